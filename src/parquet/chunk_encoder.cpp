// SPDX-License-Identifier: MPL-2.0
#include "parquet/column_pages.hpp"
#include "parquet/delta.hpp"
#include "parquet/encoded.hpp"
#include "parquet/format.hpp"
#include "parquet/statistics.hpp"

#include <algorithm>
#include <numeric>

namespace cnamdata::parquet {

namespace {

void check_fits(std::span<const std::int64_t> numbers, const Field& field) {
    if (field.physical != Physical::int32) return;
    const auto bad = std::find_if(numbers.begin(), numbers.end(),
                                  [](std::int64_t number) { return number != static_cast<std::int32_t>(number); });
    if (bad == numbers.end()) return;
    throw Error(Category::internal, "column " + field.name + ": " + std::to_string(*bad) + " does not fit an INT32");
}

std::uint64_t sum(ChunkPieces pieces, std::uint64_t PieceColumn::*member) {
    return std::accumulate(pieces.begin(), pieces.end(), std::uint64_t{0},
                           [&](std::uint64_t total, const auto* piece) { return total + piece->*member; });
}

constexpr std::size_t trial = 16384; // values to judge by

// Past some entries, differences may take less than indices: whether they do, judged by the first values.
bool prefers_dictionary(const Field& field, ChunkPieces pieces, const MergedDictionary& merged) {
    if (field.physical == Physical::bytes || !merged.is_large()) return true;
    const ColumnData some = join_numbers(pieces.first(1), trial);
    const std::uint64_t rows = sum(pieces, &PieceColumn::rows);
    const std::uint64_t delta = delta_size(some.numbers, field.physical != Physical::int32);
    return merged.estimated_bytes(rows) <= delta * rows / some.numbers.size();
}

// A dictionary that would have more entries than that is not worth building.
std::size_t max_entries(const Field& field, std::uint64_t rows) {
    return field.physical == Physical::bytes ? rows : std::max(rows / 4, std::uint64_t{4096});
}

// Writes the values with a dictionary, if that is best; else does nothing.
bool try_dictionary(const Field& field, ChunkPieces pieces, Scratch& scratch, format::ColumnMetaData& metadata) {
    if (!scratch.merged.merge(pieces, max_entries(field, sum(pieces, &PieceColumn::rows)))) return false;
    const Dictionary& dictionary = scratch.merged.dictionary();
    check_fits(dictionary.numbers(), field);
    if (!prefers_dictionary(field, pieces, scratch.merged)) return false;
    metadata.__set_statistics(describe_entries(dictionary, sum(pieces, &PieceColumn::nulls), field.physical));
    write_merged(field, pieces, scratch);
    return true;
}

void encode_values(const Field& field, ChunkPieces pieces, Scratch& scratch, format::ColumnMetaData& metadata) {
    if (try_dictionary(field, pieces, scratch, metadata)) return;
    const ColumnData joined = join_numbers(pieces);
    const Dense dense = make_dense(joined, scratch.dense);
    check_fits(dense.numbers, field);
    metadata.__set_statistics(describe_numbers(dense, field.physical));
    write_numbers(field, dense, scratch.pages);
}

} // namespace

std::int32_t physical_type(Physical physical) noexcept {
    switch (physical) {
    case Physical::int32:
        return format::type::int32;
    case Physical::int64:
        return format::type::int64;
    case Physical::float64:
        return format::type::float64;
    case Physical::bytes:
        break;
    }
    return format::type::byte_array;
}

format::ColumnChunk encode_chunk(const Field& field, ChunkPieces pieces, Buffer& out) {
    static thread_local Scratch scratch;
    const std::uint64_t rows = sum(pieces, &PieceColumn::rows), nulls = sum(pieces, &PieceColumn::nulls);
    if (nulls > 0 && !field.optional) throw Error(Category::internal, "column " + field.name + ": unexpected null");
    format::ColumnMetaData metadata;
    metadata.type = physical_type(field.physical);
    metadata.path_in_schema = {field.name};
    metadata.num_values = static_cast<std::int64_t>(rows);
    if (nulls == rows) {
        const Dense dense{.rows = rows, .nulls = nulls};
        metadata.__set_statistics(describe_numbers(dense, field.physical));
        write_nulls(field, dense, scratch.pages);
    } else {
        encode_values(field, pieces, scratch, metadata);
    }
    scratch.pages.finish(out, metadata);
    format::ColumnChunk chunk;
    chunk.file_offset = 0;
    chunk.__set_meta_data(metadata);
    return chunk;
}

} // namespace cnamdata::parquet
