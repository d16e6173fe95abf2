// SPDX-License-Identifier: MPL-2.0
//
// Reading and writing numbers exactly: whole numbers, and amounts as hundredths.
#pragma once

#include "cnamdata/value.hpp"

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>

namespace cnamdata {

/// Number formats of numbers.hpp, for templates: the decimal point and the mark between thousands (0: none).
struct EnglishNumbers {
    static constexpr char point = '.';
    static constexpr char thousands = 0;
};
struct FrenchNumbers {
    static constexpr char point = ',';
    static constexpr char thousands = '.';
};

/// Reads an optional sign and digits. `Format`'s thousands marks may stand between them, before each group of three:
/// `1.352` is 1352, `135.06` is no number. False, leaving `value` undefined, when the text is anything else, is empty,
/// or does not fit 18 digits.
template <typename Format>
[[nodiscard]] inline bool parse_integer(std::string_view text, std::int64_t& value) noexcept {
    const bool negative = !text.empty() && text[0] == '-';
    if (negative || (!text.empty() && text[0] == '+')) text.remove_prefix(1);
    std::int64_t number = 0;
    unsigned digits = 0;
    unsigned group = 0; // digits since the last mark
    for (const char c : text) {
        const auto digit = static_cast<unsigned>(c - '0');
        if (digit < 10) {
            if (++digits > 18) return false;
            number = number * 10 + digit;
            ++group;
        } else if (Format::thousands == 0 || c != Format::thousands || group == 0 || group > 3 ||
                   (group < digits && group != 3)) {
            return false;
        } else {
            group = 0;
        }
    }
    value = negative ? -number : number;
    return digits > 0 && (group == digits || group == 3);
}

/// Reads a number with at most two decimals (further zeros are allowed) as hundredths: `.81` is 81, `1.234,5` is
/// 123450. False as above; 16 digits before the point at most.
template <typename Format>
[[nodiscard]] inline bool parse_hundredths(std::string_view text, std::int64_t& value) noexcept {
    const std::size_t point = text.find(Format::point);
    const bool negative = !text.empty() && text[0] == '-';
    std::int64_t whole = 0;
    const std::string_view before = text.substr(0, point);
    if (point != std::string_view::npos && before.size() <= (negative ? 1U : 0U)) {
        whole = 0;
    } else if (!parse_integer<Format>(before, whole) || before.size() > 22 || whole > 9'999'999'999'999'999 ||
               whole < -9'999'999'999'999'999) {
        return false;
    }
    std::int64_t hundredths = 0;
    if (point != std::string_view::npos) {
        const std::string_view after = text.substr(point + 1);
        if (after.empty() && before.size() <= (negative ? 1U : 0U)) return false;
        for (std::size_t i = 0; i < after.size(); ++i) {
            const auto digit = static_cast<unsigned>(after[i] - '0');
            if (digit > 9 || (i >= 2 && digit != 0)) return false;
            if (i < 2) hundredths += i == 0 ? 10 * digit : digit;
        }
    }
    value = whole * 100 + (negative ? -hundredths : hundredths);
    return true;
}

/// Decimal text of `number` times 10^-scale with exactly `scale` decimals: -5 with scale 2 is `-0.05`.
[[nodiscard]] std::string format_decimal(Int128 number, int scale);

} // namespace cnamdata
