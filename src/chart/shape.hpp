// SPDX-License-Identifier: MPL-2.0
//
// What is drawn: rows laid out as categories or times, and series.
#pragma once

#include "chart/rows.hpp"
#include "chart/time.hpp"

#include <optional>
#include <string>
#include <vector>

namespace cnamdata::chart {

/// One measure: a value, or none, for each series at each place of the axis.
struct Panel {
    const Measure* measure = nullptr;
    std::vector<std::vector<std::optional<double>>> values{}; ///< [series][place]
    double least = 0;                                         ///< of all values
    double greatest = 0;
};

/// Valid as long as the rows.
struct Shape {
    bool over_time = false;
    TimeUnit unit = TimeUnit::year;
    int first = 0;                     ///< of the times; place 0 of the axis
    std::vector<std::string> places{}; ///< names of categories, or of times
    std::vector<std::string> series{}; ///< names; one empty name when there is one series
    std::string series_title{};
    std::string only_time{};     ///< the time of all rows, when there is no other
    std::size_t left_out = 0;    ///< rows without a time
    std::vector<Panel> panels{}; ///< one a measure
};

/// Throws Error(usage) when there is more than a picture can show.
[[nodiscard]] Shape shape_of(const Rows& rows);

} // namespace cnamdata::chart
