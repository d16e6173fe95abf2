// SPDX-License-Identifier: MPL-2.0
#include "parquet/encoded.hpp"

#include "base/pipeline.hpp"

#include <optional>
#include <vector>

namespace cnamdata::parquet {

EncodedRowGroup::EncodedRowGroup() : state_(std::make_unique<State>()) {}
EncodedRowGroup::EncodedRowGroup(std::unique_ptr<State> state) : state_(std::move(state)) {}
EncodedRowGroup::EncodedRowGroup(EncodedRowGroup&&) noexcept = default;
EncodedRowGroup& EncodedRowGroup::operator=(EncodedRowGroup&&) noexcept = default;
EncodedRowGroup::~EncodedRowGroup() = default;

std::uint64_t EncodedRowGroup::rows() const noexcept { return static_cast<std::uint64_t>(state_->metadata.num_rows); }
std::uint64_t EncodedRowGroup::bytes() const noexcept {
    return static_cast<std::uint64_t>(state_->metadata.total_compressed_size);
}

namespace {

std::uint64_t count_rows(const Schema& schema, std::span<const Piece> pieces) {
    std::uint64_t rows = 0;
    for (const Piece& piece : pieces) {
        if (piece.columns.size() != schema.size())
            throw Error(Category::internal, "a row group needs one column per field");
        rows += piece.rows;
    }
    return rows;
}

format::ColumnChunk encode_column(const Schema& schema, std::span<const Piece> pieces, std::size_t column,
                                  Buffer& out) {
    std::vector<const PieceColumn*> parts;
    for (const Piece& piece : pieces) {
        if (piece.columns[column].rows != piece.rows) {
            throw Error(Category::internal, "column " + schema[column].name + " has another number of rows");
        }
        if (piece.rows > 0) parts.push_back(&piece.columns[column]);
    }
    return encode_chunk(schema[column], parts, out);
}

// Each thread takes the next column, as they differ in what they cost, and calls `done` with its number.
template <class Done>
EncodedRowGroup encode_columns(unsigned threads, const Schema& schema, std::span<const Piece> pieces, Done&& done) {
    auto state = std::make_unique<EncodedRowGroup::State>();
    format::RowGroup& group = state->metadata;
    group.num_rows = static_cast<std::int64_t>(count_rows(schema, pieces));
    const std::size_t columns = group.num_rows > 0 ? schema.size() : 0;
    state->chunks.resize(columns);
    group.columns.resize(columns);
    std::size_t next = 0;
    const auto produce = [&] { return next < columns ? std::optional(next++) : std::nullopt; };
    run_workers<std::size_t>(threads, produce, [&](std::size_t& column, std::uint64_t) {
        group.columns[column] = encode_column(schema, pieces, column, state->chunks[column]);
        done(column);
        return true;
    });
    std::int64_t bytes = 0;
    for (const format::ColumnChunk& chunk : group.columns) {
        group.total_byte_size += chunk.meta_data.total_uncompressed_size;
        bytes += chunk.meta_data.total_compressed_size;
    }
    group.__set_total_compressed_size(bytes);
    return EncodedRowGroup(std::move(state));
}

} // namespace

EncodedRowGroup encode_on(unsigned threads, const Schema& schema, std::span<Piece> pieces) {
    return encode_columns(threads, schema, pieces, [&](std::size_t column) {
        for (Piece& piece : pieces)
            piece.columns[column] = {};
    });
}

EncodedRowGroup encode(const Schema& schema, std::span<const Piece> pieces) {
    return encode_columns(1, schema, pieces, [](std::size_t) {});
}

EncodedRowGroup encode(const Schema& schema, std::vector<ColumnData> columns, std::uint64_t rows) {
    const Piece piece = pack_piece(std::move(columns), rows);
    return encode(schema, std::span(&piece, 1));
}

} // namespace cnamdata::parquet
