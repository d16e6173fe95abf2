// SPDX-License-Identifier: MPL-2.0
//
// The footer of a file, checked, and the schema as this tool sees it.
#pragma once

#include "parquet/file_bytes.hpp"
#include "parquet/footer_groups.hpp"
#include "parquet/schema.hpp"

#include "format_types.h"

#include <cstdint>
#include <vector>

namespace cnamdata::parquet {

/// A column that can be read.
struct Column {
    std::size_t leaf = 0; ///< its place among all columns of the file, nested ones included
    bool ordered = false; ///< min_value and max_value follow the order of the type
};

/// What the whole file says of itself. Movable only: its parts point into `bytes`, or into the memory of the file.
struct Footer {
    Footer() = default;
    Footer(Footer&&) = default;
    Footer& operator=(Footer&&) = default;

    ReadBuffer bytes;
    format::FileMetaData metadata;  ///< without its row groups
    std::vector<GroupPlace> groups; ///< their chunks are read one by one, when they are asked for
    Schema schema;
    std::vector<Column> columns; ///< one a field of `schema`
    KeyValues unsupported;
    KeyValues key_values;
    std::uint64_t data_end = 0; ///< offset of the footer: all pages lie before it
};

/// Reads and checks the footer of a file. Throws Error(data), or Error(disk).
[[nodiscard]] Footer read_footer(const FileBytes& file);

/// What the footer says of a column chunk. REQUIRES: group < groups.size(), column < columns.size(). Thread-safe.
/// Throws Error(data).
[[nodiscard]] format::ColumnChunk read_chunk(const Footer& footer, std::size_t group, std::size_t column);

/// Where the pages of a column chunk are, and what they need.
struct ChunkRange {
    std::uint64_t offset = 0; ///< in the file
    std::uint64_t size = 0;   ///< bytes
    std::int32_t codec = 0;
    std::uint64_t rows = 0;
};
/// Of what read_chunk() gave. Throws Error(data) when outside of the subset, or when it contradicts the schema, the row
/// count or the size of the file.
[[nodiscard]] ChunkRange find_chunk(const Footer& footer, std::size_t group, std::size_t column,
                                    const format::ColumnChunk& chunk);

} // namespace cnamdata::parquet
