// SPDX-License-Identifier: MPL-2.0
//
// Some consecutive rows in the form that takes the least memory: row groups are made of several.
#pragma once

#include "base/column_data.hpp"
#include "parquet/packed_numbers.hpp"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace cnamdata::parquet {

/// One column of a piece: as ColumnData, but every entry of its dictionary occurs.
struct PieceColumn {
    ColumnData::Form form = ColumnData::Form::packed; ///< packed, numbers or reals
    PackedCodes codes;
    Dictionary dictionary;
    PackedNumbers numbers;
    std::vector<std::uint8_t> valid; ///< of numbers
    std::uint64_t rows = 0;
    std::uint64_t nulls = 0;
};

struct Piece {
    std::vector<PieceColumn> columns;
    std::uint64_t rows = 0;
};

/// Which entries of a column's dictionary occur in its rows.
enum class Entries {
    some, ///< the others are to be left out
    all,
};

/// Takes the columns, all of `rows` values, over. Pure, thread-safe.
[[nodiscard]] PieceColumn pack_column(ColumnData&& column, Entries entries = Entries::some);
[[nodiscard]] Piece pack_piece(std::vector<ColumnData>&& columns, std::uint64_t rows, Entries entries = Entries::some);

/// The columns that make a chunk, in the order of their rows: all of one form, or codes of numbers and numbers.
using ChunkPieces = std::span<const PieceColumn* const>;

/// All of them as one run of numbers, or so many from the first on. REQUIRES: no texts.
[[nodiscard]] ColumnData join_numbers(ChunkPieces pieces,
                                      std::size_t most_rows = std::numeric_limits<std::size_t>::max());

} // namespace cnamdata::parquet
