// SPDX-License-Identifier: MPL-2.0
#include "parquet/encoded.hpp"
#include "parquet/format.hpp"
#include "parquet/thrift_codec.hpp"

#include <utility>

namespace cnamdata::parquet {

namespace {

constexpr std::string_view magic = "PAR1";

format::LogicalType logical_type(const Field& field) {
    format::LogicalType logical;
    if (field.logical == Logical::text) logical.__set_text({});
    if (field.logical == Logical::decimal) {
        format::DecimalType decimal;
        decimal.scale = field.scale;
        decimal.precision = field.precision;
        logical.__set_decimal(decimal);
    }
    return logical;
}

format::SchemaElement element(const Field& field) {
    format::SchemaElement element;
    element.name = field.name;
    element.__set_type(physical_type(field.physical));
    element.__set_repetition_type(field.optional ? format::repetition::optional : format::repetition::required);
    if (field.logical == Logical::none) return element;
    element.__set_logical_type(logical_type(field));
    if (field.logical == Logical::text) {
        element.__set_converted_type(format::converted::utf8);
    } else {
        element.__set_converted_type(format::converted::decimal);
        element.__set_scale(field.scale);
        element.__set_precision(field.precision);
    }
    return element;
}

format::FileMetaData describe(const Schema& schema) {
    format::FileMetaData metadata;
    metadata.version = 2;
    metadata.num_rows = 0;
    format::SchemaElement root;
    root.name = "schema";
    root.__set_num_children(static_cast<std::int32_t>(schema.size()));
    metadata.schema.push_back(root);
    format::ColumnOrder order;
    order.__set_type_order({});
    for (const Field& field : schema)
        metadata.schema.push_back(element(field));
    metadata.__set_column_orders(std::vector<format::ColumnOrder>(schema.size(), order));
    return metadata;
}

// From offsets in a chunk to offsets in the file.
void move_offsets(format::ColumnMetaData& metadata, std::uint64_t by) {
    metadata.data_page_offset += static_cast<std::int64_t>(by);
    if (metadata.__isset.dictionary_page_offset) metadata.dictionary_page_offset += static_cast<std::int64_t>(by);
}

} // namespace

struct Writer::State {
    Output output;
    format::FileMetaData metadata; // but for its row groups
    Buffer row_groups{};           // in Thrift
    std::size_t row_group_count = 0;
    std::uint64_t bytes = 0;

    void write(Bytes data) {
        output(data);
        bytes += data.size();
    }
    void write_magic() { write(std::as_bytes(std::span(magic))); }
};

Writer::Writer(const Schema& schema, Output output)
    : state_(std::make_unique<State>(State{.output = std::move(output), .metadata = describe(schema)})) {
    state_->write_magic();
}

Writer::~Writer() = default;

void Writer::append(EncodedRowGroup group) {
    EncodedRowGroup::State& encoded = *group.state_;
    if (encoded.metadata.num_rows == 0) return;
    if (encoded.metadata.columns.size() + 1 != state_->metadata.schema.size()) {
        throw Error(Category::internal, "a row group has other columns than its file");
    }
    encoded.metadata.__set_file_offset(static_cast<std::int64_t>(state_->bytes));
    for (std::size_t column = 0; column < encoded.chunks.size(); ++column) {
        move_offsets(encoded.metadata.columns[column].meta_data, state_->bytes);
        state_->write(encoded.chunks[column]);
    }
    state_->metadata.num_rows += encoded.metadata.num_rows;
    append_thrift(state_->row_groups, encoded.metadata);
    ++state_->row_group_count;
}

void Writer::finish(const KeyValues& metadata, std::string_view created_by) {
    for (const auto& [key, value] : metadata) {
        format::KeyValue pair;
        pair.key = key;
        pair.__set_value(value);
        state_->metadata.key_value_metadata.push_back(pair);
    }
    state_->metadata.__isset.key_value_metadata = !metadata.empty();
    state_->metadata.__set_created_by(std::string(created_by));
    Buffer footer;
    append_thrift(footer, state_->metadata, state_->row_group_count, state_->row_groups);
    parquet::append(footer, static_cast<std::uint32_t>(footer.size()));
    state_->write(footer);
    state_->write_magic();
}

std::uint64_t Writer::rows() const noexcept { return static_cast<std::uint64_t>(state_->metadata.num_rows); }
std::uint64_t Writer::bytes() const noexcept { return state_->bytes; }

} // namespace cnamdata::parquet
