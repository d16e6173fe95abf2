// SPDX-License-Identifier: MPL-2.0
#include "parquet/page_writer.hpp"

#include "parquet/compress.hpp"
#include "parquet/format.hpp"
#include "parquet/thrift_codec.hpp"

#include <limits>

namespace cnamdata::parquet {

namespace {

std::int32_t to_int32(std::uint64_t value) {
    if (value > std::numeric_limits<std::int32_t>::max()) {
        throw Error(Category::internal, "a Parquet page would be larger than 2 GiB");
    }
    return static_cast<std::int32_t>(value);
}

void note_encoding(const format::PageHeader& header, format::ColumnMetaData& metadata) {
    format::PageEncodingStats stats;
    stats.page_type = header.type;
    const bool dictionary = header.type == format::page::dictionary;
    stats.encoding = dictionary ? header.dictionary_page_header.encoding : header.data_page_header.encoding;
    auto& all = metadata.encoding_stats;
    if (all.empty() || all.back().page_type != stats.page_type) all.push_back(stats);
    ++all.back().count;
    metadata.__isset.encoding_stats = true;
    auto& encodings = metadata.encodings;
    if (encodings.empty()) encodings.push_back(format::encoding::rle);
    if (encodings.back() != stats.encoding) encodings.push_back(stats.encoding);
}

} // namespace

PageWriter::Page& PageWriter::begin(std::int32_t type) {
    Page& page = pages_.emplace_back();
    page.header.type = type;
    page.begin = raw_.size();
    return page;
}

void PageWriter::begin_dictionary(std::uint64_t values) {
    format::DictionaryPageHeader header;
    header.num_values = to_int32(values);
    header.encoding = format::encoding::plain;
    begin(format::page::dictionary).header.__set_dictionary_page_header(header);
}

void PageWriter::begin_data(std::uint64_t rows, std::int32_t encoding) {
    format::DataPageHeader header;
    header.num_values = to_int32(rows);
    header.encoding = encoding;
    header.definition_level_encoding = format::encoding::rle;
    header.repetition_level_encoding = format::encoding::rle;
    begin(format::page::data).header.__set_data_page_header(header);
}

std::size_t PageWriter::end(std::size_t page) const noexcept {
    return page + 1 < pages_.size() ? pages_[page + 1].begin : raw_.size();
}

// Whether it is worth it: a reader should not have to decompress for less than a fifth.
bool PageWriter::compress() {
    for (std::size_t i = 0; i < pages_.size(); ++i) {
        pages_[i].packed_begin = packed_.size();
        append_zstd(Bytes(raw_).subspan(pages_[i].begin, end(i) - pages_[i].begin), packed_);
    }
    return packed_.size() < raw_.size() / 5 * 4;
}

void PageWriter::finish(Buffer& out, format::ColumnMetaData& metadata) {
    const bool compressed = compress();
    metadata.codec = compressed ? format::codec::zstd : format::codec::uncompressed;
    const std::size_t start = out.size();
    for (std::size_t i = 0; i < pages_.size(); ++i) {
        format::PageHeader& header = pages_[i].header;
        const Bytes raw = Bytes(raw_).subspan(pages_[i].begin, end(i) - pages_[i].begin);
        const std::size_t packed_end = i + 1 < pages_.size() ? pages_[i + 1].packed_begin : packed_.size();
        const Bytes packed = Bytes(packed_).subspan(pages_[i].packed_begin, packed_end - pages_[i].packed_begin);
        const Bytes body = compressed ? packed : raw;
        header.uncompressed_page_size = to_int32(raw.size());
        header.compressed_page_size = to_int32(body.size());
        const std::size_t at = out.size();
        if (header.type == format::page::dictionary) {
            metadata.__set_dictionary_page_offset(static_cast<std::int64_t>(at));
        } else if (i == 0 || pages_[i - 1].header.type == format::page::dictionary) {
            metadata.data_page_offset = static_cast<std::int64_t>(at);
        }
        append_thrift(out, header);
        metadata.total_uncompressed_size += static_cast<std::int64_t>(out.size() - at + raw.size());
        append(out, body);
        note_encoding(header, metadata);
    }
    metadata.total_compressed_size = static_cast<std::int64_t>(out.size() - start);
    pages_.clear();
    raw_.clear();
    packed_.clear();
}

} // namespace cnamdata::parquet
