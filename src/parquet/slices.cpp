// SPDX-License-Identifier: MPL-2.0
#include "parquet/slices.hpp"

#include "cnamdata/error.hpp"
#include "parquet/buffer_pool.hpp"

#include <algorithm>

namespace cnamdata::parquet {

RowGroupSlices::~RowGroupSlices() {
    // The last first, so that each is taken for the same column again.
    for (; !buffers_.empty(); buffers_.pop_back())
        chunk_buffers().give_back(std::move(buffers_.back()));
}

ReadBuffer& RowGroupSlices::buffer() { return buffers_.emplace_back(chunk_buffers().take()); }

std::uint64_t RowGroupSlices::rows_ahead() const {
    if (columns_.empty()) return 0;
    const std::uint64_t first = columns_.front().chunk.rows_ahead();
    const bool side_by_side = std::all_of(columns_.begin(), columns_.end(),
                                          [=](const Column& column) { return column.chunk.rows_ahead() == first; });
    return side_by_side && first > 0 ? first : columns_.front().chunk.rows_left();
}

std::uint64_t RowGroupSlices::next(std::vector<ColumnData>& columns) {
    std::size_t at = 0;
    try {
        if (!started_) {
            for (at = 0; at < columns_.size(); ++at)
                columns_[at].chunk.begin(columns[at]);
        }
        started_ = true;
        at = 0;
        const std::uint64_t rows = rows_ahead();
        if (rows == 0) return 0;
        for (at = 0; at < columns_.size(); ++at)
            columns_[at].chunk.read(rows, columns[at]);
        return rows;
    } catch (const Error& error) {
        const std::string name = at < columns_.size() ? columns_[at].name : std::string();
        throw Error(error.category(), error.what(), Location{.file = file_, .column = name}, error.hint());
    }
}

} // namespace cnamdata::parquet
