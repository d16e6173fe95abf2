// SPDX-License-Identifier: MPL-2.0
//
// From the values of measures to the cells of groups.
#pragma once

#include "query/groups.hpp"
#include "query/inputs.hpp"
#include "query/measures.hpp"
#include "query/row_block.hpp"
#include "query/summands.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace cnamdata {

/// One worker's. Not thread-safe. Everything given outlives it.
///
/// A row adds to the cells of its group a 1, as it is one row, and the values of its sums, all on one way to them.
/// Extremes, texts and nulls are taken one by one.
class Accumulator {
public:
    Accumulator(std::span<const PlannedMeasure> measures, GroupTable& table);

    /// To be called for every batch, first: so many rows are to come with these dictionaries.
    void prepare(const UsedData& data, std::uint64_t rows);
    /// To be called for every slice of it, before its rows.
    void look_at(const UsedData& data);

    /// Whether the slice needs nothing but cells that are added.
    [[nodiscard]] bool only_adds() const noexcept { return only_adds_; }
    /// Adds rows to cells laid out as the table's are. REQUIRES: only_adds(), for the rows to be counted in full.
    void add_cells(const RowBlock& rows, const std::uint32_t* groups, std::int64_t* cells) const;

    /// Adds rows to their groups in the table.
    void add(const UsedData& data, const RowBlock& rows, const std::uint32_t* groups);
    /// The same where all rows are of group 0: `groups` are zeros.
    void add_single(const UsedData& data, const RowBlock& rows, const std::uint32_t* groups);

private:
    void prepare_sum(std::size_t measure, const ColumnData& column, std::uint64_t rows);
    [[nodiscard]] Summand summand(std::size_t measure, const ColumnData& column) const;
    void sum_single(std::size_t measure, const ColumnData& column, const RowBlock& rows);
    void add_one_by_one(std::size_t measure, const ColumnData& column, const RowBlock& rows,
                        const std::uint32_t* groups);
    void add_nulls(std::size_t measure, const ColumnData& column, const RowBlock& rows, const std::uint32_t* groups);
    void add_texts(std::size_t measure, const ColumnData& column, const RowBlock& rows, const std::uint32_t* groups);
    [[nodiscard]] const std::int64_t* entries(std::size_t measure, const ColumnData& column) const noexcept;

    std::span<const PlannedMeasure> measures_;
    GroupTable& table_;
    bool only_adds_ = true;
    std::vector<char> added_;                        // of each measure: what it adds fits its cell, in this batch
    std::vector<std::vector<std::int64_t>> entries_; // of each extreme: by code of the batch
    std::vector<PlainVector<std::int32_t>> narrow_;  // of each sum: the same in half the room, where it is enough
    std::vector<CellSummand> summands_;              // of each sum that is added_, in this slice
};

} // namespace cnamdata
