// SPDX-License-Identifier: MPL-2.0
//
// How runs that talk to the portal are told on stderr.
#pragma once

#include "cli/console.hpp"

#include "cnamdata/portal.hpp"

namespace cnamdata::cli {

/// Tells archives, retries and failures as they come. `console` must outlive it.
[[nodiscard]] PortalObserver portal_observer(Console& console);

/// The last line of a fetch.
void tell_fetch(Console& console, const FetchReport& report);
/// The last line of a refresh.
void tell_refresh(Console& console, const RefreshReport& report, double seconds);

/// The exit code that the first failure gives; 0 when there is none.
[[nodiscard]] int exit_code_of(const std::vector<Error>& failures) noexcept;

} // namespace cnamdata::cli
