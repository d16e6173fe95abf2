// SPDX-License-Identifier: MPL-2.0
#include "query/key_order.hpp"

namespace cnamdata {

KeyOrder::KeyOrder(const GroupTable& groups, const std::vector<std::unique_ptr<KeyValues>>& values,
                   std::vector<std::size_t> keys)
    : groups_(groups), keys_(std::move(keys)) {
    for (const std::size_t key : keys_)
        ranks_.push_back(values[key]->ranks());
    if (fits_a_word()) pack();
}

bool KeyOrder::fits_a_word() const {
    std::uint64_t combinations = 1;
    for (const auto& ranks : ranks_) {
        if (__builtin_mul_overflow(combinations, std::uint64_t{ranks.size()}, &combinations)) return false;
    }
    return true;
}

void KeyOrder::pack() {
    packed_.assign(groups_.size(), 0);
    for (std::size_t k = 0; k < keys_.size(); ++k) {
        for (std::size_t group = 0; group < packed_.size(); ++group)
            packed_[group] = packed_[group] * ranks_[k].size() + ranks_[k][groups_.key(group, keys_[k])];
    }
}

bool KeyOrder::before_by_ranks(std::size_t a, std::size_t b) const {
    for (std::size_t k = 0; k < keys_.size(); ++k) {
        const std::uint32_t left = ranks_[k][groups_.key(a, keys_[k])];
        const std::uint32_t right = ranks_[k][groups_.key(b, keys_[k])];
        if (left != right) return left < right;
    }
    return false;
}

} // namespace cnamdata
