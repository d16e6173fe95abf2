// SPDX-License-Identifier: MPL-2.0
//
// What encode() hands to the Writer. For these two alone: it shows Thrift's structs.
#pragma once

#include "parquet/bytes.hpp"
#include "parquet/writer.hpp"

#include "format_types.h"

#include <vector>

namespace cnamdata::parquet {

/// A chunk for each column, and what the footer says of them; offsets count from the start of each chunk.
struct EncodedRowGroup::State {
    std::vector<Buffer> chunks;
    format::RowGroup metadata;
};

/// Appends the pages of one column to `out`, which is empty, and returns what the footer says of them. Thread-safe.
/// REQUIRES: as encode(). Throws Error(internal).
format::ColumnChunk encode_chunk(const Field& field, ChunkPieces pieces, Buffer& out);

/// The type of a field in the format.
[[nodiscard]] std::int32_t physical_type(Physical physical) noexcept;

} // namespace cnamdata::parquet
