// SPDX-License-Identifier: MPL-2.0
//
// How runs that talk to the portal are told on stderr.
#pragma once

#include "cli/command.hpp"

#include "cnamdata/portal.hpp"

namespace cnamdata::cli {

/// Tells archives, retries and failures as they come. `console` must outlive it.
[[nodiscard]] PortalObserver portal_observer(Console& console);

/// The last line of a fetch.
void tell_fetch(Console& console, const FetchReport& report);
/// What a refresh did.
struct Refreshed {
    RefreshReport report{}; ///< the failures of series are among its own
    std::size_t series = 0; ///< whose output was written
};

/// Runs a refresh under a progress bar, then the store's series of its datasets, and tells it, the counts in its last
/// line.
Refreshed run_refresh(Context& context, const RefreshRequest& request);

/// The exit code that the first failure gives; 0 when there is none.
[[nodiscard]] int exit_code_of(const std::vector<Error>& failures) noexcept;

} // namespace cnamdata::cli
