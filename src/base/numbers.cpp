// SPDX-License-Identifier: MPL-2.0
#include "base/numbers.hpp"

#include <algorithm>

namespace cnamdata {

std::string format_decimal(Int128 number, int scale) {
    const bool negative = number < 0;
    __extension__ unsigned __int128 rest =
        negative ? -static_cast<unsigned __int128>(number) : static_cast<unsigned __int128>(number);
    std::string digits;
    while (rest != 0 || static_cast<int>(digits.size()) <= scale) {
        digits += static_cast<char>('0' + static_cast<int>(rest % 10));
        rest /= 10;
        if (static_cast<int>(digits.size()) == scale && scale > 0) digits += '.';
    }
    if (digits.back() == '.') digits += '0';
    if (negative) digits += '-';
    std::reverse(digits.begin(), digits.end());
    return digits;
}

} // namespace cnamdata
