// SPDX-License-Identifier: MPL-2.0
//
// Tables of the vectorised unpack(), made by the compiler.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>

namespace cnamdata::parquet {

/// How to bring four packed values of a width, from bit `first` of 16 bytes on, into four lanes of 32 bits: which bytes
/// each lane takes, and by how much it is then shifted right.
struct Spread {
    alignas(16) std::array<std::uint8_t, 16> bytes{};
    alignas(16) std::array<std::uint32_t, 4> shifts{};

    constexpr Spread(unsigned width, unsigned first) {
        for (unsigned lane = 0; lane < 4; ++lane) {
            const unsigned bit = first + lane * width;
            shifts[lane] = bit % 8;
            for (unsigned i = 0; i < 4; ++i) {
                bytes[lane * 4 + i] = static_cast<std::uint8_t>(std::min(bit / 8 + i, 15U));
            }
        }
    }
};

/// A group of eight values of one width: the first four start on a byte, the others on a byte or half a byte.
struct GroupSpread {
    Spread low{0, 0}, high{0, 0};
};

/// A lane holds 32 bits from a byte boundary on, so that wider values might not fit.
inline constexpr unsigned max_spread_width = 25;

inline constexpr std::array<GroupSpread, max_spread_width + 1> spreads = [] {
    std::array<GroupSpread, max_spread_width + 1> made{};
    for (unsigned width = 0; width <= max_spread_width; ++width) {
        made[width] = {Spread(width, 0), Spread(width, 4 * width % 8)};
    }
    return made;
}();

} // namespace cnamdata::parquet
