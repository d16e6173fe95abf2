// SPDX-License-Identifier: MPL-2.0
//
// What encode() hands to the Writer. For these two alone: it shows Thrift's structs.
#pragma once

#include "parquet/buffer_pool.hpp"
#include "parquet/bytes.hpp"
#include "parquet/writer.hpp"

#include "format_types.h"

namespace cnamdata::parquet {

/// Offsets in `metadata` count from the start of `bytes`.
struct EncodedRowGroup::State {
    Buffer bytes = row_group_buffers().take();
    format::RowGroup metadata;

    State() = default;
    State(const State&) = delete;
    State& operator=(const State&) = delete;
    ~State() { row_group_buffers().give_back(std::move(bytes)); }
};

/// Appends the pages of one column to `out` and returns what the footer says of them. Thread-safe.
/// REQUIRES: as encode(). Throws Error(internal).
format::ColumnChunk encode_chunk(const Field& field, ChunkPieces pieces, Buffer& out);

/// Says that the pages lie `by` bytes further on.
void move_offsets(format::ColumnMetaData& metadata, std::uint64_t by);

/// The type of a field in the format.
[[nodiscard]] std::int32_t physical_type(Physical physical) noexcept;

} // namespace cnamdata::parquet
