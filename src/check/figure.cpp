// SPDX-License-Identifier: MPL-2.0
#include "check/figure.hpp"

#include "base/numbers.hpp"

namespace cnamdata {

std::optional<Int128> in_hundredths(std::string_view text) {
    std::int64_t value = 0;
    if (parse_hundredths<EnglishNumbers>(text, value)) return value;
    return {};
}

std::string difference_of(const Figure& figure) {
    const auto expected = in_hundredths(figure.expected);
    const auto found = in_hundredths(figure.found);
    if (!expected || !found) return {};
    const Int128 difference = *found - *expected;
    const bool whole = (figure.expected + figure.found).find('.') == std::string::npos;
    return whole ? format_decimal(difference / 100, 0) : format_decimal(difference, 2);
}

} // namespace cnamdata
