// SPDX-License-Identifier: MPL-2.0
//
// Hot: these loops run once a row and measure. What varies is decided outside of them.
#include "query/accumulator.hpp"

#include "query/codes_view.hpp"
#include "query/narrow.hpp"

#include <algorithm>
#include <limits>

namespace cnamdata {

using Function = Measure::Function;

namespace {

constexpr std::size_t near_cells = std::size_t{1} << 15U; // as many cells as the near caches hold

bool may_have_nulls(const ColumnData& data) { return has_codes(data) ? data.may_have_nulls : !data.valid.empty(); }

/// Calls `act` with a function from the number of a row to its value, the entry of its code or its number.
template <class Act>
void with_values(const ColumnData& data, const std::int64_t* entries, Act act) {
    if (has_codes(data)) {
        CodesView(data).visit([&](const auto* codes) { act([=](std::size_t row) { return entries[codes[row]]; }); });
    } else {
        const std::int64_t* const numbers = data.numbers.data();
        act([=](std::size_t row) { return numbers[row]; });
    }
}

/// Calls `act` with a function that tells whether a row is null.
template <class Act>
void with_nulls(const ColumnData& data, Act act) {
    if (has_codes(data)) {
        CodesView(data).visit(
            [&](const auto* codes) { act([=](std::size_t row) { return codes[row] == null_code; }); });
    } else {
        const std::uint8_t* const valid = data.valid.data();
        act([=](std::size_t row) { return valid[row] == 0; });
    }
}

} // namespace

Accumulator::Accumulator(std::span<const PlannedMeasure> measures, GroupTable& table)
    : measures_(measures), table_(table), added_(measures.size()), entries_(measures.size()), narrow_(measures.size()) {
}

void Accumulator::prepare(const UsedData& data, std::uint64_t rows) {
    for (std::size_t m = 0; m < measures_.size(); ++m) {
        if (!measures_[m].column) continue;
        const ColumnData& column = *data[*measures_[m].column];
        if (is_sum(measures_[m].function)) {
            prepare_sum(m, column, rows);
        } else if (has_codes(column) && !table_.accumulations()[m].text) {
            entries_[m].assign(column.dictionary.numbers().begin(), column.dictionary.numbers().end());
            entries_[m][null_code] = table_.start_of(m);
        }
    }
}

void Accumulator::look_at(const UsedData& data) {
    only_adds_ = true;
    summands_.clear();
    for (std::size_t m = 0; m < measures_.size(); ++m) {
        if (!measures_[m].column) continue;
        const ColumnData& column = *data[*measures_[m].column];
        only_adds_ = only_adds_ && added_[m] != 0 && !may_have_nulls(column);
        if (added_[m] != 0) summands_.push_back({summand(m, column), GroupTable::value_cell(m)});
    }
}

/// Dictionaries are looked up at random: the less room they take, the nearer they stay.
Summand Accumulator::summand(std::size_t measure, const ColumnData& column) const {
    if (!has_codes(column)) return NumberSummand{column.numbers.data()};
    const auto by_codes = [&]<class Entry>(const Entry* entries) {
        return CodesView(column).visit([&]<class Held>(const Held* codes) -> Summand {
            return CodedSummand<Held, Entry>{codes, entries};
        });
    };
    return narrow_[measure].empty() ? by_codes(column.dictionary.numbers().data()) : by_codes(narrow_[measure].data());
}

void Accumulator::prepare_sum(std::size_t measure, const ColumnData& column, std::uint64_t rows) {
    // A null's entry, and its number, is 0: it may be added.
    PlainVector<std::int32_t>& halves = narrow_[measure];
    std::uint64_t bits = 0;
    if (has_codes(column)) {
        halves.resize(column.dictionary.numbers().size());
        bits = narrow(column.dictionary.numbers(), halves.data());
        if (bits > std::numeric_limits<std::int32_t>::max()) halves.clear();
    } else {
        halves.clear();
        bits = magnitude_bits(column.numbers);
    }
    added_[measure] = table_.make_room(measure, (Int128{bits} + 1) * rows) ? 1 : 0;
}

const std::int64_t* Accumulator::entries(std::size_t measure, const ColumnData& column) const noexcept {
    return is_sum(measures_[measure].function) ? column.dictionary.numbers().data() : entries_[measure].data();
}

void Accumulator::add_cells(const RowBlock& rows, const std::uint32_t* groups, std::int64_t* cells) const {
    const bool far = table_.size() * table_.stride() > near_cells;
    add_summands(summands_, rows, groups, table_.stride(), far, cells);
}

void Accumulator::add(const UsedData& data, const RowBlock& rows, const std::uint32_t* groups) {
    add_cells(rows, groups, table_.cells());
    if (only_adds_) return;
    for (std::size_t m = 0; m < measures_.size(); ++m) {
        if (measures_[m].column) add_one_by_one(m, *data[*measures_[m].column], rows, groups);
    }
}

void Accumulator::add_single(const UsedData& data, const RowBlock& rows, const std::uint32_t* groups) {
    table_.cells()[0] += static_cast<std::int64_t>(rows.count);
    for (std::size_t m = 0; m < measures_.size(); ++m) {
        if (!measures_[m].column) continue;
        const ColumnData& column = *data[*measures_[m].column];
        if (added_[m] != 0) sum_single(m, column, rows);
        add_one_by_one(m, column, rows, groups);
    }
}

void Accumulator::sum_single(std::size_t measure, const ColumnData& column, const RowBlock& rows) {
    std::int64_t sum = 0;
    std::visit([&](const auto& value) { rows.each([&](std::size_t, std::size_t row) { sum += value(row); }); },
               summand(measure, column));
    table_.cells()[GroupTable::value_cell(measure)] += sum;
}

// What add_cells() leaves.
void Accumulator::add_one_by_one(std::size_t measure, const ColumnData& column, const RowBlock& rows,
                                 const std::uint32_t* groups) {
    if (may_have_nulls(column)) add_nulls(measure, column, rows, groups);
    if (added_[measure] != 0) return;
    if (table_.accumulations()[measure].text) return add_texts(measure, column, rows, groups);
    const Function function = measures_[measure].function;
    if (function == Function::count) return;
    with_values(column, entries(measure, column), [&](auto value) {
        if (is_sum(function)) {
            return rows.each([&](std::size_t i, std::size_t row) { table_.add_sum(groups[i], measure, value(row)); });
        }
        const std::size_t stride = table_.stride();
        std::int64_t* const cells = table_.cells() + GroupTable::value_cell(measure);
        const std::uint8_t* const valid = column.valid.empty() ? nullptr : column.valid.data();
        rows.each([=](std::size_t i, std::size_t row) {
            if (valid == nullptr || valid[row] != 0) GroupTable::raise(function, cells[groups[i] * stride], value(row));
        });
    });
}

void Accumulator::add_nulls(std::size_t measure, const ColumnData& column, const RowBlock& rows,
                            const std::uint32_t* groups) {
    std::int64_t* const nulls = table_.nulls(measure);
    with_nulls(column, [&](auto is_null) {
        rows.each([=](std::size_t i, std::size_t row) { nulls[groups[i]] += is_null(row) ? 1 : 0; });
    });
}

void Accumulator::add_texts(std::size_t measure, const ColumnData& column, const RowBlock& rows,
                            const std::uint32_t* groups) {
    CodesView(column).visit([&](const auto* codes) {
        rows.each([&](std::size_t i, std::size_t row) {
            if (codes[row] != null_code) table_.add_text(groups[i], measure, column.dictionary.text(codes[row]));
        });
    });
}

} // namespace cnamdata
