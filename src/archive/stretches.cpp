// SPDX-License-Identifier: MPL-2.0
#include "archive/stretches.hpp"

#include <algorithm>
#include <utility>

namespace cnamdata {

namespace {

// How far the reader will come by itself before another thread has done with a stretch: the nearer, the more is
// inflated ahead, and the more often the reader waits.
constexpr std::uint64_t least_ahead = 3;
// Of a file that has no such blocks, nothing more is tried.
constexpr unsigned most_in_vain = 4;
// When the reader came to so many places where nobody was ahead of it, the memory of stretches is freed.
constexpr unsigned most_alone = 8;

} // namespace

bool Stretches::help(unsigned most) noexcept {
    std::unique_lock lock(mutex_);
    const std::uint64_t number = std::max(next_, here_ + least_ahead);
    if (waiting_.size() >= most || in_vain_ >= most_in_vain || number * bytes_ >= file_.size()) return false;
    std::unique_ptr<Stretch> memory;
    try {
        waiting_[number];
        if (spare_.empty()) {
            memory = std::make_unique<Stretch>();
        } else {
            memory = std::move(spare_.back());
            spare_.pop_back();
        }
    } catch (const std::bad_alloc&) {
        waiting_.erase(number);
        return false;
    }
    next_ = number + 1;
    lock.unlock();
    auto stretch = inflate(number, std::move(memory));
    lock.lock();
    in_vain_ = stretch ? 0 : in_vain_ + 1;
    waiting_[number] = {std::move(stretch), true};
    one_done_.notify_all();
    return true;
}

// Whatever is wrong with the file, the reader will come upon it.
std::unique_ptr<Stretch> Stretches::inflate(std::uint64_t number, std::unique_ptr<Stretch> memory) const noexcept {
    try {
        const std::uint64_t begin = number * bytes_;
        const auto input = memory->input(static_cast<std::size_t>(std::min(bytes_, file_.size() - begin)));
        if (file_.read_at(begin, input) == input.size() && memory->inflate()) return memory;
    } catch (...) {
        return nullptr;
    }
    return nullptr;
}

bool Stretches::are_used() const noexcept {
    const std::lock_guard lock(mutex_);
    return next_ > 0;
}

std::unique_ptr<Stretch> Stretches::arrive(std::uint64_t number) {
    std::unique_lock lock(mutex_);
    here_ = number;
    waiting_.erase(waiting_.begin(), waiting_.lower_bound(number)); // where a member ended, none was asked for
    const auto found = waiting_.find(number);
    if (found == waiting_.end()) {
        if (waiting_.empty() && ++alone_ >= most_alone) spare_.clear(); // the others have better things to do
        return nullptr;
    }
    alone_ = 0;
    one_done_.wait(lock, [&] { return found->second.done; });
    auto stretch = std::move(found->second.stretch);
    waiting_.erase(found);
    return stretch;
}

void Stretches::recycle(std::unique_ptr<Stretch> stretch) {
    const std::lock_guard lock(mutex_);
    spare_.push_back(std::move(stretch));
}

} // namespace cnamdata
