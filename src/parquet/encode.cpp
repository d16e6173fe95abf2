// SPDX-License-Identifier: MPL-2.0
#include "parquet/encoded.hpp"

namespace cnamdata::parquet {

EncodedRowGroup::EncodedRowGroup() : state_(std::make_unique<State>()) {}
EncodedRowGroup::EncodedRowGroup(std::unique_ptr<State> state) : state_(std::move(state)) {}
EncodedRowGroup::EncodedRowGroup(EncodedRowGroup&&) noexcept = default;
EncodedRowGroup& EncodedRowGroup::operator=(EncodedRowGroup&&) noexcept = default;
EncodedRowGroup::~EncodedRowGroup() = default;

std::uint64_t EncodedRowGroup::rows() const noexcept { return static_cast<std::uint64_t>(state_->metadata.num_rows); }
std::uint64_t EncodedRowGroup::bytes() const noexcept { return state_->bytes.size(); }

EncodedRowGroup encode(const Schema& schema, std::span<const Piece> pieces) {
    auto state = std::make_unique<EncodedRowGroup::State>();
    for (const Piece& piece : pieces) {
        if (piece.columns.size() != schema.size())
            throw Error(Category::internal, "a row group needs one column per field");
        state->metadata.num_rows += static_cast<std::int64_t>(piece.rows);
    }
    std::vector<const PieceColumn*> column;
    for (std::size_t i = 0; i < schema.size(); ++i) {
        column.clear();
        for (const Piece& piece : pieces) {
            if (piece.columns[i].rows != piece.rows) {
                throw Error(Category::internal, "column " + schema[i].name + " has another number of rows");
            }
            if (piece.rows > 0) column.push_back(&piece.columns[i]);
        }
        if (column.empty()) break;
        state->metadata.columns.push_back(encode_chunk(schema[i], column, state->bytes));
        state->metadata.total_byte_size += state->metadata.columns.back().meta_data.total_uncompressed_size;
    }
    state->metadata.__set_total_compressed_size(static_cast<std::int64_t>(state->bytes.size()));
    return EncodedRowGroup(std::move(state));
}

EncodedRowGroup encode(const Schema& schema, std::vector<ColumnData> columns, std::uint64_t rows) {
    const Piece piece = pack_piece(std::move(columns), rows);
    return encode(schema, std::span(&piece, 1));
}

} // namespace cnamdata::parquet
