// SPDX-License-Identifier: MPL-2.0
#include "chart/time.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace cnamdata::chart {

namespace {

constexpr std::array<std::string_view, 12> french_months{"janv.", "févr.", "mars",  "avr.", "mai",  "juin",
                                                         "juil.", "août",  "sept.", "oct.", "nov.", "déc."};
constexpr std::array<std::string_view, 12> english_months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                          "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

std::string_view month_name(int month, ChartLanguage language) {
    const auto index = static_cast<std::size_t>(month);
    return language == ChartLanguage::french ? french_months.at(index) : english_months.at(index);
}

std::optional<int> digits(std::string_view text) {
    if (text.empty() || text.size() > 6) return {};
    int value = 0;
    for (const char c : text) {
        if (c < '0' || c > '9') return {};
        value = value * 10 + (c - '0');
    }
    return value;
}

std::optional<int> year_of(std::string_view text) {
    const std::optional<int> year = digits(text);
    return text.size() == 4 && year && *year >= 1900 && *year < 2200 ? year : std::nullopt;
}

/// `202403` or `2024-03`.
std::optional<int> month_index(std::string_view text) {
    if (text.size() != 6 && (text.size() != 7 || text[4] != '-')) return {};
    const std::optional<int> year = year_of(text.substr(0, 4));
    const std::optional<int> month = digits(text.substr(text.size() - 2));
    if (!year || !month || *month < 1 || *month > 12) return {};
    return *year * 12 + *month - 1;
}

/// `2024-Q1`, `2024Q1`, `2024-T1`.
std::optional<int> quarter_index(std::string_view text) {
    if (text.size() != 6 && (text.size() != 7 || text[4] != '-')) return {};
    const std::optional<int> year = year_of(text.substr(0, 4));
    const char mark = text[text.size() - 2];
    const int quarter = text.back() - '0';
    if (!year || (mark != 'Q' && mark != 'T') || quarter < 1 || quarter > 4) return {};
    return *year * 4 + quarter - 1;
}

int units_a_year(TimeUnit unit) {
    if (unit == TimeUnit::quarter) return 4;
    return unit == TimeUnit::month ? 12 : 1;
}

std::string part_name(int part, TimeUnit unit, ChartLanguage language) {
    if (unit == TimeUnit::quarter) return fmt::format("{}{}", language == ChartLanguage::french ? 'T' : 'Q', part + 1);
    return std::string(month_name(part, language));
}

} // namespace

std::optional<int> time_index(std::string_view text, TimeUnit unit) {
    switch (unit) {
    case TimeUnit::year:
        return year_of(text);
    case TimeUnit::quarter:
        return quarter_index(text);
    case TimeUnit::month:
        return month_index(text);
    case TimeUnit::month_of_year: {
        const std::optional<int> month = digits(text);
        return text.size() <= 2 && month && *month >= 1 && *month <= 12 ? std::optional(*month - 1) : std::nullopt;
    }
    }
    return {};
}

std::optional<TimeUnit> time_unit_of(std::span<const std::string> texts) {
    for (const TimeUnit unit : {TimeUnit::year, TimeUnit::quarter, TimeUnit::month, TimeUnit::month_of_year}) {
        std::size_t known = 0;
        const bool all = std::all_of(texts.begin(), texts.end(), [&](const std::string& text) {
            if (text.empty() || text == "0") return true;
            ++known;
            return time_index(text, unit).has_value();
        });
        if (all && known > 0) return unit;
    }
    return {};
}

std::string time_name(int index, TimeUnit unit, ChartLanguage language) {
    if (unit == TimeUnit::year) return std::to_string(index);
    if (unit == TimeUnit::month_of_year) return std::string(month_name(index, language));
    const int parts = units_a_year(unit);
    return fmt::format("{} {}", part_name(index % parts, unit, language), index / parts);
}

std::vector<TimeTick> time_ticks(int first, int last, TimeUnit unit, int room, ChartLanguage language) {
    const int parts = units_a_year(unit);
    int step = 1;
    for (const int candidate : {1, 2, 3, 6, 12, 24, 60, 120, 240, 600}) {
        const bool whole = parts == 1 || candidate % parts == 0 || parts % candidate == 0;
        step = candidate;
        if (whole && (last - first) / candidate + 1 <= room) break;
    }
    std::vector<TimeTick> ticks;
    int told = -1; // the year that was written last
    for (int index = first; index <= last; ++index) {
        if ((parts == 1 ? index - first : index) % step != 0) continue;
        if (unit == TimeUnit::year || unit == TimeUnit::month_of_year) {
            ticks.push_back({index, time_name(index, unit, language), {}});
        } else if (step >= parts) {
            ticks.push_back({index, std::to_string(index / parts), {}});
        } else {
            const int year = index / parts;
            ticks.push_back(
                {index, part_name(index % parts, unit, language), year == told ? "" : std::to_string(year)});
            told = year;
        }
    }
    return ticks;
}

} // namespace cnamdata::chart
