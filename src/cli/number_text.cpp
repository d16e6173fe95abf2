// SPDX-License-Identifier: MPL-2.0
#include "cli/number_text.hpp"

#include "cli/text.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <cstring>
#include <limits>

namespace cnamdata::cli {
namespace {

__extension__ typedef unsigned __int128 Unsigned128;

constexpr std::uint64_t ten_to_18 = 1'000'000'000'000'000'000U;
constexpr std::ptrdiff_t max_digits = 40;

char* write_digits(char* out, std::uint64_t number) noexcept { return std::to_chars(out, out + 20, number).ptr; }

/// Exactly `width` digits, zeros first.
char* write_padded(char* out, std::uint64_t number, std::ptrdiff_t width) noexcept {
    for (char* p = out + width; p != out; number /= 10)
        *--p = static_cast<char>('0' + number % 10);
    return out + width;
}

char* write_unsigned(char* out, Unsigned128 number) noexcept {
    if (number <= std::numeric_limits<std::uint64_t>::max())
        return write_digits(out, static_cast<std::uint64_t>(number));
    out = write_unsigned(out, number / ten_to_18);
    return write_padded(out, static_cast<std::uint64_t>(number % ten_to_18), 18);
}

/// The sign, and the magnitude even of the smallest number.
Unsigned128 write_sign(char*& out, Int128 number) noexcept {
    if (number >= 0) return static_cast<Unsigned128>(number);
    *out++ = '-';
    return ~static_cast<Unsigned128>(number) + 1;
}

} // namespace

char* write_integer(char* out, Int128 number) noexcept {
    const Unsigned128 magnitude = write_sign(out, number);
    return write_unsigned(out, magnitude);
}

char* write_decimal(char* out, Int128 number, int scale, char point) noexcept {
    if (scale <= 0) return write_integer(out, number);
    const Unsigned128 magnitude = write_sign(out, number);
    if (scale == 2 && magnitude <= std::numeric_limits<std::uint64_t>::max()) {
        const auto cents = static_cast<std::uint64_t>(magnitude);
        out = write_digits(out, cents / 100);
        *out++ = point;
        return write_padded(out, cents % 100, 2);
    }
    char digits[max_digits];
    const std::ptrdiff_t count = write_unsigned(digits, magnitude) - digits;
    const std::ptrdiff_t decimals = std::min(scale, max_scale);
    const std::ptrdiff_t whole = std::max<std::ptrdiff_t>(count - decimals, 0);
    if (whole == 0) *out++ = '0';
    out = std::copy_n(digits, whole, out);
    *out++ = point;
    out = std::fill_n(out, std::max<std::ptrdiff_t>(decimals - count, 0), '0');
    return std::copy_n(digits + whole, count - whole, out);
}

std::string decimal_text(Int128 number, int scale) {
    char buffer[max_number_size];
    return {buffer, write_decimal(buffer, number, scale, '.')};
}

char* write_real(char* out, double number, char point) noexcept {
    char* end = std::to_chars(out, out + max_number_size, number).ptr;
    if (point != '.') std::replace(out, end, '.', point);
    return end;
}

std::string group_digits(std::string_view number) {
    const std::size_t start = number.starts_with('-') ? 1 : 0;
    const std::size_t end = std::min(number.find_first_not_of("0123456789", start), number.size());
    std::string out(number.substr(0, start));
    for (std::size_t i = start; i < end; ++i) {
        if (i != start && (end - i) % 3 == 0) out += narrow_space;
        out += number[i];
    }
    return out.append(number.substr(end));
}

} // namespace cnamdata::cli
