// SPDX-License-Identifier: MPL-2.0
//
// Hot: these loops run once a row, or once a row and measure. What varies is decided outside of them.
#include "query/grouper.hpp"

#include "query/codes_view.hpp"

#include <algorithm>

namespace cnamdata {

using Function = Measure::Function;

namespace {

std::vector<Accumulation> accumulations_of(std::span<const PlannedMeasure> measures) {
    std::vector<Accumulation> accumulations;
    for (const PlannedMeasure& measure : measures) {
        const bool text = measure.column && measure.field.physical == parquet::Physical::bytes;
        accumulations.push_back({.function = measure.function, .text = text});
    }
    return accumulations;
}

bool may_have_nulls(const ColumnData& data) { return has_codes(data) ? data.may_have_nulls : !data.valid.empty(); }

} // namespace

Grouper::Grouper(const Grouping& grouping)
    : grouping_(grouping), table_(grouping.keys.size(), accumulations_of(grouping.measures)),
      numbers_(grouping.keys.size()), shifted_(grouping.keys.size()), chosen_(block_rows), groups_(block_rows),
      packed_(block_rows), roomy_(grouping.measures.size()), entries_(grouping.measures.size()) {}

// By value: the compiler need not fear that `act` changes them.
template <class Act>
void Grouper::each(Rows rows, Act act) {
    if (rows.offsets == nullptr) {
        for (std::size_t i = 0; i < rows.count; ++i)
            act(i, rows.first + i);
    } else {
        for (std::size_t i = 0; i < rows.count; ++i)
            act(i, rows.first + rows.offsets[i]);
    }
}

void Grouper::add(const UsedData& data, std::uint64_t rows) {
    const RowFilter filter(*grouping_.where, data);
    const Verdict verdict = filter.verdict();
    if (verdict == Verdict::none || rows == 0) return;
    prepare_keys(data);
    prepare_measures(data, rows);
    for (std::size_t first = 0; first < rows; first += block_rows) {
        Rows block{first, std::min<std::size_t>(block_rows, rows - first), nullptr};
        if (verdict == Verdict::some) {
            block.count = filter.select(first, block.count, chosen_.data());
            block.offsets = chosen_.data();
        }
        if (block.count == 0) continue;
        find_groups(data, block);
        accumulate(data, block);
    }
}

// ------------------------------------------------------------------------------------------------------------- groups

void Grouper::prepare_keys(const UsedData& data) {
    const std::size_t width = numbers_.size();
    std::size_t combinations = 1;
    std::vector<std::uint32_t> largest(width);
    for (std::size_t k = 0; k < width; ++k) {
        (*grouping_.values)[k]->translate(data[grouping_.keys[k]]->dictionary, numbers_[k]);
        largest[k] = *std::max_element(numbers_[k].begin(), numbers_[k].end());
        combinations *= std::min(numbers_[k].size(), dense_limit + 1);
        combinations = std::min(combinations, dense_limit + 1);
    }
    const bool fits = table_.pack_keys(largest);
    way_ = width == 0 ? Way::single : combinations <= dense_limit ? Way::dense : fits ? Way::packed : Way::wide;
    if (way_ == Way::dense) dense_.assign(combinations, 0);
    if (way_ != Way::packed) return;
    for (std::size_t k = 0; k < width; ++k) {
        shifted_[k].resize(numbers_[k].size());
        std::transform(numbers_[k].begin(), numbers_[k].end(), shifted_[k].begin(),
                       [shift = table_.shifts()[k]](std::uint32_t number) { return std::uint64_t{number} << shift; });
    }
}

void Grouper::find_groups(const UsedData& data, const Rows& rows) {
    switch (way_) {
    case Way::single:
        return table_.ensure_single_group();
    case Way::dense:
        return find_dense(data, rows);
    case Way::packed:
        return find_packed(data, rows);
    case Way::wide:
        return find_wide(data, rows);
    }
}

void Grouper::find_dense(const UsedData& data, const Rows& rows) {
    std::uint32_t* const groups = groups_.data();
    for (std::size_t k = 0; k < numbers_.size(); ++k) {
        const auto cardinality = static_cast<std::uint32_t>(numbers_[k].size());
        CodesView(*data[grouping_.keys[k]]).visit([&](const auto* codes) {
            if (k == 0) return each(rows, [=](std::size_t i, std::size_t row) { groups[i] = codes[row]; });
            each(rows, [=](std::size_t i, std::size_t row) { groups[i] = groups[i] * cardinality + codes[row]; });
        });
    }
    for (std::size_t i = 0; i < rows.count; ++i) {
        const std::uint32_t known = dense_[groups[i]];
        groups[i] = (known != 0 ? known : resolve(groups[i])) - 1;
    }
}

std::uint32_t Grouper::resolve(std::uint32_t combination) {
    std::vector<std::uint32_t> key(numbers_.size());
    std::uint32_t rest = combination;
    for (std::size_t k = key.size(); k-- > 0;) {
        const auto cardinality = static_cast<std::uint32_t>(numbers_[k].size());
        key[k] = numbers_[k][rest % cardinality];
        rest /= cardinality;
    }
    return dense_[combination] = table_.find_or_add(key.data()) + 1;
}

void Grouper::find_packed(const UsedData& data, const Rows& rows) {
    std::uint64_t* const packed = packed_.data();
    for (std::size_t k = 0; k < shifted_.size(); ++k) {
        const std::uint64_t* const shifted = shifted_[k].data();
        CodesView(*data[grouping_.keys[k]]).visit([&](const auto* codes) {
            if (k == 0) return each(rows, [=](std::size_t i, std::size_t row) { packed[i] = shifted[codes[row]]; });
            each(rows, [=](std::size_t i, std::size_t row) { packed[i] |= shifted[codes[row]]; });
        });
    }
    table_.find_or_add(std::span(packed_).first(rows.count), groups_.data());
}

void Grouper::find_wide(const UsedData& data, const Rows& rows) {
    const std::size_t width = numbers_.size();
    std::vector<std::uint32_t> keys(rows.count * width);
    for (std::size_t k = 0; k < width; ++k) {
        CodesView(*data[grouping_.keys[k]]).visit([&](const auto* codes) {
            each(rows, [&](std::size_t i, std::size_t row) { keys[i * width + k] = numbers_[k][codes[row]]; });
        });
    }
    for (std::size_t i = 0; i < rows.count; ++i)
        groups_[i] = table_.find_or_add(keys.data() + i * width);
}

// ------------------------------------------------------------------------------------------------------------- values

void Grouper::prepare_measures(const UsedData& data, std::uint64_t rows) {
    for (std::size_t m = 0; m < entries_.size(); ++m) {
        const std::optional<std::size_t> place = grouping_.measures[m].column;
        if (!place || table_.accumulations()[m].text) continue;
        const ColumnData& column = *data[*place];
        const std::vector<std::int64_t>& values = has_codes(column) ? column.dictionary.numbers() : column.numbers;
        const std::int64_t start = table_.start_of(m);
        if (start == 0) { // a sum: a null's entry, which is 0, may stay
            const auto [least, greatest] = std::minmax_element(values.begin(), values.end());
            const Int128 farthest = std::max(-Int128{*least}, Int128{*greatest});
            roomy_[m] = table_.make_room(m, std::max<Int128>(farthest, 0) * rows) ? 1 : 0;
        } else if (has_codes(column)) {
            entries_[m] = values;
            entries_[m][null_code] = start;
        }
    }
}

void Grouper::accumulate(const UsedData& data, const Rows& rows) {
    std::int64_t* const cells = table_.cells();
    if (way_ == Way::single) {
        cells[0] += static_cast<std::int64_t>(rows.count);
    } else {
        const std::size_t stride = table_.stride();
        const std::uint32_t* const groups = groups_.data();
        for (std::size_t i = 0, count = rows.count; i < count; ++i)
            ++cells[groups[i] * stride];
    }
    for (std::size_t m = 0; m < grouping_.measures.size(); ++m) {
        if (grouping_.measures[m].column) accumulate(m, *data[*grouping_.measures[m].column], rows);
    }
}

void Grouper::accumulate(std::size_t measure, const ColumnData& data, const Rows& rows) {
    if (way_ == Way::single) std::fill_n(groups_.begin(), rows.count, 0U);
    if (has_codes(data)) {
        CodesView(data).visit([&](const auto* codes) {
            if (may_have_nulls(data))
                add_nulls(measure, rows, [=](std::size_t row) { return codes[row] == null_code; });
            if (table_.accumulations()[measure].text) return add_texts(measure, data, rows);
            const bool sums = table_.start_of(measure) == 0;
            const std::int64_t* const entries = (sums ? data.dictionary.numbers() : entries_[measure]).data();
            add_values(measure, rows, [=](std::size_t row) { return entries[codes[row]]; });
        });
    } else {
        const std::int64_t* const numbers = data.numbers.data();
        if (!may_have_nulls(data)) return add_values(measure, rows, [=](std::size_t row) { return numbers[row]; });
        const std::uint8_t* const valid = data.valid.data();
        add_nulls(measure, rows, [=](std::size_t row) { return valid[row] == 0; });
        const std::int64_t start = table_.start_of(measure);
        add_values(measure, rows, [=](std::size_t row) { return valid[row] != 0 ? numbers[row] : start; });
    }
}

template <class Values>
void Grouper::add_values(std::size_t measure, const Rows& rows, Values values) {
    if (way_ == Way::single) return add_single(measure, rows, values);
    const std::size_t stride = table_.stride();
    const std::uint32_t* const groups = groups_.data();
    std::int64_t* const cells = table_.cells() + GroupTable::value_cell(measure);
    const Function function = table_.accumulations()[measure].function;
    if (function == Function::min || function == Function::max) {
        each(rows, [=](std::size_t i, std::size_t row) {
            GroupTable::raise(function, cells[groups[i] * stride], values(row));
        });
    } else if (roomy_[measure] != 0) {
        each(rows, [=](std::size_t i, std::size_t row) { cells[groups[i] * stride] += values(row); });
    } else {
        each(rows, [&](std::size_t i, std::size_t row) { table_.add_sum(groups[i], measure, values(row)); });
    }
}

template <class Values>
void Grouper::add_single(std::size_t measure, const Rows& rows, Values values) {
    const Function function = table_.accumulations()[measure].function;
    if (function == Function::sum || function == Function::avg) {
        if (roomy_[measure] != 0) {
            std::int64_t sum = 0;
            each(rows, [&](std::size_t, std::size_t row) { sum += values(row); });
            table_.cells()[GroupTable::value_cell(measure)] += sum;
            return;
        }
        Int128 sum = 0;
        each(rows, [&](std::size_t, std::size_t row) { sum += values(row); });
        return table_.add_sum(0, measure, sum);
    }
    std::int64_t extreme = table_.start_of(measure);
    each(rows, [&](std::size_t, std::size_t row) { GroupTable::raise(function, extreme, values(row)); });
    GroupTable::raise(function, table_.cells()[GroupTable::value_cell(measure)], extreme);
}

template <class IsNull>
void Grouper::add_nulls(std::size_t measure, const Rows& rows, IsNull is_null) {
    const std::uint32_t* const groups = groups_.data();
    std::int64_t* const nulls = table_.nulls(measure);
    each(rows, [=](std::size_t i, std::size_t row) { nulls[groups[i]] += is_null(row) ? 1 : 0; });
}

void Grouper::add_texts(std::size_t measure, const ColumnData& data, const Rows& rows) {
    CodesView(data).visit([&](const auto* codes) {
        each(rows, [&](std::size_t i, std::size_t row) {
            if (codes[row] != null_code) table_.add_text(groups_[i], measure, data.dictionary.text(codes[row]));
        });
    });
}

} // namespace cnamdata
