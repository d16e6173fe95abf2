// SPDX-License-Identifier: MPL-2.0
#include "base/thread_group.hpp"
#include "support/catch.hpp"

#include <array>
#include <atomic>

#if defined(__linux__)
#include <sched.h>
#endif

using namespace cnamdata;

TEST_CASE("a group waits for its threads, when asked and at its end", "[threads]") {
    std::atomic<int> ended{0};
    {
        ThreadGroup group;
        for (int i = 0; i < 5; ++i)
            group.start([&] { ++ended; });
        group.join();
        CHECK(ended == 5);
        group.start([&] { ++ended; });
    }
    CHECK(ended == 6);
}

#if defined(__linux__)
TEST_CASE("threads begin on a core of their own, and may run wherever the process may", "[threads]") {
    cpu_set_t before;
    REQUIRE(sched_getaffinity(0, sizeof before, &before) == 0);
    std::array<cpu_set_t, 3> allowed{};
    std::atomic<bool> go{false};
    {
        ThreadGroup group;
        for (cpu_set_t& set : allowed) {
            group.start([&] {
                while (!go) // until all have been started
                    std::this_thread::yield();
                sched_getaffinity(0, sizeof set, &set);
            });
        }
        go = true;
    }
    for (const cpu_set_t& set : allowed)
        CHECK(CPU_EQUAL(&set, &before));
    cpu_set_t after;
    REQUIRE(sched_getaffinity(0, sizeof after, &after) == 0);
    CHECK(CPU_EQUAL(&after, &before));
}
#endif
