// SPDX-License-Identifier: MPL-2.0
#include "query/groups.hpp"

#include <algorithm>

namespace cnamdata {

using Function = Measure::Function;

void Accumulator::resize(std::size_t groups) {
    counts.resize(groups, 0);
    if (function == Function::sum || function == Function::avg) sums.resize(groups, 0);
    if (function != Function::min && function != Function::max) return;
    if (text) {
        text_extremes.resize(groups);
    } else {
        extremes.resize(groups, 0);
    }
}

bool Accumulator::better(std::int64_t value, std::int64_t than) const noexcept {
    return function == Function::min ? value < than : value > than;
}

void Accumulator::add(const ColumnData* data, std::span<const std::uint32_t> rows,
                      std::span<const std::uint32_t> groups) {
    if (data == nullptr) {
        for (const std::uint32_t group : groups)
            ++counts[group];
    } else if (text) {
        add_texts(*data, rows, groups);
    } else {
        add_numbers(*data, rows, groups);
    }
}

void Accumulator::add_numbers(const ColumnData& data, std::span<const std::uint32_t> rows,
                              std::span<const std::uint32_t> groups) {
    const bool sum = function == Function::sum || function == Function::avg;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const std::uint32_t row = rows[i];
        if (!data.valid.empty() && data.valid[row] == 0) continue;
        const std::uint32_t group = groups[i];
        const std::int64_t value = data.numbers[row];
        const bool first = counts[group]++ == 0;
        if (sum) {
            sums[group] += value;
        } else if (first || better(value, extremes[group])) {
            extremes[group] = value;
        }
    }
}

void Accumulator::add_texts(const ColumnData& data, std::span<const std::uint32_t> rows,
                            std::span<const std::uint32_t> groups) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const Code code = data.codes[rows[i]];
        if (code == null_code) continue;
        std::string& extreme = text_extremes[groups[i]];
        const std::string_view value = data.dictionary.text(code);
        const bool first = counts[groups[i]]++ == 0;
        if (first || (function == Function::min ? value < extreme : value > extreme)) extreme = value;
    }
}

void Accumulator::merge(std::size_t group, const Accumulator& other, std::size_t other_group) {
    const bool empty = counts[group] == 0;
    counts[group] += other.counts[other_group];
    if (!sums.empty()) sums[group] += other.sums[other_group];
    if (other.counts[other_group] == 0) return;
    if (!extremes.empty() && (empty || better(other.extremes[other_group], extremes[group]))) {
        extremes[group] = other.extremes[other_group];
    }
    if (text_extremes.empty()) return;
    const std::string& value = other.text_extremes[other_group];
    std::string& extreme = text_extremes[group];
    if (empty || (function == Function::min ? value < extreme : value > extreme)) extreme = value;
}

} // namespace cnamdata
