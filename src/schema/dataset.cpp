// SPDX-License-Identifier: MPL-2.0
#include "cnamdata/dataset.hpp"

#include "base/text.hpp"

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

const HeaderVersion* Dataset::version_of(Period period) const noexcept {
    for (const HeaderVersion& version : versions) {
        const bool begun = version.first <= period || period.contains(version.first);
        const bool over = !version.last.empty() && version.last < period && !version.last.contains(period);
        if (begun && !over) return &version;
    }
    return nullptr;
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
