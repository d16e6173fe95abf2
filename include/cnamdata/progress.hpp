// SPDX-License-Identifier: MPL-2.0
//
// How long-running calls tell how far they are.
#pragma once

#include <atomic>
#include <cstdint>
#include <string>

namespace cnamdata {

/// Counters that a call keeps up to date and another thread may read at any time (all members are atomic).
/// Set `cancel` from anywhere, a signal handler included: the call then throws Error(interrupted) within a batch.
struct Progress {
    std::atomic<std::uint64_t> bytes_total{0}; ///< of the sources, as stored; 0 while unknown
    std::atomic<std::uint64_t> bytes_done{0};
    std::atomic<std::uint64_t> rows{0};
    std::atomic<bool> cancel{false};
};

} // namespace cnamdata
