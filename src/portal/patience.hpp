// SPDX-License-Identifier: MPL-2.0
//
// Trying again: how often, and after how long.
#pragma once

#include "cnamdata/portal.hpp"
#include "portal/http.hpp"

#include <functional>
#include <mutex>
#include <string>

namespace cnamdata::portal {

/// The observer of a run, for any thread.
class Teller {
public:
    explicit Teller(const PortalObserver& observer) : observer_(observer) {}
    void tell(const PortalEvent& event) {
        const std::lock_guard lock(mutex_);
        if (observer_) observer_(event);
    }
    void tell(PortalEvent::Kind kind, std::string text) { tell({.kind = kind, .text = std::move(text)}); }

private:
    const PortalObserver& observer_;
    std::mutex mutex_;
};

/// What all parts of a run share. The references outlive it.
struct Run {
    const PortalOptions& options;
    std::string root; ///< of the portal
    Progress* progress;
    Teller& teller;
};

/// Sleeps. Throws Error(interrupted) within a tenth of a second.
void wait(double seconds, const Progress* progress);

/// `status 503`, `Operation too slow`: what went wrong with a transfer.
[[nodiscard]] std::string reason_of(const HttpAnswer& answer);

/// Whether the same request may succeed later.
[[nodiscard]] bool may_pass(const HttpAnswer& answer) noexcept;

/// The attempts at one thing.
class Patience {
public:
    Patience(const Run& run, std::string what) : run_(run), what_(std::move(what)) {}

    /// Waits before another attempt. Throws Error(network) with `reason` when there were enough of them.
    void again(const std::string& reason, double asked_wait = 0);
    /// Something was gained: the count begins anew.
    void headway() noexcept { failures_ = 0; }

private:
    const Run& run_;
    std::string what_;
    unsigned failures_ = 0;
};

} // namespace cnamdata::portal
