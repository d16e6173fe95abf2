// SPDX-License-Identifier: MPL-2.0
//
// Threads that work beside the one that starts them.
#pragma once

#include <functional>
#include <thread>
#include <vector>

namespace cnamdata {

/// Threads with one owner, who waits for all of them. For the owner's thread alone.
class ThreadGroup {
public:
    ThreadGroup() = default;
    ~ThreadGroup() { join(); }
    ThreadGroup(const ThreadGroup&) = delete;
    ThreadGroup& operator=(const ThreadGroup&) = delete;

    /// Starts `work`, which must not throw and must stay valid until join(). Each thread begins on the next core that
    /// the process may use, counted from the caller's, where the system lets it be asked, and is free to move: left to
    /// itself Linux may begin it on the caller's core and move it after several periods of 4 ms, a tenth of the time
    /// of a small question. Throws std::system_error when there can be no more threads.
    void start(std::function<void()> work);

    /// Returns when all have ended; more can be started then.
    void join() noexcept;

private:
    std::vector<std::thread> threads_;
};

} // namespace cnamdata
