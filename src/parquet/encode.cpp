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

EncodedRowGroup encode(const Schema& schema, std::span<const ColumnData> columns, std::uint64_t rows) {
    if (columns.size() != schema.size()) throw Error(Category::internal, "a row group needs one column per field");
    auto state = std::make_unique<EncodedRowGroup::State>();
    state->metadata.num_rows = static_cast<std::int64_t>(rows);
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (columns[i].rows() != rows) {
            throw Error(Category::internal, "column " + schema[i].name + " has another number of rows");
        }
        state->metadata.columns.push_back(encode_chunk(schema[i], columns[i], state->bytes));
        state->metadata.total_byte_size += state->metadata.columns.back().meta_data.total_uncompressed_size;
    }
    state->metadata.__set_total_compressed_size(static_cast<std::int64_t>(state->bytes.size()));
    return EncodedRowGroup(std::move(state));
}

} // namespace cnamdata::parquet
