// SPDX-License-Identifier: MPL-2.0
//
// One producer, several workers, errors that do not depend on timing.
#pragma once

#include "base/bounded_queue.hpp"
#include "base/thread_group.hpp"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <exception>
#include <functional>
#include <limits>
#include <mutex>
#include <optional>
#include <thread>

namespace cnamdata {

/// How many threads a request for `wanted` means; 0 is one for each core.
[[nodiscard]] inline unsigned thread_count(unsigned wanted) noexcept {
    return wanted != 0 ? wanted : std::max(1U, std::thread::hardware_concurrency());
}

/// Keeps the error of the item that came first.
class FirstError {
public:
    void keep(std::uint64_t ordinal, std::exception_ptr error) {
        const std::lock_guard lock(mutex_);
        if (ordinal >= ordinal_) return;
        ordinal_ = ordinal;
        error_ = std::move(error);
    }
    void rethrow() const {
        if (error_) std::rethrow_exception(error_);
    }

private:
    std::mutex mutex_;
    std::uint64_t ordinal_ = std::numeric_limits<std::uint64_t>::max();
    std::exception_ptr error_;
};

/// Calls `work` for each item of `produce` until it gives none or `work` returns false.
/// `produce` runs on the calling thread, `work(item, ordinal)` on `threads` others, or here when threads is 1.
/// An exception of either stops the pipeline; items produced before are still worked on, and the exception of the
/// earliest item is thrown, so that the outcome is the same whatever the threads. `failed`, if any, is called at once
/// when `work` throws: it must release whoever waits for that item. `help`, if any, is called by workers that find no
/// item: it does a piece of what `produce` will have to do and returns true, or returns false, and throws nothing.
/// `waiting` items at most wait for a worker.
template <typename Item>
void run_pipeline(unsigned threads, const std::function<std::optional<Item>()>& produce,
                  const std::function<bool(Item&, std::uint64_t)>& work, const std::function<void()>& failed = {},
                  const std::function<bool()>& help = {}, std::size_t waiting = 1) {
    std::uint64_t ordinal = 0;
    if (threads <= 1) {
        while (std::optional<Item> item = produce()) {
            if (!work(*item, ordinal++)) return;
        }
        return;
    }
    struct Numbered {
        std::uint64_t ordinal;
        Item item;
    };
    BoundedQueue<Numbered> queue(waiting);
    std::atomic<unsigned> busy{1}; // threads with something to do, the calling one among them
    const auto do_help = [&] {
        const bool helped = busy.fetch_add(1) < threads && help();
        --busy;
        return helped;
    };
    const auto take = [&] {
        auto next = queue.try_pop();
        while (!next && help && !queue.is_closed() && do_help())
            next = queue.try_pop();
        return next ? std::move(next) : queue.pop();
    };
    FirstError error;
    const auto work_on_items = [&] {
        while (auto next = take()) {
            ++busy;
            try {
                if (!work(next->item, next->ordinal)) queue.close();
            } catch (...) {
                error.keep(next->ordinal, std::current_exception());
                queue.close();
                if (failed) failed();
            }
            --busy;
        }
    };
    ThreadGroup workers;
    try {
        for (unsigned i = 0; i < threads; ++i)
            workers.start(work_on_items);
        for (std::optional<Item> item; (item = produce()); ++ordinal) {
            if (!queue.push({ordinal, std::move(*item)})) break;
        }
    } catch (...) {
        error.keep(ordinal, std::current_exception());
    }
    queue.close();
    workers.join();
    error.rethrow();
}

/// The same for items that cost nothing to produce: the workers, of which the calling thread is one, call `produce`
/// themselves, one at a time.
template <typename Item>
void run_workers(unsigned threads, const std::function<std::optional<Item>()>& produce,
                 const std::function<bool(Item&, std::uint64_t)>& work, const std::function<void()>& failed = {}) {
    std::mutex mutex;
    std::uint64_t next = 0;
    bool over = false;
    FirstError error;
    const auto fail = [&](std::uint64_t ordinal) {
        error.keep(ordinal, std::current_exception());
        const std::lock_guard lock(mutex);
        over = true;
    };
    const auto take = [&](std::uint64_t& ordinal) -> std::optional<Item> {
        const std::lock_guard lock(mutex);
        ordinal = next;
        if (over) return {};
        std::optional<Item> item;
        try {
            item = produce();
        } catch (...) {
            error.keep(ordinal, std::current_exception());
        }
        over = !item;
        ++next;
        return item;
    };
    const auto run = [&] {
        std::uint64_t ordinal = 0;
        while (std::optional<Item> item = take(ordinal)) {
            try {
                if (work(*item, ordinal)) continue;
                const std::lock_guard lock(mutex);
                over = true;
            } catch (...) {
                fail(ordinal);
                if (failed) failed();
            }
        }
    };
    ThreadGroup others;
    for (unsigned i = 1; i < threads; ++i)
        others.start(run);
    run();
    others.join();
    error.rethrow();
}

/// Lets workers act in the order of their items. Thread-safe.
class Sequencer {
public:
    /// Waits for the turn of `ordinal`, calls `act`, and passes the turn on; when `act` throws, all later turns are
    /// cancelled. Returns false, without calling, for a cancelled turn or after `act` returned false once.
    bool in_turn(std::uint64_t ordinal, const std::function<bool()>& act) {
        std::unique_lock lock(mutex_);
        turn_changed_.wait(lock, [&] { return over_ || turn_ == ordinal; });
        if (over_) return false;
        lock.unlock();
        bool more = false;
        try {
            more = act();
        } catch (...) {
            cancel();
            throw;
        }
        lock.lock();
        ++turn_;
        over_ = over_ || !more;
        turn_changed_.notify_all();
        return more;
    }

    /// To be called when the work before a turn fails: later turns will not come.
    void cancel() {
        const std::lock_guard lock(mutex_);
        over_ = true;
        turn_changed_.notify_all();
    }

private:
    std::mutex mutex_;
    std::condition_variable turn_changed_;
    std::uint64_t turn_ = 0;
    bool over_ = false;
};

} // namespace cnamdata
