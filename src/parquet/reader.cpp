// SPDX-License-Identifier: MPL-2.0
#include "parquet/reader.hpp"

#include "parquet/chunk_decoder.hpp"
#include "parquet/file_bytes.hpp"
#include "parquet/footer.hpp"
#include "parquet/format.hpp"
#include "parquet/slices.hpp"
#include "parquet/statistics.hpp"

#include <algorithm>
#include <optional>

namespace cnamdata::parquet {

struct Reader::State {
    State(FileBytes bytes, std::string path) : file(std::move(bytes)), name(std::move(path)) {
        try {
            footer = read_footer(file);
        } catch (const Error& error) {
            throw located(error, {});
        }
    }

    FileBytes file;
    std::string name; // empty when the file is in memory
    Footer footer;

    format::ColumnMetaData metadata(std::size_t group, std::size_t column) const {
        try {
            return read_chunk(footer, group, column).meta_data;
        } catch (const Error& error) {
            throw located(error, footer.schema.at(column).name);
        }
    }
    ChunkPlace load(std::size_t group, std::size_t column, const format::ColumnChunk& chunk,
                    ReadBuffer& scratch) const {
        const ChunkRange range = find_chunk(footer, group, column, chunk);
        return {file.read(range.offset, range.size, scratch), range.codec, range.rows};
    }
    // In memory that the thread keeps, until its next call.
    ChunkPlace load(std::size_t group, std::size_t column) const {
        static thread_local ReadBuffer scratch;
        return load(group, column, read_chunk(footer, group, column), scratch);
    }
    // Tells where an error was found.
    Error located(const Error& error, std::string column) const {
        return {error.category(), error.what(), Location{.file = name, .column = std::move(column)}, error.hint()};
    }
};

Reader::Reader(const std::filesystem::path& path) : state_(std::make_unique<State>(FileBytes(path), path.string())) {}
Reader::Reader(std::span<const std::byte> bytes) : state_(std::make_unique<State>(FileBytes(bytes), std::string())) {}
Reader::~Reader() = default;
Reader::Reader(Reader&&) noexcept = default;
Reader& Reader::operator=(Reader&&) noexcept = default;

const Schema& Reader::schema() const noexcept { return state_->footer.schema; }
const KeyValues& Reader::unsupported() const noexcept { return state_->footer.unsupported; }
const KeyValues& Reader::metadata() const noexcept { return state_->footer.key_values; }

std::string Reader::metadata(std::string_view key) const {
    const KeyValues& pairs = metadata();
    const auto found = std::find_if(pairs.begin(), pairs.end(), [&](const auto& pair) { return pair.first == key; });
    return found == pairs.end() ? std::string() : found->second;
}

const std::string& Reader::created_by() const noexcept { return state_->footer.metadata.created_by; }

std::uint64_t Reader::rows() const noexcept { return static_cast<std::uint64_t>(state_->footer.metadata.num_rows); }
std::size_t Reader::row_groups() const noexcept { return state_->footer.groups.size(); }
std::uint64_t Reader::rows(std::size_t group) const {
    return static_cast<std::uint64_t>(state_->footer.groups.at(group).rows);
}

std::uint64_t Reader::bytes(std::size_t group) const {
    if (const auto known = state_->footer.groups.at(group).compressed)
        return static_cast<std::uint64_t>(std::max<std::int64_t>(*known, 0));
    std::uint64_t total = 0;
    for (std::size_t column = 0; column < schema().size(); ++column)
        total += chunk(group, column).compressed_bytes;
    return total;
}

Statistics Reader::statistics(std::size_t group, std::size_t column) const {
    const format::ColumnMetaData metadata = state_->metadata(group, column);
    return read_statistics(metadata.statistics, state_->footer.schema[column], state_->footer.columns[column].ordered);
}

namespace {

// Encodings of the data pages where the footer tells them apart, else all but those of levels.
std::vector<std::int32_t> value_encodings(const format::ColumnMetaData& metadata) {
    std::vector<std::int32_t> found;
    for (const format::PageEncodingStats& stats : metadata.encoding_stats) {
        if (stats.page_type != format::page::dictionary && stats.count > 0) found.push_back(stats.encoding);
    }
    if (!found.empty()) return found;
    std::copy_if(
        metadata.encodings.begin(), metadata.encodings.end(), std::back_inserter(found),
        [](std::int32_t code) { return code != format::encoding::rle && code != format::encoding::bit_packed; });
    return found;
}

} // namespace

ChunkInfo Reader::chunk(std::size_t group, std::size_t column) const {
    const format::ColumnMetaData metadata = state_->metadata(group, column);
    ChunkInfo info;
    for (const std::int32_t code : value_encodings(metadata)) {
        if (!info.encodings.empty()) info.encodings += ',';
        info.encodings += format::encoding_name(code);
    }
    info.codec = format::codec_name(metadata.codec);
    info.compressed_bytes = static_cast<std::uint64_t>(std::max<std::int64_t>(metadata.total_compressed_size, 0));
    info.uncompressed_bytes = static_cast<std::uint64_t>(std::max<std::int64_t>(metadata.total_uncompressed_size, 0));
    return info;
}

namespace {

// Whether the footer says that all values are in the dictionary.
bool has_all_in_dictionary(const format::ColumnMetaData& metadata) {
    const auto is_dictionary = [](std::int32_t code) {
        return code == format::encoding::rle_dictionary || code == format::encoding::plain_dictionary;
    };
    const std::vector<std::int32_t> encodings = value_encodings(metadata);
    const bool told_apart = !metadata.encoding_stats.empty();
    return told_apart && !encodings.empty() && std::all_of(encodings.begin(), encodings.end(), is_dictionary);
}

} // namespace

std::optional<RowGroupSlices> Reader::slices(std::size_t group, std::span<const std::size_t> columns) const {
    if (columns.empty()) return {};
    RowGroupSlices slices(state_->name);
    for (const std::size_t column : columns) {
        const Field& field = state_->footer.schema.at(column);
        if (field.physical == Physical::float64) return {};
        try {
            const format::ColumnChunk chunk = read_chunk(state_->footer, group, column);
            if (!has_all_in_dictionary(chunk.meta_data)) return {};
            slices.add(state_->load(group, column, chunk, slices.buffer()), field);
        } catch (const Error& error) {
            throw state_->located(error, field.name);
        }
    }
    return slices;
}

bool Reader::read_dictionary(std::size_t group, std::size_t column, Dictionary& out) const {
    if (!has_all_in_dictionary(state_->metadata(group, column))) return false;
    const Field& field = state_->footer.schema.at(column);
    try {
        return decode_dictionary(state_->load(group, column), field, out);
    } catch (const Error& error) {
        throw state_->located(error, field.name);
    }
}

void Reader::read(std::size_t group, std::size_t column, Want want, ColumnData& out) const {
    const Field& field = state_->footer.schema.at(column);
    try {
        decode_chunk(state_->load(group, column), field, want, out);
    } catch (const Error& error) {
        throw state_->located(error, field.name);
    }
}

} // namespace cnamdata::parquet
