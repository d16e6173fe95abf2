// SPDX-License-Identifier: MPL-2.0
#include "ingest/group_encoder.hpp"

#include <utility>

namespace cnamdata {

bool GroupEncoder::encode(PendingGroup group, unsigned threads) {
    const auto count = [&](int more) {
        const std::lock_guard lock(mutex_);
        encoding_ += more;
        changed_.notify_all();
    };
    count(1);
    bool more = encode_one(group, threads);
    while (more) {
        auto left = take_left();
        if (!left) break;
        more = encode_one(*left, 1);
    }
    count(-1);
    return more;
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
    auto group = take_left();
    if (group) return encode(std::move(*group));
    const std::lock_guard lock(mutex_);
    return !over_;
}

bool GroupEncoder::keep_pace() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return over_ || !left_ || encoding_ == 0; });
    return !over_;
}

bool GroupEncoder::encode_one(PendingGroup& group, unsigned threads) {
    try {
        parquet::EncodedRowGroup encoded = parquet::encode_on(threads, fields_, group.pieces);
        if (!wait_for_turn(group.ordinal)) return false;
        append_(group, std::move(encoded));
    } catch (...) {
        fail(group.ordinal);
        return false;
    }
    finish_turn();
    return true;
}

std::optional<PendingGroup> GroupEncoder::take_left() {
    const std::lock_guard lock(mutex_);
    if (over_) return {};
    changed_.notify_all();
    return std::exchange(left_, {});
}

// A group before that one may be left to nobody but those who wait here.
bool GroupEncoder::wait_for_turn(std::uint64_t ordinal) {
    std::unique_lock lock(mutex_);
    while (!over_ && turn_ != ordinal) {
        changed_.wait(lock, [&] { return over_ || turn_ == ordinal || (left_ && left_->ordinal < ordinal); });
        if (over_ || turn_ == ordinal) break;
        auto earlier = std::exchange(left_, {});
        lock.unlock();
        static_cast<void>(encode_one(*earlier, 1)); // over_ tells whether it failed
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
