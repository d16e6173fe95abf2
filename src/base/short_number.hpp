// SPDX-License-Identifier: MPL-2.0
//
// Numbers of at most eight characters, read all at once in a 64-bit word: nearly all numbers of the published files.
// This is the hot loop of ingest: one test at the end instead of a branch for each character.
#pragma once

#include "base/numbers.hpp"

#include <array>
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

namespace short_number {

/// How a word with a point becomes one of digits alone.
struct PointPlace {
    std::uint64_t stays = 0; ///< digits after the point
    std::uint64_t moves = 0; ///< digits before it, which go up by one byte
    std::uint64_t fill = 0;  ///< the `0` that comes in
    std::int64_t unit = 0;   ///< hundredths that the last digit counts; 0: more than one point
};

/// By which of the bytes 5, 6 and 7 are points, a bit for each.
[[nodiscard]] constexpr std::array<PointPlace, 8> point_places() noexcept {
    const auto at = [](unsigned byte, std::int64_t unit) {
        const std::uint64_t below = (std::uint64_t{1} << (8U * byte)) - 1U;
        return PointPlace{~(below | (std::uint64_t{0xFF} << (8U * byte))), below, '0', unit};
    };
    std::array<PointPlace, 8> places{};
    places[0] = {~std::uint64_t{0}, 0, 0, 100};
    places[1] = at(5, 1);
    places[2] = at(6, 10);
    places[4] = at(7, 100);
    return places;
}

} // namespace short_number

/// Reads what parse_integer, or parse_hundredths, reads when it is short and plain: an optional `-`, digits, and for
/// hundredths a point with at most two digits after it. False, though the text may be a number, in every other case.
/// Reads 8 bytes at `text`. Without a branch but the last: signs and points come in no order that could be foreseen.
template <typename Format, bool hundredths>
[[nodiscard]] inline bool parse_short(const char* text, std::uint32_t size, std::int64_t& value) noexcept {
    using namespace short_number;
    if (size - 1U > 7U) return false;
    std::uint64_t word = 0;
    std::memcpy(&word, text, sizeof word);
    const auto negative = static_cast<std::uint64_t>((word & 0xFFU) == '-');
    word ^= negative * static_cast<std::uint64_t>('-' ^ '0');
    // The text moves to the high bytes, digits 0 come before it.
    const unsigned room = 8U * (8U - size);
    word = (word << room) | (zeros & ~(~std::uint64_t{0} << room));
    std::int64_t unit = 1;
    bool good = size > negative;
    if constexpr (hundredths) {
        static constexpr std::array<PointPlace, 8> places = point_places();
        const std::uint64_t points = zero_bytes(word ^ (ones * static_cast<unsigned char>(Format::point)));
        const PointPlace& place = places[(points >> 47U & 1U) | (points >> 54U & 2U) | (points >> 61U & 4U)];
        word = (word & place.stays) | ((word & place.moves) << 8U) | place.fill;
        unit = place.unit;
        // A point needs a digit beside it: with the point and the sign alone there is none.
        good = unit != 0 && size > negative + (points != 0 ? 1U : 0U);
    }
    const auto number = static_cast<std::int64_t>(value_of(word)) * unit;
    const auto sign = -static_cast<std::int64_t>(negative);
    value = (number ^ sign) - sign;
    return good && all_digits(word);
}

} // namespace cnamdata
