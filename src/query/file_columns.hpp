// SPDX-License-Identifier: MPL-2.0
//
// Where the columns of a question are in one file, and how those are made that it does not have.
#pragma once

#include "query/inputs.hpp"
#include "query/prune.hpp"
#include "source/source.hpp"

#include <cstddef>
#include <deque>
#include <span>
#include <string>
#include <vector>

namespace cnamdata {

/// Const members are thread-safe.
class FileColumns {
public:
    /// `columns` must outlive it. Throws Error(usage) when the file has one in another type.
    FileColumns(const Source& source, std::span<const UsedColumn> columns, const std::string& path);

    /// What to read.
    [[nodiscard]] std::span<const Wanted> wanted() const noexcept { return wanted_; }

    /// Whether none is made: absent from the file, or derived.
    [[nodiscard]] bool are_as_read() const noexcept;

    /// Columns that the file does not have, each once; they are null in it.
    [[nodiscard]] const std::vector<std::string>& lacking() const noexcept { return lacking_; }

    /// Where they are in the file, as far as its statistics tell something of them.
    [[nodiscard]] ColumnPlaces places() const;

    /// The columns of the question in a batch of wanted(). Absent ones are nulls and derived ones are computed; `made`
    /// keeps both.
    [[nodiscard]] UsedData of(Batch& batch, std::deque<ColumnData>& made) const;

private:
    static constexpr std::size_t absent = ~std::size_t{0};

    [[nodiscard]] std::size_t place(const Source& source, const UsedColumn& column, const std::string& path);
    [[nodiscard]] static ColumnData* data_of(const UsedColumn& column, std::size_t place, Batch& batch,
                                             std::deque<ColumnData>& made);

    std::span<const UsedColumn> columns_;
    std::vector<Wanted> wanted_;
    std::vector<std::string> lacking_;
    std::vector<std::vector<std::size_t>> places_; // in `wanted_`: of each column, or of each of its bases
};

} // namespace cnamdata
