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
std::uint64_t EncodedRowGroup::bytes() const noexcept { return state_->bytes.size(); }

void move_offsets(format::ColumnMetaData& metadata, std::uint64_t by) {
    metadata.data_page_offset += static_cast<std::int64_t>(by);
    if (metadata.__isset.dictionary_page_offset) metadata.dictionary_page_offset += static_cast<std::int64_t>(by);
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

// Each thread takes the next column, as they differ in what they cost.
void encode_at_once(const Schema& schema, std::span<const Piece> pieces, unsigned threads,
                    EncodedRowGroup::State& state) {
    std::vector<Buffer> bytes(schema.size());
    state.metadata.columns.resize(schema.size());
    std::size_t next = 0;
    const auto produce = [&]() -> std::optional<std::size_t> {
        if (next == schema.size()) return {};
        return next++;
    };
    run_workers<std::size_t>(threads, produce, [&](std::size_t& column, std::uint64_t) {
        state.metadata.columns[column] = encode_column(schema, pieces, column, bytes[column]);
        return true;
    });
    for (std::size_t column = 0; column < schema.size(); ++column) {
        move_offsets(state.metadata.columns[column].meta_data, state.bytes.size());
        append(state.bytes, Bytes(bytes[column]));
    }
}

} // namespace

EncodedRowGroup encode_on(unsigned threads, const Schema& schema, std::span<const Piece> pieces) {
    auto state = std::make_unique<EncodedRowGroup::State>();
    const std::uint64_t rows = count_rows(schema, pieces);
    state->metadata.num_rows = static_cast<std::int64_t>(rows);
    if (rows > 0 && threads > 1) {
        encode_at_once(schema, pieces, threads, *state);
    } else if (rows > 0) {
        for (std::size_t column = 0; column < schema.size(); ++column)
            state->metadata.columns.push_back(encode_column(schema, pieces, column, state->bytes));
    }
    for (const format::ColumnChunk& chunk : state->metadata.columns)
        state->metadata.total_byte_size += chunk.meta_data.total_uncompressed_size;
    state->metadata.__set_total_compressed_size(static_cast<std::int64_t>(state->bytes.size()));
    return EncodedRowGroup(std::move(state));
}

EncodedRowGroup encode(const Schema& schema, std::span<const Piece> pieces) { return encode_on(1, schema, pieces); }

EncodedRowGroup encode(const Schema& schema, std::vector<ColumnData> columns, std::uint64_t rows) {
    const Piece piece = pack_piece(std::move(columns), rows);
    return encode(schema, std::span(&piece, 1));
}

} // namespace cnamdata::parquet
