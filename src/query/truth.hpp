// SPDX-License-Identifier: MPL-2.0
//
// SQL's three-valued logic.
#pragma once

#include <cstdint>

namespace cnamdata {

/// So numbered that `and` is the minimum, `or` the maximum and `not x` is `truth - x`.
using Truth = std::uint8_t;
inline constexpr Truth falsehood = 0;
inline constexpr Truth unknown = 1;
inline constexpr Truth truth = 2;

[[nodiscard]] constexpr Truth truth_of(bool value) noexcept { return value ? truth : falsehood; }

/// Some of the three: bit `t` for truth `t`.
using TruthSet = std::uint8_t;
[[nodiscard]] constexpr TruthSet only(Truth one) noexcept { return static_cast<TruthSet>(1U << one); }
inline constexpr TruthSet no_truth = 0;
inline constexpr TruthSet true_or_false = only(truth) | only(falsehood);

/// The truths that `combine` makes of one of each set.
template <class Combine>
[[nodiscard]] constexpr TruthSet combined(TruthSet a, TruthSet b, Combine combine) noexcept {
    TruthSet made = no_truth;
    for (Truth x = falsehood; x <= truth; ++x) {
        for (Truth y = falsehood; y <= truth; ++y) {
            if ((a & only(x)) != 0 && (b & only(y)) != 0) made |= only(combine(x, y));
        }
    }
    return made;
}

} // namespace cnamdata
