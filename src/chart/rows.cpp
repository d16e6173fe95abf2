// SPDX-License-Identifier: MPL-2.0
#include "chart/rows.hpp"

#include "base/numbers.hpp"
#include "base/text.hpp"
#include "cnamdata/error.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace cnamdata::chart {

namespace {

std::string text_of(ValueType type, int scale, const Value& value) {
    if (value.null) return {};
    switch (type) {
    case ValueType::text:
        return std::string(value.text);
    case ValueType::real:
        return fmt::format("{}", value.real);
    case ValueType::integer:
    case ValueType::decimal:
        return format_decimal(value.number, scale);
    }
    return {};
}

std::optional<double> number_of(ValueType type, int scale, const Value& value) {
    if (value.null || type == ValueType::text) return {};
    if (type == ValueType::real) return std::isfinite(value.real) ? std::optional(value.real) : std::nullopt;
    return static_cast<double>(value.number) / std::pow(10.0, scale);
}

const ChartColumn* find_hint(const ChartOptions& options, std::string_view name) {
    const auto found = std::find_if(options.columns.begin(), options.columns.end(),
                                    [&](const ChartColumn& one) { return same_folded(one.name, name); });
    return found == options.columns.end() ? nullptr : &*found;
}

/// What is known of a column that a pivot made: its measure, with the value after the title.
std::optional<ChartColumn> find_pivoted(const ChartOptions& options, std::string_view name) {
    if (options.pivot.empty()) return {};
    std::vector<const ChartColumn*> measures;
    const ChartColumn* named = nullptr; // sum_A_B_2 is of sum_A_B, not of sum_A
    for (const ChartColumn& one : options.columns) {
        if (one.role == ChartColumn::Role::key) continue;
        measures.push_back(&one);
        const bool begins = same_folded(name.substr(0, one.name.size() + 1), one.name + "_");
        if (begins && (named == nullptr || one.name.size() > named->name.size())) named = &one;
    }
    if (measures.size() == 1) {
        named = measures.front();
    } else if (named != nullptr) {
        name.remove_prefix(named->name.size() + 1);
    } else {
        return {};
    }
    ChartColumn found = *named;
    const ChartColumn* key = find_hint(options, options.pivot);
    found.title += fmt::format(" · {} {}", key == nullptr ? options.pivot : key->title, name);
    return found;
}

void add_label(Key& key, std::string label) {
    const std::string& code = key.codes.back();
    const auto [known, added] = key.code_of.emplace(label, code);
    if (!added && known->second != code) key.ambiguous.insert(label);
    key.labels.push_back(std::move(label));
}

} // namespace

std::string Rows::name_of(const Key& key, std::size_t row) const {
    const std::string& code = key.codes[row];
    if (!key.labelled || key.labels[row].empty()) {
        if (!code.empty()) return code;
        return options->language == ChartLanguage::french ? "(non renseigné)" : "(not given)";
    }
    const std::string& label = key.labels[row];
    return key.ambiguous.contains(label) ? fmt::format("{} ({})", label, code) : label;
}

RowTable::Place RowTable::place_of(const ResultColumn& column) {
    using Kind = Place::Kind;
    using Role = ChartColumn::Role;
    const std::string name(column.name);
    const ChartColumn* hint = find_hint(*rows_.options, name);
    std::optional<ChartColumn> pivoted;
    if (hint == nullptr && column.type != ValueType::text) pivoted = find_pivoted(*rows_.options, name);
    if (pivoted) hint = &*pivoted;
    Place place{.type = column.type, .scale = column.type == ValueType::decimal ? column.scale : 0};
    if (hint != nullptr && hint->role == Role::hidden) return place;
    const bool is_text = column.type == ValueType::text;
    if (hint == nullptr && is_text && !rows_.keys.empty() && name == rows_.keys.back().name + "_label") {
        rows_.keys.back().labelled = true;
        place.kind = Kind::label;
        place.index = rows_.keys.size() - 1;
        return place;
    }
    const bool guessed = !is_text && (column.figure || column.type != ValueType::integer || !rows_.measures.empty());
    const bool measured = hint != nullptr ? hint->role == Role::measure && !is_text : guessed;
    const std::string title = hint == nullptr || hint->title.empty() ? name : hint->title;
    if (measured) {
        rows_.measures.push_back({.name = name, .title = title, .unit = hint == nullptr ? std::string() : hint->unit});
        place.kind = Kind::measure;
        place.index = rows_.measures.size() - 1;
    } else if (rows_.measures.empty()) { // a text after the measures is the least or greatest of something
        rows_.keys.push_back({.name = name, .title = title, .time = hint != nullptr && hint->time});
        place.kind = Kind::code;
        place.index = rows_.keys.size() - 1;
    }
    return place;
}

void RowTable::begin(const ChartOptions& options, std::span<const ResultColumn> columns) {
    rows_ = {.options = &options};
    places_.clear();
    for (const ResultColumn& column : columns)
        places_.push_back(place_of(column));
}

void RowTable::row(std::span<const Value> values) {
    ++rows_.count;
    for (std::size_t i = 0; i < places_.size(); ++i) {
        const Place& place = places_[i];
        std::string text = text_of(place.type, place.scale, values[i]);
        switch (place.kind) {
        case Place::Kind::code:
            rows_.keys[place.index].codes.push_back(std::move(text));
            break;
        case Place::Kind::label:
            add_label(rows_.keys[place.index], std::move(text));
            break;
        case Place::Kind::measure:
            rows_.measures[place.index].values.push_back(number_of(place.type, place.scale, values[i]));
            rows_.measures[place.index].exact.push_back(std::move(text));
            break;
        case Place::Kind::nothing:
            break;
        }
    }
}

const Rows& RowTable::rows() const {
    if (rows_.measures.empty())
        throw Error(Category::usage, "there is nothing to draw: no column of the result is a measure",
                    "Ask for one with --count, --sum or --avg.");
    return rows_;
}

} // namespace cnamdata::chart
