// SPDX-License-Identifier: MPL-2.0
//
// Numbers as text, written by hand into a buffer: a filter prints millions of them. Pure functions; thread-safe.
#pragma once

#include "cnamdata/value.hpp"

#include <string>

namespace cnamdata::cli {

/// The longest number that the functions below write, in bytes.
inline constexpr std::size_t max_number_size = 128;
/// The greatest scale that they accept; greater ones are taken as this one.
inline constexpr int max_scale = 76;

/// Writes `number` at `out`, which has room for max_number_size bytes, and returns the end.
char* write_integer(char* out, Int128 number) noexcept;

/// Same, for a count of units of 10^-scale: exactly `scale` digits after `point`, `-0.05` for -5 of scale 2.
char* write_decimal(char* out, Int128 number, int scale, char point) noexcept;

/// The same with `.` as a string; without a point when `scale` is 0.
[[nodiscard]] std::string decimal_text(Int128 number, int scale);

/// The shortest digits that read back as the same double, `point` for the decimal sign; `nan`, `inf`, `-inf`.
char* write_real(char* out, double number, char point) noexcept;

/// A number as a person reads it: `1 234 567.89`, the whole part grouped by narrow spaces.
[[nodiscard]] std::string group_digits(std::string_view number);

} // namespace cnamdata::cli
