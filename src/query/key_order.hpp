// SPDX-License-Identifier: MPL-2.0
//
// The order of groups by the values of their keys.
#pragma once

#include "query/groups.hpp"

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace cnamdata {

/// Ascending order of some keys, the first of them most significant; nulls last. Immutable, thread-safe.
class KeyOrder {
public:
    /// `keys` are columns of `groups`, which must outlive it.
    KeyOrder(const GroupTable& groups, const std::vector<std::unique_ptr<KeyValues>>& values,
             std::vector<std::size_t> keys);

    [[nodiscard]] bool before(std::size_t a, std::size_t b) const {
        return packed_.empty() ? before_by_ranks(a, b) : packed_[a] < packed_[b];
    }

    /// A number for each group, ordered as the groups are; empty when the ranks of their keys do not fit into one.
    [[nodiscard]] std::span<const std::uint64_t> numbers() const noexcept { return packed_; }

private:
    [[nodiscard]] bool before_by_ranks(std::size_t a, std::size_t b) const;
    [[nodiscard]] bool fits_a_word() const;
    void pack();

    const GroupTable& groups_;
    std::vector<std::size_t> keys_;
    std::vector<std::vector<std::uint32_t>> ranks_; // of the values of each of `keys_`
    std::vector<std::uint64_t> packed_;             // all ranks of a group in one number; empty when they do not fit
};

} // namespace cnamdata
