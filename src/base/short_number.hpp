// SPDX-License-Identifier: MPL-2.0
//
// Numbers of at most eight characters, read all at once in a 64-bit word: nearly all numbers of the published files.
// This is the hot loop of ingest: one test at the end instead of a branch for each character.
#pragma once

#include "base/numbers.hpp"

#include <array>
#include <bit>
#include <cstdint>
#include <cstring>

namespace cnamdata {

namespace short_number {

inline constexpr std::uint64_t ones = 0x0101010101010101U;
inline constexpr std::uint64_t zeros = ones * '0';

/// The bytes of `word` that are 0 as 0x80, others as 0; exact for the lowest one, and where the bytes are ASCII.
[[nodiscard]] constexpr std::uint64_t zero_bytes(std::uint64_t word) noexcept {
    return (word - ones) & ~word & (ones << 7U);
}

/// Whether all eight bytes are digits.
[[nodiscard]] constexpr bool all_digits(std::uint64_t word) noexcept {
    constexpr std::uint64_t high = ones * 0xF0U;
    return ((word & high) | (((word + ones * 6U) & high) >> 4U)) == ones * 0x33U;
}

/// The number that eight digits write, the first one in the lowest byte.
[[nodiscard]] constexpr std::uint64_t value_of(std::uint64_t digits) noexcept {
    digits -= zeros;
    digits = digits * 10 + (digits >> 8U);
    constexpr std::uint64_t pairs = 0x000000FF000000FFU;
    return (((digits & pairs) * (100 + (std::uint64_t{1000000} << 32U))) +
            (((digits >> 16U) & pairs) * (1 + (std::uint64_t{10000} << 32U)))) >>
           32U;
}

} // namespace short_number

/// Reads what parse_integer, or parse_hundredths, reads when it is short and plain: an optional `-`, digits, and for
/// hundredths a point with at most two digits after it. False, though the text may be a number, in every other case.
/// Reads 8 bytes at `text`.
template <typename Format, bool hundredths>
[[nodiscard]] inline bool parse_short(const char* text, std::uint32_t size, std::int64_t& value) noexcept {
    using namespace short_number;
    if (size - 1U > 7U) return false;
    std::uint64_t word = 0;
    std::memcpy(&word, text, sizeof word);
    const bool negative = (word & 0xFFU) == '-';
    if (negative) word ^= static_cast<std::uint64_t>('-' ^ '0');
    // The text moves to the high bytes, digits 0 come before it.
    const unsigned room = 8U * (8U - size);
    word = (word << room) | (room == 0 ? 0 : zeros & (~std::uint64_t{0} >> (64U - room)));
    std::int64_t unit = hundredths ? 100 : 1;
    if constexpr (hundredths) {
        const std::uint64_t points = zero_bytes(word ^ (ones * static_cast<unsigned char>(Format::point)));
        if (points != 0) { // the digits before it move up one byte and a 0 comes in
            static constexpr std::array<std::int64_t, 4> units{0, 100, 10, 1};
            const auto at = static_cast<unsigned>(std::countr_zero(points)) / 8U;
            if (at < 5 || size == (negative ? 2U : 1U)) return false;
            unit = units[8U - at];
            const std::uint64_t below = (std::uint64_t{1} << (8U * at)) - 1U;
            word = (word & ~(below | (std::uint64_t{0xFF} << (8U * at)))) | ((word & below) << 8U) | '0';
        }
    }
    if (!all_digits(word) || (negative && size == 1)) return false;
    const auto number = static_cast<std::int64_t>(value_of(word)) * unit;
    value = negative ? -number : number;
    return true;
}

} // namespace cnamdata
