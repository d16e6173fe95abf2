// SPDX-License-Identifier: MPL-2.0
#include "base/pipeline.hpp"
#include "support/catch.hpp"

#include <chrono>
#include <stdexcept>
#include <string>
#include <thread>

using namespace cnamdata;

namespace {

std::function<std::optional<int>()> numbers_to(int end) {
    return [next = 0, end]() mutable { return next < end ? std::optional(next++) : std::nullopt; };
}

} // namespace

TEST_CASE("every item is worked on once, and in turn when asked", "[pipeline]") {
    for (const unsigned threads : {1U, 2U, 7U}) {
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
        run_pipeline<int>(threads, numbers_to(200), work);
        CHECK(in_order);
        REQUIRE(seen.size() == 200);
        CHECK(std::is_sorted(seen.begin(), seen.end()));
    }
}

TEST_CASE("who produces works too when as many items wait as may", "[pipeline]") {
    const std::thread::id caller = std::this_thread::get_id();
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(10);
    std::atomic<bool> caller_worked{false}, in_vain{false};
    std::atomic<int> worked{0};
    const auto work = [&](int&, std::uint64_t) {
        if (std::this_thread::get_id() == caller) caller_worked = true;
        while (!caller_worked && !in_vain) { // it is the only other thread
            std::this_thread::yield();
            in_vain = std::chrono::steady_clock::now() > deadline;
        }
        return ++worked > 0;
    };
    run_pipeline<int>(2, numbers_to(20), work);
    CHECK_FALSE(in_vain);
    CHECK(worked == 20);
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
    for (int round = 0; round < 50; ++round) {
        Sequencer sequencer;
        std::string what;
        try {
            run_pipeline<int>(4, numbers_to(100),
                              [&](int& item, std::uint64_t ordinal) {
                                  if (item == 20 || item == 21 || item == 22)
                                      throw std::runtime_error(std::to_string(item));
                                  return sequencer.in_turn(ordinal, [] { return true; });
                              },
                              {.failed = [&] { sequencer.cancel(); }});
        } catch (const std::runtime_error& error) {
            what = error.what();
        }
        CHECK(what == "20");
    }
}

TEST_CASE("an early end stops the producer", "[pipeline]") {
    for (const unsigned threads : {1U, 2U, 7U}) {
        std::atomic<int> worked{0};
        const auto work = [&](int&, std::uint64_t) { return ++worked < 10; };
        run_pipeline<int>(threads, numbers_to(1'000'000), work);
        CHECK(worked < 100);
    }
}

TEST_CASE("the producer's error comes after the work before it", "[pipeline]") {
    for (const unsigned threads : {1U, 2U, 7U}) {
        std::atomic<int> worked{0};
        const auto produce = [next = 0]() mutable -> std::optional<int> {
            if (next == 5) throw std::runtime_error("truncated");
            return next++;
        };
        const auto work = [&](int&, std::uint64_t) { return ++worked > 0; };
        CHECK_THROWS_AS(run_pipeline<int>(threads, produce, work), std::runtime_error);
        CHECK(worked == 5);
    }
}
