// SPDX-License-Identifier: MPL-2.0
#include "base/thread_group.hpp"

#include <algorithm>
#include <utility>

#if defined(__linux__)
#include <pthread.h>
#include <sched.h>
#endif

namespace cnamdata {

namespace {

#if defined(__linux__)

// The core of `allowed` that is `steps` beyond the one that this runs on.
std::size_t core_beyond(const cpu_set_t& allowed, std::size_t steps) {
    auto core = static_cast<std::size_t>(std::max(0, sched_getcpu()));
    for (std::size_t step = 0; step < steps % static_cast<std::size_t>(CPU_COUNT(&allowed)); ++step) {
        do
            core = (core + 1) % CPU_SETSIZE;
        while (!CPU_ISSET(core, &allowed));
    }
    return core;
}

// Asking for one core moves the thread at once; being allowed all of them again does not move it back.
void begin_elsewhere(std::thread& thread, std::size_t steps) {
    cpu_set_t allowed;
    if (sched_getaffinity(0, sizeof allowed, &allowed) != 0) return; // more cores than a set has places
    cpu_set_t one;
    CPU_ZERO(&one);
    CPU_SET(core_beyond(allowed, steps), &one);
    pthread_setaffinity_np(thread.native_handle(), sizeof one, &one);
    pthread_setaffinity_np(thread.native_handle(), sizeof allowed, &allowed);
}

#else

void begin_elsewhere(std::thread&, std::size_t) {}

#endif

} // namespace

void ThreadGroup::start(std::function<void()> work) {
    threads_.emplace_back(std::move(work));
    begin_elsewhere(threads_.back(), threads_.size());
}

void ThreadGroup::join() noexcept {
    for (std::thread& thread : threads_)
        thread.join();
    threads_.clear();
}

} // namespace cnamdata
