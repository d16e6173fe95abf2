// SPDX-License-Identifier: MPL-2.0
//
// Keys that tell a time. Pure functions; thread-safe.
#pragma once

#include "cnamdata/chart.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace cnamdata::chart {

enum class TimeUnit { year, quarter, month, month_of_year };

/// What all of the texts (but empty ones, and `0`, which means unknown) are, if they are one and the same.
[[nodiscard]] std::optional<TimeUnit> time_unit_of(std::span<const std::string> texts);

/// Units since year 0, or 0..11 of a month of the year; nothing for a text that is no such time.
[[nodiscard]] std::optional<int> time_index(std::string_view text, TimeUnit unit);

/// `2024`, `T1 2024`, `mars 2024`, `mars`.
[[nodiscard]] std::string time_name(int index, TimeUnit unit, ChartLanguage language);

/// A mark on the axis of time.
struct TimeTick {
    int index = 0;
    std::string upper{}; ///< `mars`
    std::string lower{}; ///< `2024`, below it; may be empty
};

/// Marks between two times, few enough for `room` of them.
[[nodiscard]] std::vector<TimeTick> time_ticks(int first, int last, TimeUnit unit, int room, ChartLanguage language);

} // namespace cnamdata::chart
