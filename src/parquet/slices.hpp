// SPDX-License-Identifier: MPL-2.0
//
// A row group read page by page, all columns at once: what a page decompresses to is still in the nearest caches when
// it is used, which that of a whole column is not.
#pragma once

#include "base/column_data.hpp"
#include "parquet/chunk_decoder.hpp"

#include <cstdint>
#include <deque>
#include <string>
#include <vector>

namespace cnamdata::parquet {

/// Of columns whose pages all are indices into their dictionaries. Used by the thread that made it, which keeps some
/// memory for it; the file outlives it.
class RowGroupSlices {
public:
    explicit RowGroupSlices(std::string file) : file_(std::move(file)) {}
    ~RowGroupSlices();
    RowGroupSlices(RowGroupSlices&&) = default;
    RowGroupSlices& operator=(RowGroupSlices&&) = default;

    /// Memory for the bytes of one more chunk, as long as this object.
    [[nodiscard]] ReadBuffer& buffer();
    void add(const ChunkPlace& chunk, const Field& field) {
        columns_.push_back({field.name, PackedChunk(chunk, field)});
    }

    /// Replaces the columns, packed, by those of the next slice: a page of each where pages lie side by side, as this
    /// tool writes them, else all the rows that are left. The first call reads the dictionaries, the others leave them.
    /// Returns how many rows; 0 when there are no more. Throws Error(data).
    /// REQUIRES: as many columns as were added, always the same.
    std::uint64_t next(std::vector<ColumnData>& columns);

private:
    struct Column {
        std::string name;
        PackedChunk chunk;
    };
    [[nodiscard]] std::uint64_t rows_ahead() const;

    std::string file_;
    std::deque<ReadBuffer> buffers_;
    std::vector<Column> columns_;
    bool started_ = false;
};

} // namespace cnamdata::parquet
