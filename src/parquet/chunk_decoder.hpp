// SPDX-License-Identifier: MPL-2.0
//
// From the pages of one column chunk to a column in memory.
#pragma once

#include "base/column_data.hpp"
#include "parquet/footer.hpp"
#include "parquet/reader.hpp"

namespace cnamdata::parquet {

/// Replaces `out`, whose memory is reused. Thread-safe; every thread keeps some memory for it. Throws Error(data).
void decode_chunk(const ChunkPlace& chunk, const Field& field, Want want, ColumnData& out);

/// Replaces `out` by the entries of the dictionary page; false when there is none. Throws Error(data).
[[nodiscard]] bool decode_dictionary(const ChunkPlace& chunk, const Field& field, Dictionary& out);

} // namespace cnamdata::parquet
