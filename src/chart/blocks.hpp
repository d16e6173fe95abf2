// SPDX-License-Identifier: MPL-2.0
//
// Bars for a terminal.
#pragma once

#include "chart/rows.hpp"

#include <string>

namespace cnamdata::chart {

/// See Chart::text().
[[nodiscard]] std::string blocks(const Rows& rows, std::size_t width, bool color);

/// A bar from `from` to `to`, two places of a field `width` columns wide, where 0 <= from <= to <= width: in eighths at
/// its right end, in halves at its left end. Always `width` columns.
[[nodiscard]] std::string block_bar(double from, double to, std::size_t width);

} // namespace cnamdata::chart
