// SPDX-License-Identifier: MPL-2.0
#include "ingest/group_encoder.hpp"

#include <utility>

namespace cnamdata {

bool GroupEncoder::encode(PendingGroup group, unsigned threads) {
    std::unique_lock lock(mutex_);
    ++encoding_;
    for (auto next = std::optional(std::move(group)); next && !over_; next = take_left()) {
        lock.unlock();
        encode_one(*next, threads);
        lock.lock();
    }
    --encoding_;
    changed_.notify_all();
    return !over_;
}

bool GroupEncoder::leave(PendingGroup group) {
    std::unique_lock lock(mutex_);
    if (over_) return false;
    auto before = std::exchange(left_, std::move(group));
    changed_.notify_all();
    lock.unlock();
    return !before || encode(std::move(*before));
}

bool GroupEncoder::encode_left() {
    std::unique_lock lock(mutex_);
    if (over_) return false;
    auto group = take_left();
    lock.unlock();
    return !group || encode(std::move(*group));
}

bool GroupEncoder::keep_pace() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return over_ || !left_ || encoding_ == 0; });
    return !over_;
}

void GroupEncoder::encode_one(PendingGroup& group, unsigned threads) {
    try {
        parquet::EncodedRowGroup encoded = parquet::encode_on(threads, fields_, group.pieces);
        if (!wait_for_turn(group.ordinal)) return;
        append_(group, std::move(encoded));
    } catch (...) {
        return fail(group.ordinal);
    }
    finish_turn();
}

std::optional<PendingGroup> GroupEncoder::take_left() {
    changed_.notify_all();
    return std::exchange(left_, {});
}

// A group before that one may be left to nobody but those who wait here.
bool GroupEncoder::wait_for_turn(std::uint64_t ordinal) {
    std::unique_lock lock(mutex_);
    while (!over_ && turn_ != ordinal) {
        changed_.wait(lock, [&] { return over_ || turn_ == ordinal || (left_ && left_->ordinal < ordinal); });
        if (over_ || turn_ == ordinal) break;
        auto earlier = take_left();
        lock.unlock();
        encode_one(*earlier, 1);
        lock.lock();
    }
    return !over_;
}

void GroupEncoder::finish_turn() {
    const std::lock_guard lock(mutex_);
    ++turn_;
    changed_.notify_all();
}

void GroupEncoder::fail(std::uint64_t ordinal) {
    error_.keep(ordinal, std::current_exception());
    cancel();
}

void GroupEncoder::cancel() {
    const std::lock_guard lock(mutex_);
    over_ = true;
    changed_.notify_all();
}

} // namespace cnamdata
