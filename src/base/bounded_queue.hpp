// SPDX-License-Identifier: MPL-2.0
//
// A queue between threads that holds at most so many items, so that memory stays bounded.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <optional>
#include <utility>

namespace cnamdata {

/// Thread-safe, any number of producers and consumers.
template <typename Item>
class BoundedQueue {
public:
    explicit BoundedQueue(std::size_t capacity) : capacity_(capacity) {}

    /// Takes the item if there is room now and the queue is not closed; else returns false and leaves it as it is.
    bool try_push(Item& item) {
        const std::lock_guard lock(mutex_);
        if (closed_ || items_.size() >= capacity_) return false;
        items_.push_back(std::move(item));
        filled_.notify_one();
        return true;
    }

    /// Waits for an item. Nothing, once the queue is closed and empty.
    std::optional<Item> pop() {
        std::unique_lock lock(mutex_);
        filled_.wait(lock, [this] { return closed_ || !items_.empty(); });
        return take();
    }

    /// An item that is there now, else nothing.
    std::optional<Item> try_pop() {
        const std::lock_guard lock(mutex_);
        return take();
    }

    [[nodiscard]] bool is_closed() const {
        const std::lock_guard lock(mutex_);
        return closed_;
    }

    /// No more items; those inside can still be taken.
    void close() {
        const std::lock_guard lock(mutex_);
        closed_ = true;
        filled_.notify_all();
    }

private:
    std::optional<Item> take() {
        if (items_.empty()) return {};
        std::optional<Item> item(std::move(items_.front()));
        items_.pop_front();
        return item;
    }

    mutable std::mutex mutex_;
    std::condition_variable filled_;
    std::deque<Item> items_;
    std::size_t capacity_;
    bool closed_ = false;
};

} // namespace cnamdata
