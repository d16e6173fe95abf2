// SPDX-License-Identifier: MPL-2.0
//
// Periods: the month or the year that a published archive covers, and selections of them.
#pragma once

#include <compare>
#include <string>
#include <string_view>
#include <vector>

namespace cnamdata {

/// A year (`month == 0`) or a month of it. Value type; ordered by time, a year before its months.
/// A default-constructed period is "none".
struct Period {
    int year = 0;
    int month = 0; ///< 1..12, or 0 for the whole year

    [[nodiscard]] constexpr bool empty() const noexcept { return year == 0; }
    [[nodiscard]] constexpr bool monthly() const noexcept { return month != 0; }
    /// Whether `other` is this period or lies inside it.
    [[nodiscard]] constexpr bool contains(Period other) const noexcept {
        return year == other.year && (month == 0 || month == other.month);
    }
    friend constexpr auto operator<=>(Period, Period) = default;
};

/// `2024` or `2024-03`; empty text for no period.
[[nodiscard]] std::string to_string(Period period);

/// Reads `2024` or `2024-03`. Throws Error(usage) for anything else.
[[nodiscard]] Period parse_period(std::string_view text);

/// What `--period` selects: `2024`, `2024-03`, `2023-01..2024-06`, `2019..2023`, `latest`, `all`.
class PeriodSelection {
public:
    /// Selects everything.
    PeriodSelection() = default;

    /// Throws Error(usage), with an example, when the text is none of the forms above or runs backwards.
    [[nodiscard]] static PeriodSelection parse(std::string_view text);

    /// Keeps of `available` what is selected, in ascending order without duplicates.
    /// `latest` keeps the greatest one. Never throws.
    [[nodiscard]] std::vector<Period> select(std::vector<Period> available) const;

    /// Whether it is `all`: nothing is left out.
    [[nodiscard]] bool all() const noexcept { return !latest_ && first_.empty() && last_.empty(); }

    /// Whether it is `latest`: what it selects then depends on all that there is.
    [[nodiscard]] bool latest() const noexcept { return latest_; }

private:
    [[nodiscard]] bool covers(Period period) const;
    bool latest_ = false;
    Period first_; // empty: from the beginning
    Period last_;  // empty: to the end
};

} // namespace cnamdata
