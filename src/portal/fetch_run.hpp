// SPDX-License-Identifier: MPL-2.0
//
// fetch() for who holds the lock of the portal already.
#pragma once

#include "cnamdata/portal.hpp"
#include "portal/download.hpp"

#include <functional>
#include <memory>

namespace cnamdata::portal {

/// What may happen to archives while they come. Called from the threads of a run.
struct FetchHooks {
    /// Reads along with the download of an archive; may give nullptr.
    std::function<std::unique_ptr<Tap>(const Target&)> make_tap{};
    /// The tap has read all of it, and it is recorded.
    std::function<void(const Target&, Tap&)> tapped{};
    bool keep_tapped = true; ///< also put an archive into the store that a tap has read
};

FetchReport fetch_unlocked(const FetchRequest& request, Progress* progress, const PortalObserver& observer,
                           const FetchHooks& hooks = {});

} // namespace cnamdata::portal
