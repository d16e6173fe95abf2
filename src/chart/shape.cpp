// SPDX-License-Identifier: MPL-2.0
#include "chart/shape.hpp"

#include "cnamdata/error.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <limits>
#include <map>
#include <set>

namespace cnamdata::chart {

namespace {

constexpr std::size_t most_bars = 400;
constexpr std::size_t most_lines = 60;
constexpr std::size_t most_places = 5000;  ///< of an axis of time
constexpr std::size_t most_in_a_group = 6; ///< bars of a category that stand together

/// Names in the order of their first appearance.
class Names {
public:
    std::size_t index_of(const std::string& id, const std::string& name) {
        const auto [found, added] = known_.emplace(id, names_.size());
        if (added) names_.push_back(name);
        return found->second;
    }
    [[nodiscard]] std::vector<std::string> take() { return std::move(names_); }

private:
    std::map<std::string, std::size_t> known_;
    std::vector<std::string> names_;
};

/// The time of each row, from one key or from a year and a month.
struct Times {
    TimeUnit unit = TimeUnit::year;
    std::vector<std::optional<int>> of{};
    std::vector<std::size_t> keys{}; ///< that tell it
};

std::optional<Times> single_time(const Rows& rows, std::size_t key) {
    const std::optional<TimeUnit> unit = time_unit_of(rows.keys[key].codes);
    if (!rows.keys[key].time || !unit) return {};
    Times times{.unit = *unit, .keys = {key}};
    for (const std::string& code : rows.keys[key].codes)
        times.of.push_back(time_index(code, *unit));
    return times;
}

std::optional<Times> find_times(const Rows& rows) {
    std::vector<Times> found;
    for (std::size_t key = 0; key < rows.keys.size(); ++key)
        if (auto times = single_time(rows, key)) found.push_back(std::move(*times));
    const auto of_unit = [&](TimeUnit unit) {
        return std::find_if(found.begin(), found.end(), [unit](const Times& one) { return one.unit == unit; });
    };
    const auto year = of_unit(TimeUnit::year);
    const auto month = of_unit(TimeUnit::month_of_year);
    if (year == found.end() || month == found.end()) return found.empty() ? std::nullopt : std::optional(found.front());
    Times both{.unit = TimeUnit::month, .keys = {year->keys.front(), month->keys.front()}};
    for (std::size_t row = 0; row < rows.count; ++row)
        both.of.push_back(year->of[row] && month->of[row] ? std::optional(*year->of[row] * 12 + *month->of[row])
                                                          : std::nullopt);
    return both;
}

/// Names of the given keys in a row, joined; and what tells them apart from any others.
std::pair<std::string, std::string> identity(const Rows& rows, std::span<const std::size_t> keys, std::size_t row) {
    std::string id;
    std::string name;
    for (const std::size_t key : keys) {
        id.append(rows.keys[key].codes[row]).append(1, '\0');
        name.append(name.empty() ? "" : " · ").append(rows.name_of(rows.keys[key], row));
    }
    return {id, name};
}

std::string titles(const Rows& rows, std::span<const std::size_t> keys) {
    std::string out;
    for (const std::size_t key : keys)
        out.append(out.empty() ? "" : " · ").append(rows.keys[key].title);
    return out;
}

[[noreturn]] void too_many(std::size_t count, std::string_view what, std::size_t most) {
    throw Error(Category::usage, fmt::format("{} {} are more than a picture can show ({})", count, what, most),
                "Keep fewer rows with --top or --where, or draw them with --format chart in the terminal.");
}

std::size_t distinct(const Key& key) { return std::set<std::string>(key.codes.begin(), key.codes.end()).size(); }

/// Where a row stands.
struct Spot {
    std::size_t series = 0;
    std::optional<std::size_t> place{};
};

void fill_panels(Shape& shape, const Rows& rows, const std::vector<Spot>& spots) {
    for (const Measure& measure : rows.measures) {
        Panel panel{.measure = &measure};
        panel.values.assign(shape.series.size(), std::vector<std::optional<double>>(shape.places.size()));
        double least = std::numeric_limits<double>::infinity();
        double greatest = -least;
        for (std::size_t row = 0; row < rows.count; ++row) {
            const std::optional<double> value = measure.values[row];
            if (!value || !spots[row].place) continue;
            std::optional<double>& spot = panel.values[spots[row].series][*spots[row].place];
            if (spot)
                throw Error(Category::usage, fmt::format("several rows are of {}", shape.places[*spots[row].place]),
                            "A line has one value at a time: aggregate the rows first.");
            spot = value;
            least = std::min(least, *value);
            greatest = std::max(greatest, *value);
        }
        panel.least = least > greatest ? 0 : least;
        panel.greatest = least > greatest ? 0 : greatest;
        shape.panels.push_back(std::move(panel));
    }
}

Shape lines_of(const Rows& rows, const Times& times, int first, int last) {
    Shape shape{.over_time = true, .unit = times.unit, .first = first};
    if (static_cast<std::size_t>(last - first) >= most_places)
        too_many(static_cast<std::size_t>(last - first) + 1, "times", most_places);
    for (int index = first; index <= last; ++index)
        shape.places.push_back(time_name(index, times.unit, rows.options->language));
    std::vector<std::size_t> others;
    for (std::size_t key = 0; key < rows.keys.size(); ++key)
        if (std::find(times.keys.begin(), times.keys.end(), key) == times.keys.end()) others.push_back(key);
    Names names;
    std::vector<Spot> spots;
    for (std::size_t row = 0; row < rows.count; ++row) {
        if (!times.of[row]) ++shape.left_out;
        const auto [id, name] = identity(rows, others, row);
        Spot spot{.series = names.index_of(id, name)};
        if (times.of[row]) spot.place = static_cast<std::size_t>(*times.of[row] - first);
        spots.push_back(spot);
    }
    shape.series = names.take();
    shape.series_title = titles(rows, others);
    if (shape.series.size() > most_lines) too_many(shape.series.size(), "lines", most_lines);
    fill_panels(shape, rows, spots);
    return shape;
}

Shape bars_of(const Rows& rows, std::vector<std::size_t> keys, std::string only_time) {
    Shape shape{.only_time = std::move(only_time)};
    std::vector<std::size_t> within;
    if (keys.size() > 1 && distinct(rows.keys[keys.back()]) <= most_in_a_group) {
        within.push_back(keys.back());
        keys.pop_back();
    }
    Names places;
    Names series;
    std::vector<Spot> spots;
    std::set<std::pair<std::string, std::string>> taken;
    for (std::size_t row = 0; row < rows.count; ++row) {
        auto [id, name] = identity(rows, keys, row);
        const auto [series_id, series_name] = identity(rows, within, row);
        if (keys.empty() && rows.count > 1) name = std::to_string(row + 1);
        // Rows of a filter may have the same keys, or none.
        if (!taken.emplace(id, series_id).second) id += std::to_string(row);
        spots.push_back({series.index_of(series_id, series_name), places.index_of(id, name)});
    }
    shape.places = places.take();
    shape.series = series.take();
    shape.series_title = titles(rows, within);
    if (shape.places.size() * shape.series.size() > most_bars)
        too_many(shape.places.size() * shape.series.size(), "bars", most_bars);
    fill_panels(shape, rows, spots);
    return shape;
}

} // namespace

Shape shape_of(const Rows& rows) {
    std::vector<std::size_t> keys;
    for (std::size_t key = 0; key < rows.keys.size(); ++key)
        keys.push_back(key);
    const std::optional<Times> times = find_times(rows);
    if (!times) return bars_of(rows, keys, {});
    int first = std::numeric_limits<int>::max();
    int last = std::numeric_limits<int>::min();
    for (const std::optional<int>& time : times->of) {
        first = std::min(first, time.value_or(first));
        last = std::max(last, time.value_or(last));
    }
    if (first < last) return lines_of(rows, *times, first, last);
    // One point is no line: the other keys are compared at that time.
    const bool all_known = std::all_of(times->of.begin(), times->of.end(), [](const auto& time) { return time; });
    if (keys.size() == times->keys.size() || !all_known) return bars_of(rows, keys, {});
    std::erase_if(keys, [&](std::size_t key) {
        return std::find(times->keys.begin(), times->keys.end(), key) != times->keys.end();
    });
    return bars_of(rows, keys, time_name(first, times->unit, rows.options->language));
}

} // namespace cnamdata::chart
