// SPDX-License-Identifier: MPL-2.0
#include "query/grouper.hpp"

#include <algorithm>

namespace cnamdata {

namespace {

// A few cells are filled apart from the table, by combination, so that rows need not look their groups up.
constexpr std::size_t max_lane_cells = 2048; // so that they stay in the nearest cache
// Rows of one group that follow each other wait for each other's sums. Where groups are very few that happens often:
// then they are added to several lanes of cells by turns, whose sums are put together in the end.
constexpr std::size_t many_lanes = 4, few_groups = 8;

std::vector<Accumulation> accumulations_of(std::span<const PlannedMeasure> measures) {
    std::vector<Accumulation> accumulations;
    for (const PlannedMeasure& measure : measures) {
        const bool text = measure.column && measure.field.physical == parquet::Physical::bytes;
        accumulations.push_back({.function = measure.function, .text = text});
    }
    return accumulations;
}

} // namespace

Grouper::Grouper(const Grouping& grouping)
    : grouping_(grouping), table_(grouping.keys.size(), accumulations_of(grouping.measures)),
      finder_(grouping.keys, grouping.values, table_), accumulator_(grouping.measures, table_), chosen_(block_rows),
      groups_(block_rows + groups_ahead) {}

void Grouper::add(const UsedData& data, std::uint64_t rows, std::uint64_t all,
                  const std::function<std::uint64_t()>& next) {
    if (rows == 0) return;
    RowFilter filter(*grouping_.where, data);
    if (filter.verdict() == Verdict::none) return;
    finder_.prepare(data);
    accumulator_.prepare(data, all);
    for (; rows > 0; rows = next()) {
        filter.look_at(data);
        add_slice(data, rows, filter);
    }
}

void Grouper::add_slice(const UsedData& data, std::uint64_t rows, const RowFilter& filter) {
    accumulator_.look_at(data);
    const std::size_t cells = finder_.is_indexed() ? finder_.combinations() * table_.stride() : max_lane_cells + 1;
    in_lanes_ = cells <= max_lane_cells && accumulator_.only_adds();
    lane_count_ = finder_.combinations() <= few_groups ? many_lanes : 1;
    if (in_lanes_) lanes_.assign(lane_count_ * cells, 0);
    for (std::size_t first = 0; first < rows; first += block_rows) {
        RowBlock block{first, std::min<std::size_t>(block_rows, rows - first), nullptr};
        if (filter.verdict() != Verdict::all) {
            block.count = filter.select(first, block.count, chosen_.data());
            block.offsets = chosen_.data();
        }
        if (block.count > 0) add_block(data, block);
    }
    if (in_lanes_) gather_lanes();
}

void Grouper::merge(const Grouper& other) {
    if (other.table_.size() == 0) return;
    const std::vector<std::uint32_t> groups = finder_.groups_of(other.finder_);
    if (!groups.empty()) return table_.merge(other.table_, groups);
    finder_.forget_index();
    table_.merge(other.table_);
}

void Grouper::add_block(const UsedData& data, const RowBlock& rows) {
    if (in_lanes_) return add_to_lanes(data, rows);
    finder_.find(data, rows, groups_.data());
    if (grouping_.keys.empty()) return accumulator_.add_single(data, rows, groups_.data());
    accumulator_.add(data, rows, groups_.data());
}

void Grouper::add_to_lanes(const UsedData& data, const RowBlock& rows) {
    std::uint32_t* const groups = groups_.data();
    finder_.index(data, rows, groups);
    const auto each = static_cast<std::uint32_t>(finder_.combinations());
    for (std::size_t i = 0; lane_count_ > 1 && i < rows.count; ++i)
        groups[i] += static_cast<std::uint32_t>(i % many_lanes) * each;
    accumulator_.add_cells(rows, groups, lanes_.data());
}

void Grouper::gather_lanes() {
    const std::size_t stride = table_.stride(), all = finder_.combinations() * stride;
    for (std::size_t lane = 1; lane < lane_count_; ++lane) {
        for (std::size_t i = 0; i < all; ++i)
            lanes_[i] += lanes_[lane * all + i];
    }
    for (std::uint32_t combination = 0; combination < finder_.combinations(); ++combination) {
        const std::int64_t* const from = lanes_.data() + combination * stride;
        if (from[0] == 0) continue; // no row
        const std::size_t group = finder_.group_at(combination);
        for (std::size_t i = 0; i < stride; ++i)
            table_.cells()[group * stride + i] += from[i];
    }
}

} // namespace cnamdata
