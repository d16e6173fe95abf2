// SPDX-License-Identifier: MPL-2.0
#include "base/pipeline.hpp"
#include "support/catch.hpp"

#include <array>
#include <chrono>
#include <stdexcept>
#include <string>
#include <thread>

using namespace cnamdata;

namespace {

std::function<std::optional<int>()> numbers_to(int end) {
    return [next = 0, end]() mutable { return next < end ? std::optional(next++) : std::nullopt; };
}

struct Shape {
    unsigned threads;
    bool caller_works;
};

constexpr std::array<Shape, 5> shapes{{{1, false}, {2, false}, {7, false}, {2, true}, {7, true}}};

} // namespace

TEST_CASE("every item is worked on once, and in turn when asked", "[pipeline]") {
    for (const auto [threads, caller_works] : shapes) {
        Sequencer sequencer;
        std::vector<int> seen;
        bool in_order = true; // not checked by the workers: assertions are for one thread
        const auto work = [&](int& item, std::uint64_t ordinal) {
            return sequencer.in_turn(ordinal, [&] {
                in_order = in_order && static_cast<std::uint64_t>(item) == ordinal;
                seen.push_back(item);
                return true;
            });
        };
        run_pipeline<int>(threads, numbers_to(200), work, {.waiting = 3, .caller_works = caller_works});
        CHECK(in_order);
        REQUIRE(seen.size() == 200);
        CHECK(std::is_sorted(seen.begin(), seen.end()));
    }
}

TEST_CASE("who produces works too when asked, and only when items wait", "[pipeline]") {
    for (const bool caller_works : {false, true}) {
        const std::thread::id caller = std::this_thread::get_id();
        std::atomic<int> by_caller{0}, worked{0};
        std::atomic<bool> go{!caller_works}; // else the other thread waits until the caller has worked
        const auto work = [&](int&, std::uint64_t) {
            ++worked;
            if (std::this_thread::get_id() == caller) {
                ++by_caller;
                go = true;
            }
            while (!go)
                std::this_thread::yield();
            return true;
        };
        run_pipeline<int>(2, numbers_to(20), work, {.waiting = 2, .caller_works = caller_works});
        CHECK(worked == 20);
        CHECK((by_caller > 0) == caller_works);
    }
}

TEST_CASE("workers without an item help whoever produces, as long as there is something to do", "[pipeline]") {
    for (const unsigned threads : {1U, 2U, 5U}) {
        std::atomic<unsigned> at_once{0}, most{0}, helped{0};
        std::atomic<int> worked{0};
        const auto help = [&] {
            const unsigned now = ++at_once;
            for (unsigned seen = most; now > seen && !most.compare_exchange_weak(seen, now);) {
            }
            std::this_thread::sleep_for(std::chrono::microseconds(200));
            --at_once;
            return ++helped < 20;
        };
        const auto produce = [numbers = numbers_to(50)]() -> std::optional<int> {
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
            return numbers();
        };
        const auto work = [&](int&, std::uint64_t) { return ++worked > 0; };
        run_pipeline<int>(threads, produce, work, {.help = help});
        CHECK(worked == 50);
        CHECK((helped > 0) == (threads > 1));
        CHECK(most <= threads - 1); // one produces
    }
}

TEST_CASE("the error of the earliest item is thrown, whatever the timing", "[pipeline]") {
    for (int round = 0; round < 100; ++round) {
        Sequencer sequencer;
        std::string what;
        try {
            run_pipeline<int>(4, numbers_to(100),
                              [&](int& item, std::uint64_t ordinal) {
                                  if (item == 20 || item == 21 || item == 22)
                                      throw std::runtime_error(std::to_string(item));
                                  return sequencer.in_turn(ordinal, [] { return true; });
                              },
                              {.failed = [&] { sequencer.cancel(); }, .caller_works = round % 2 == 0});
        } catch (const std::runtime_error& error) {
            what = error.what();
        }
        CHECK(what == "20");
    }
}

TEST_CASE("an early end stops the producer", "[pipeline]") {
    for (const auto [threads, caller_works] : shapes) {
        std::atomic<int> worked{0};
        const auto work = [&](int&, std::uint64_t) { return ++worked < 10; };
        run_pipeline<int>(threads, numbers_to(1'000'000), work, {.caller_works = caller_works});
        CHECK(worked < 100);
    }
}

TEST_CASE("the producer's error comes after the work before it", "[pipeline]") {
    for (const auto [threads, caller_works] : shapes) {
        std::atomic<int> worked{0};
        const auto produce = [next = 0]() mutable -> std::optional<int> {
            if (next == 5) throw std::runtime_error("truncated");
            return next++;
        };
        const auto work = [&](int&, std::uint64_t) { return ++worked > 0; };
        const PipelineOptions options{.waiting = 3, .caller_works = caller_works};
        CHECK_THROWS_AS(run_pipeline<int>(threads, produce, work, options), std::runtime_error);
        CHECK(worked == 5);
    }
}
