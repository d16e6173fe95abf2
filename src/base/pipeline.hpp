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

struct PipelineOptions {
    /// Called at once when `work` throws: it must release whoever waits for that item.
    std::function<void()> failed = {};
    /// Called by workers that find no item: does a piece of what `produce` will have to do and returns true, or returns
    /// false, and throws nothing.
    std::function<bool()> help = {};
    /// So many items at most wait for a worker. With fewer than two, workers wait while the calling thread works.
    std::size_t waiting = 2;
};

/// What run_pipeline() does with more than one thread.
template <typename Item>
class Pipeline {
public:
    using Produce = std::function<std::optional<Item>()>;
    using Work = std::function<bool(Item&, std::uint64_t)>;

    Pipeline(unsigned threads, const Produce& produce, const Work& work, const PipelineOptions& options)
        : threads_(threads), produce_(produce), work_(work), options_(options), queue_(options.waiting) {}

    void run() {
        ThreadGroup workers;
        try {
            for (unsigned i = 1; i < threads_; ++i)
                workers.start([this] { work_on_all(); });
            while (std::optional<Item> item = produce_()) {
                if (!hand_over({ordinal_++, std::move(*item)})) break;
            }
        } catch (...) {
            error_.keep(ordinal_, std::current_exception());
        }
        queue_.close();
        work_on_rest();
        workers.join();
        error_.rethrow();
    }

private:
    struct Numbered {
        std::uint64_t ordinal;
        Item item;
    };

    // Returns false once the queue is closed.
    bool hand_over(Numbered item) {
        while (!queue_.try_push(item)) {
            if (queue_.is_closed()) return false;
            if (auto next = queue_.try_pop()) work_on(*next);
        }
        return true;
    }

    void work_on_all() {
        while (auto next = take()) {
            ++busy_;
            work_on(*next);
            --busy_;
        }
    }

    void work_on_rest() {
        while (auto next = queue_.try_pop())
            work_on(*next);
    }

    std::optional<Numbered> take() {
        auto next = queue_.try_pop();
        while (!next && options_.help && !queue_.is_closed() && help())
            next = queue_.try_pop();
        return next ? std::move(next) : queue_.pop();
    }

    bool help() {
        const bool helped = busy_.fetch_add(1) < threads_ && options_.help();
        --busy_;
        return helped;
    }

    void work_on(Numbered& next) {
        try {
            if (!work_(next.item, next.ordinal)) queue_.close();
        } catch (...) {
            error_.keep(next.ordinal, std::current_exception());
            queue_.close();
            if (options_.failed) options_.failed();
        }
    }

    const unsigned threads_;
    const Produce& produce_;
    const Work& work_;
    const PipelineOptions& options_;
    BoundedQueue<Numbered> queue_;
    std::atomic<unsigned> busy_{1}; // threads with something to do, the calling one among them
    std::uint64_t ordinal_ = 0;     // of the next item
    FirstError error_;
};

/// Calls `work` for each item of `produce` until it gives none or `work` returns false.
/// `produce` runs on the calling thread, `work(item, ordinal)` on the others of so many threads, and on the calling one
/// when as many items wait as may.
/// An exception of either stops the pipeline; items produced before are still worked on, and the exception of the
/// earliest item is thrown, so that the outcome is the same whatever the threads.
template <typename Item>
void run_pipeline(unsigned threads, const std::function<std::optional<Item>()>& produce,
                  const std::function<bool(Item&, std::uint64_t)>& work, const PipelineOptions& options = {}) {
    if (threads > 1) return Pipeline<Item>(threads, produce, work, options).run();
    std::uint64_t ordinal = 0;
    while (std::optional<Item> item = produce()) {
        if (!work(*item, ordinal++)) return;
    }
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
