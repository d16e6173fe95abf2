// SPDX-License-Identifier: MPL-2.0
//
// Text for people: widths, wrapping, figures. All text is UTF-8. Pure functions; thread-safe.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace cnamdata::cli {

/// U+202F, narrow no-break space: groups digits without ever being taken for a decimal sign.
inline constexpr std::string_view narrow_space = "\u202f";

/// How many columns the text takes on a terminal: its code points, combining marks aside.
[[nodiscard]] std::size_t display_width(std::string_view text) noexcept;

/// `text` followed (or preceded) by the spaces that make it `width` columns wide; unchanged when it is wider.
[[nodiscard]] std::string pad_right(std::string_view text, std::size_t width);
[[nodiscard]] std::string pad_left(std::string_view text, std::size_t width);

/// The first `width` columns of a text that is wider, the last one being `…`.
[[nodiscard]] std::string cut(std::string_view text, std::size_t width);

/// Lines of at most `width` columns, broken at spaces, a longer word where it must. At least one line.
[[nodiscard]] std::vector<std::string> wrap(std::string_view text, std::size_t width);

/// Control characters shown as `\xHH`, so that a hostile value cannot drive the terminal.
[[nodiscard]] std::string printable(std::string_view text);

/// The same text when it is well-formed UTF-8, else with U+FFFD in place of each wrong byte.
[[nodiscard]] std::string valid_utf8(std::string_view text);

/// Bytes of the well-formed UTF-8 sequence at the start of `text`; 0 when there is none.
[[nodiscard]] std::size_t utf8_length(std::string_view text) noexcept;

/// `1234567` as `1 234 567`, grouped by `separator`.
[[nodiscard]] std::string grouped(std::uint64_t number, std::string_view separator = narrow_space);

/// `812 B`, `1.5 kB`, `1.02 GB`: decimal multiples, three significant digits.
[[nodiscard]] std::string human_bytes(std::uint64_t bytes);

/// `0.04 s`, `12.3 s`, `2 min 05 s`, `1 h 02 min`.
[[nodiscard]] std::string human_seconds(double seconds);

/// The pieces of `text` between commas, without the spaces around them.
[[nodiscard]] std::vector<std::string> split_commas(std::string_view text);

/// The parts that are not empty, with `separator` between them.
[[nodiscard]] std::string joined(const std::vector<std::string>& parts, std::string_view separator);

} // namespace cnamdata::cli
