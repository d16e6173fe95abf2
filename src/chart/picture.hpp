// SPDX-License-Identifier: MPL-2.0
//
// The picture: title, panels, source.
#pragma once

#include "chart/figures.hpp"
#include "chart/shape.hpp"
#include "chart/svg.hpp"

#include <string>

namespace cnamdata::chart {

inline constexpr double page_width = 960;
inline constexpr double margin = 24;
inline constexpr double label_size = 13; ///< of most text, in units of the picture

/// Both draw from `y` down and return where they end.
double draw_bars(Svg& svg, const Shape& shape, ChartLanguage language, double y);
double draw_lines(Svg& svg, const Shape& shape, ChartLanguage language, double y);

/// What a panel shows: the measure and its unit.
[[nodiscard]] std::string panel_title(const Panel& panel, const Magnitude& magnitude, ChartLanguage language);

/// One sentence for those who do not see it.
[[nodiscard]] std::string description(const Shape& shape, ChartLanguage language);

/// The `<svg>` element. `id` begins the ids of its parts.
[[nodiscard]] std::string picture(const Rows& rows);

/// A whole page with the picture and a table of the figures.
[[nodiscard]] std::string page(const Rows& rows);

} // namespace cnamdata::chart
