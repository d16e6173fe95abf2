// SPDX-License-Identifier: MPL-2.0
//
// Some rows of a batch.
#pragma once

#include <cstddef>
#include <cstdint>

namespace cnamdata {

/// `count` rows from `first` on, or those at `offsets` from it. Does not own the offsets.
struct RowBlock {
    std::size_t first = 0;
    std::size_t count = 0;
    const std::uint32_t* offsets = nullptr;

    /// Calls `act` with the number of a row in the block, and in the batch.
    template <class Act>
    void each(Act act) const {
        const std::size_t from = first; // the compiler need not fear that `act` changes it
        if (offsets == nullptr) {
            by_four([=](std::size_t i) __attribute__((always_inline)) { act(i, from + i); });
        } else {
            by_four([ =, at = offsets ](std::size_t i) __attribute__((always_inline)) { act(i, from + at[i]); });
        }
    }

    /// At most `most` rows of it, from its row `start` on.
    [[nodiscard]] RowBlock part(std::size_t start, std::size_t most) const noexcept {
        const std::size_t some = count - start < most ? count - start : most;
        if (offsets == nullptr) return {first + start, some, nullptr};
        return {first, some, offsets + start};
    }

private:
    // A row takes so few instructions that those of a loop would be half of them.
    template <class Act>
    void by_four(Act act) const {
        const std::size_t end = count;
        std::size_t i = 0;
        for (; i + 4 <= end; i += 4) {
            act(i);
            act(i + 1);
            act(i + 2);
            act(i + 3);
        }
        for (; i < end; ++i)
            act(i);
    }
};

} // namespace cnamdata
