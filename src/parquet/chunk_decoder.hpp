// SPDX-License-Identifier: MPL-2.0
//
// From the pages of one column chunk to a column in memory.
#pragma once

#include "base/column_data.hpp"
#include "parquet/footer.hpp"
#include "parquet/page_reader.hpp"
#include "parquet/reader.hpp"

namespace cnamdata::parquet {

/// Replaces `out`, whose memory is reused. Thread-safe; every thread keeps some memory for it. Throws Error(data).
void decode_chunk(const ChunkPlace& chunk, const Field& field, Want want, ColumnData& out);

/// The same for a chunk whose pages all are indices into its dictionary, some pages at a time. Not thread-safe; used by
/// the thread that made it. The chunk and the field outlive it.
class PackedChunk {
public:
    PackedChunk(const ChunkPlace& chunk, const Field& field);

    /// Replaces the dictionary of `out`. Throws Error(data), also when the chunk does not begin with one.
    void begin(ColumnData& out);
    [[nodiscard]] std::uint64_t rows_left() const noexcept { return pages_.rows_left(); }
    /// Of the next page; 0 when that is not known.
    [[nodiscard]] std::uint64_t rows_ahead() const { return pages_.rows_ahead(); }
    /// Replaces the codes of `out` by those of the next pages. Throws Error(data).
    /// REQUIRES: begin() was called with it; the pages have `rows` rows together.
    void read(std::uint64_t rows, ColumnData& out);

private:
    const Field* field_;
    PageReader pages_;
};

/// Replaces `out` by the entries of the dictionary page; false when there is none. Throws Error(data).
[[nodiscard]] bool decode_dictionary(const ChunkPlace& chunk, const Field& field, Dictionary& out);

} // namespace cnamdata::parquet
