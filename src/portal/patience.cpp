// SPDX-License-Identifier: MPL-2.0
#include "portal/patience.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <random>
#include <thread>

namespace cnamdata::portal {

namespace {

constexpr double longest_wait = 300;
constexpr double longest_obeyed_wait = 900; ///< asked for by Retry-After

/// So that many clients that failed together do not come back together.
double jitter() {
    thread_local std::minstd_rand engine(std::random_device{}());
    return std::uniform_real_distribution<double>(0.5, 1.5)(engine);
}

} // namespace

void wait(double seconds, const Progress* progress) {
    using Clock = std::chrono::steady_clock;
    const auto end = Clock::now() + std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(seconds));
    while (true) {
        if (progress != nullptr && progress->cancel) throw Error(Category::interrupted, "interrupted");
        const auto left = end - Clock::now();
        if (left <= Clock::duration::zero()) return;
        std::this_thread::sleep_for(std::min<Clock::duration>(left, std::chrono::milliseconds(50)));
    }
}

std::string reason_of(const HttpAnswer& answer) {
    if (!answer.failure.empty()) return answer.failure;
    return fmt::format("the portal answers with status {}", answer.status);
}

bool may_pass(const HttpAnswer& answer) noexcept {
    if (!answer.failure.empty()) return !answer.hopeless;
    return answer.status >= 500 || answer.status == 408 || answer.status == 425 || answer.status == 429;
}

void Patience::again(const std::string& reason, double asked_wait) {
    ++failures_;
    const bool too_long = asked_wait > longest_obeyed_wait;
    if (failures_ >= run_.options.attempts || too_long) {
        const std::string often = failures_ == 1 ? "" : fmt::format(", {} times", failures_);
        const std::string when = asked_wait > 0 ? fmt::format(" The portal asks to wait {:.0f} s.", asked_wait) : "";
        throw Error(Category::network, fmt::format("{}: {}{}", what_, reason, often), "Try again later." + when);
    }
    const double backoff = std::min(longest_wait, run_.options.retry_wait * std::pow(2.0, failures_ - 1) * jitter());
    const double seconds = std::max(asked_wait, backoff);
    run_.teller.tell(PortalEvent::Kind::retry, fmt::format("{}: {}; trying again in {:.1f} s (attempt {} of {})", what_,
                                                           reason, seconds, failures_ + 1, run_.options.attempts));
    wait(seconds, run_.progress);
}

} // namespace cnamdata::portal
