// SPDX-License-Identifier: MPL-2.0
#include "ingest/control_totals.hpp"

#include <algorithm>
#include <limits>

namespace cnamdata {

namespace {

bool is_added_up(const SourceColumn& column) {
    if (column.meaning == nullptr || column.field.physical == parquet::Physical::bytes) return false;
    return column.meaning->role == Role::measure || column.meaning->role == Role::distinct_count;
}

// Halves of 32 bits are added apart, without carries between lanes: exact up to 2^31 rows.
Int128 sum_of_numbers(std::span<const std::int64_t> numbers) {
    std::uint64_t low = 0;
    std::int64_t high = 0;
    for (const std::int64_t number : numbers) {
        low += static_cast<std::uint64_t>(number) & 0xFFFF'FFFFU;
        high += number >> 32;
    }
    return static_cast<Int128>(high) * (Int128{1} << 32) + static_cast<Int128>(low);
}

/// Whether that many values of the dictionary add up to less than 2^63 in any case.
bool sums_are_small(std::span<const std::int64_t> values, std::size_t rows) {
    if (rows == 0) return true;
    const auto [least, greatest] = std::minmax_element(values.begin(), values.end());
    const auto most = std::numeric_limits<std::int64_t>::max() / static_cast<std::int64_t>(rows);
    return *least >= -most && *greatest <= most;
}

/// The value of code 0, the null, is 0.
template <class Codes>
Int128 sum_of_codes(const Codes& codes, std::span<const std::int64_t> values) {
    if (sums_are_small(values, codes.size())) {
        std::int64_t sum = 0;
        for (const auto code : codes)
            sum += values[code];
        return sum;
    }
    Int128 sum = 0;
    for (const auto code : codes)
        sum += values[code];
    return sum;
}

} // namespace

Int128 sum_of(const ColumnData& data) {
    const auto& values = data.dictionary.numbers();
    switch (data.form) {
    case ColumnData::Form::codes:
        return sum_of_codes(data.codes, values);
    case ColumnData::Form::packed:
        return data.packed.visit([&](const auto& codes) { return sum_of_codes(codes, values); });
    case ColumnData::Form::numbers:
    case ColumnData::Form::reals:
        break;
    }
    return sum_of_numbers(data.numbers);
}

ControlTotals::ControlTotals(const std::vector<SourceColumn>& columns) {
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (!is_added_up(columns[i])) continue;
        places_.push_back(i);
        totals_.push_back({.column = columns[i].field.name, .scale = columns[i].field.scale});
    }
}

void ControlTotals::add(const Batch& batch) {
    std::vector<Int128> sums;
    for (const std::size_t place : places_)
        sums.push_back(sum_of(batch.columns[place]));
    const std::lock_guard lock(mutex_);
    for (std::size_t i = 0; i < sums.size(); ++i)
        totals_[i].sum += sums[i];
}

std::vector<ControlTotal> ControlTotals::totals() const {
    const std::lock_guard lock(mutex_);
    return totals_;
}

} // namespace cnamdata
