// SPDX-License-Identifier: MPL-2.0
#include "cnamdata/dataset.hpp"

#include "base/text.hpp"
#include "cnamdata/error.hpp"

#include <algorithm>

namespace cnamdata {

Storage Column::storage() const noexcept {
    switch (kind) {
    case Kind::text:
        return Storage::text;
    case Kind::code:
        return text ? Storage::text : Storage::int32;
    case Kind::count:
        return Storage::int64;
    case Kind::amount:
    case Kind::coefficient:
    case Kind::rate:
        return Storage::decimal;
    case Kind::year:
    case Kind::month:
    case Kind::yearmonth:
        break;
    }
    return Storage::int32;
}

bool Column::lives_in(Period period) const noexcept {
    if (period.empty()) return until.empty();
    if (!since.empty() && period < since && !period.contains(since)) return false;
    return until.empty() || period <= until || until.contains(period);
}

const Column* Dataset::find(std::string_view name) const noexcept {
    for (const Column& column : columns) {
        if (same_folded(column.name, name)) return &column;
    }
    for (const Column& column : columns) {
        for (std::string_view alias : split(column.aliases, ',')) {
            if (!alias.empty() && same_folded(alias, name)) return &column;
        }
    }
    return nullptr;
}

bool HeaderVersion::in_force(Period period) const noexcept {
    const bool begun = first <= period || period.contains(first);
    const bool over = !last.empty() && last < period && !last.contains(period);
    return begun && !over;
}

std::vector<std::string_view> HeaderVersion::columns() const {
    std::vector<std::string_view> names = split(header, ';');
    if (names.back().empty()) names.pop_back();
    for (std::string_view& each : names) {
        if (each.starts_with('"') && each.ends_with('"')) each = each.substr(1, each.size() - 2);
    }
    return names;
}

const HeaderVersion* Dataset::version_of(Period period) const noexcept {
    for (const HeaderVersion& version : versions) {
        if (version.in_force(period)) return &version;
    }
    return nullptr;
}

namespace {

void add_once(std::vector<std::string_view>& all, std::string_view one) {
    if (std::find(all.begin(), all.end(), one) == all.end()) all.push_back(one);
}

bool names_column(const std::vector<std::string_view>& names, const Dataset& dataset, const Column& column) {
    return std::any_of(names.begin(), names.end(),
                       [&](std::string_view name) { return dataset.find(name) == &column; });
}

} // namespace

std::vector<std::string_view> Dataset::file_names() const {
    std::vector<std::string_view> all = names;
    for (const HeaderVersion& version : versions) {
        if (!version.name.empty()) add_once(all, version.name);
    }
    return all;
}

std::vector<std::string_view> Dataset::breakdowns() const {
    std::vector<std::string_view> all;
    for (const HeaderVersion& version : versions)
        add_once(all, version.breakdown);
    if (all.empty()) all.emplace_back();
    return all;
}

std::vector<const Column*> Dataset::columns_of(std::string_view breakdown) const {
    std::vector<bool> held(columns.size(), breakdown.empty());
    for (const HeaderVersion& version : versions) {
        if (breakdown.empty() || version.breakdown != breakdown) continue;
        for (std::string_view name : version.columns()) {
            if (const Column* column = find(name)) held[static_cast<std::size_t>(column - columns.data())] = true;
        }
    }
    std::vector<const Column*> found;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (held[i]) found.push_back(&columns[i]);
    }
    return found;
}

bool Dataset::requires_column(const Column& column, std::string_view breakdown, Period period) const {
    if (unseen || !column.required || !column.lives_in(period)) return false;
    return std::none_of(versions.begin(), versions.end(), [&](const HeaderVersion& version) {
        const bool meant = version.breakdown == breakdown && (period.empty() || version.in_force(period));
        return meant && !version.seen.empty() && !names_column(split(version.seen, ','), *this, column);
    });
}

Dataset Dataset::narrowed_to(std::string_view breakdown) const {
    const std::vector<std::string_view> known = breakdowns();
    if (breakdown.empty() || std::find(known.begin(), known.end(), breakdown) == known.end()) {
        throw Error(Category::usage, std::string(id) + " has no breakdown '" + std::string(breakdown) + "'",
                    did_you_mean(breakdown, known) + "`cnamdata schema " + std::string(id) + "` lists them.");
    }
    Dataset narrow = *this;
    std::erase_if(narrow.versions, [&](const HeaderVersion& version) { return version.breakdown != breakdown; });
    narrow.columns.clear();
    for (const Column* column : columns_of(breakdown))
        narrow.columns.push_back(*column);
    narrow.names.clear();
    return narrow;
}

std::string_view to_string(Kind kind) noexcept {
    switch (kind) {
    case Kind::code:
        return "code";
    case Kind::text:
        return "text";
    case Kind::count:
        return "count";
    case Kind::amount:
        return "amount";
    case Kind::coefficient:
        return "coefficient";
    case Kind::rate:
        return "rate";
    case Kind::year:
        return "year";
    case Kind::month:
        return "month";
    case Kind::yearmonth:
        break;
    }
    return "yearmonth";
}

std::string_view to_string(Role role) noexcept {
    switch (role) {
    case Role::dimension:
        return "dimension";
    case Role::measure:
        return "measure";
    case Role::distinct_count:
        return "distinct-count";
    case Role::label:
        break;
    }
    return "label";
}

} // namespace cnamdata
