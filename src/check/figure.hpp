// SPDX-License-Identifier: MPL-2.0
//
// Arithmetic with the decimal texts of figures. Pure; thread-safe.
#pragma once

#include "cnamdata/check.hpp"
#include "cnamdata/value.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace cnamdata {

/// `1234.56` in hundredths; nothing when it is no such number or has more than 16 digits before the point.
[[nodiscard]] std::optional<Int128> in_hundredths(std::string_view text);

/// `found` less `expected`, with decimals if either has some; empty when one of the two is no number.
[[nodiscard]] std::string difference_of(const Figure& figure);

} // namespace cnamdata
