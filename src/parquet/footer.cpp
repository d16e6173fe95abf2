// SPDX-License-Identifier: MPL-2.0
#include "parquet/footer.hpp"

#include "parquet/compress.hpp"
#include "parquet/encoded.hpp"
#include "parquet/footer_schema.hpp"
#include "parquet/format.hpp"
#include "parquet/thrift_codec.hpp"

#include <algorithm>

namespace cnamdata::parquet {

namespace {

constexpr std::size_t magic_size = 4, tail_size = magic_size + sizeof(std::uint32_t);
// As many rows as any common writer puts in a group; a few bytes can stand for all of them, and take 512 MiB in memory.
constexpr std::int64_t max_group_rows = 1 << 26;

bool is(Bytes bytes, std::string_view text) {
    return std::equal(bytes.begin(), bytes.end(), text.begin(), text.end(),
                      [](std::byte a, char b) { return std::to_integer<char>(a) == b; });
}

[[noreturn]] void refuse(const std::string& what) { throw Error(Category::data, "Parquet: " + what); }

// The bytes of the footer, without magic and length.
Bytes footer_bytes(const FileBytes& file, ReadBuffer& scratch) {
    ReadBuffer some;
    const Bytes head = file.read(0, std::min<std::uint64_t>(file.size(), magic_size), some);
    if (file.size() < magic_size + tail_size || !is(head, "PAR1")) {
        if (is(head, "PARE")) refuse("encrypted files are not supported");
        throw Error(Category::data, "not a Parquet file");
    }
    const Bytes tail = file.read(file.size() - tail_size, tail_size, some);
    if (is(tail.last(magic_size), "PARE")) refuse("encrypted files are not supported");
    if (!is(tail.last(magic_size), "PAR1")) corrupt("the end is missing, as of a file that was cut short");
    const std::uint64_t size = load<std::uint32_t>(tail.data());
    if (size > file.size() - magic_size - tail_size) corrupt("the footer is larger than the file");
    return file.read(file.size() - tail_size - size, size, scratch);
}

void check_groups(const Footer& footer, std::size_t leaves) {
    std::uint64_t rows = 0;
    for (const GroupPlace& group : footer.groups) {
        if (group.chunks.size() != leaves) corrupt("a row group has another number of columns than the schema");
        if (group.rows < 0) corrupt("a row group has a negative number of rows");
        if (group.rows > max_group_rows) refuse("row groups of over 67 million rows are not supported");
        rows += static_cast<std::uint64_t>(group.rows);
    }
    if (footer.metadata.num_rows < 0 || rows != static_cast<std::uint64_t>(footer.metadata.num_rows)) {
        corrupt("the row groups do not have as many rows as the file");
    }
}

} // namespace

Footer read_footer(const FileBytes& file) {
    Footer footer;
    const Bytes bytes = footer_bytes(file, footer.bytes);
    footer.data_end = file.size() - tail_size - bytes.size();
    FooterParts parts = take_apart(bytes);
    footer.groups = std::move(parts.groups);
    read_thrift(parts.rest, footer.metadata);
    if (footer.metadata.__isset.encryption_algorithm) refuse("encrypted files are not supported");
    check_groups(footer, read_schema(footer));
    for (format::KeyValue& pair : footer.metadata.key_value_metadata) {
        footer.key_values.emplace_back(std::move(pair.key), std::move(pair.value));
    }
    footer.metadata.key_value_metadata.clear();
    return footer;
}

format::ColumnChunk read_chunk(const Footer& footer, std::size_t group, std::size_t column) {
    const GroupPlace& place = footer.groups.at(group);
    format::ColumnChunk chunk;
    read_thrift(place.bytes.subspan(place.chunks.at(footer.columns.at(column).leaf)), chunk);
    return chunk;
}

ChunkRange find_chunk(const Footer& footer, std::size_t group, std::size_t column, const format::ColumnChunk& chunk) {
    const std::int64_t rows = footer.groups.at(group).rows;
    if (chunk.__isset.crypto_metadata || chunk.__isset.encrypted_column_metadata)
        refuse("encrypted columns are not supported");
    if (chunk.__isset.file_path && !chunk.file_path.empty()) refuse("columns in other files are not supported");
    if (!chunk.__isset.meta_data) corrupt("a column chunk has no metadata");
    const format::ColumnMetaData& meta = chunk.meta_data;
    if (meta.type != physical_type(footer.schema[column].physical))
        corrupt("a column chunk has another type than the schema");
    if (meta.num_values != rows) corrupt("a column chunk has another number of values than its row group");
    if (rows == 0) return {};
    if (!is_supported_codec(meta.codec)) refuse("codec " + format::codec_name(meta.codec) + " is not supported");
    std::int64_t begin = meta.data_page_offset;
    // Some writers put 0 where there is no dictionary.
    if (meta.__isset.dictionary_page_offset && meta.dictionary_page_offset > 0) {
        begin = std::min(begin, meta.dictionary_page_offset);
    }
    const auto end = static_cast<std::int64_t>(footer.data_end);
    if (begin < static_cast<std::int64_t>(magic_size) || begin > end || meta.total_compressed_size < 0 ||
        meta.total_compressed_size > end - begin) {
        corrupt("a column chunk lies outside of the file");
    }
    return {static_cast<std::uint64_t>(begin), static_cast<std::uint64_t>(meta.total_compressed_size), meta.codec,
            static_cast<std::uint64_t>(rows)};
}

} // namespace cnamdata::parquet
