// SPDX-License-Identifier: MPL-2.0
#include "parquet/page_writer.hpp"

#include "parquet/format.hpp"
#include "parquet/thrift_codec.hpp"

#include <limits>

namespace cnamdata::parquet {

namespace {

constexpr std::size_t sample = 8 << 10;       // bytes
constexpr std::size_t most_header_bytes = 64; // of a page; more would only cost a copy

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

void PageWriter::begin_dictionary(std::uint64_t values, Redundancy redundancy) {
    format::DictionaryPageHeader header;
    header.num_values = to_int32(values);
    header.encoding = format::encoding::plain;
    Page& page = begin(format::page::dictionary);
    page.header.__set_dictionary_page_header(header);
    page.redundancy = redundancy;
}

void PageWriter::begin_data(std::uint64_t rows, std::int32_t encoding) {
    format::DataPageHeader header;
    header.num_values = to_int32(rows);
    header.encoding = encoding;
    header.definition_level_encoding = format::encoding::rle;
    header.repetition_level_encoding = format::encoding::rle;
    begin(format::page::data).header.__set_data_page_header(header);
}

Bytes PageWriter::raw(std::size_t page) const noexcept {
    const std::size_t end = page + 1 < pages_.size() ? pages_[page + 1].begin : raw_.size();
    return Bytes(raw_).subspan(pages_[page].begin, end - pages_[page].begin);
}

Bytes PageWriter::packed(std::size_t page) const noexcept {
    const std::size_t end = page + 1 < pages_.size() ? pages_[page + 1].packed_begin : packed_.size();
    return Bytes(packed_).subspan(pages_[page].packed_begin, end - pages_[page].packed_begin);
}

// What a sample of the data pages tells; nothing when compressing is no use. A dictionary page that weighs enough to
// matter by itself is not judged.
std::optional<Redundancy> PageWriter::judge() {
    const format::PageHeader& last = pages_.back().header;
    const bool indices =
        last.type == format::page::data && last.data_page_header.encoding == format::encoding::rle_dictionary;
    const Redundancy usual = indices ? Redundancy::skew : Redundancy::repeats;
    const bool has_dictionary = pages_.front().header.type == format::page::dictionary;
    const std::size_t dictionary = has_dictionary ? raw(0).size() : 0;
    const Bytes data = Bytes(raw_).subspan(dictionary);
    if (data.size() < 3 * sample) return usual;
    const Bytes sampled = data.subspan((data.size() - sample) / 2, sample);
    const auto size = [&](Redundancy redundancy) {
        packed_.clear();
        append_zstd(sampled, redundancy, packed_);
        return packed_.size();
    };
    const std::size_t small = size(usual);
    if (small > sample / 6 * 5 && dictionary <= raw_.size() / 8) return {};
    return indices && size(Redundancy::neighbours) < small / 16 * 15 ? Redundancy::neighbours : usual;
}

// Whether it is worth it: a reader should not have to decompress for less than a fifth. Region codes, two to a byte,
// shrink by just under that, and are what many questions group by.
bool PageWriter::compress() {
    const std::optional<Redundancy> redundancy = judge();
    packed_.clear();
    if (!redundancy) return false;
    for (std::size_t i = 0; i < pages_.size(); ++i) {
        pages_[i].packed_begin = packed_.size();
        const bool dictionary = pages_[i].header.type == format::page::dictionary;
        append_zstd(raw(i), dictionary ? pages_[i].redundancy : *redundancy, packed_);
    }
    return packed_.size() < raw_.size() / 5 * 4;
}

void PageWriter::finish(Buffer& out, format::ColumnMetaData& metadata) {
    const bool compressed = compress();
    metadata.codec = compressed ? format::codec::zstd : format::codec::uncompressed;
    const std::size_t start = out.size();
    out.reserve(start + (compressed ? packed_ : raw_).size() + pages_.size() * most_header_bytes);
    for (std::size_t i = 0; i < pages_.size(); ++i) {
        format::PageHeader& header = pages_[i].header;
        const Bytes body = compressed ? packed(i) : raw(i);
        header.uncompressed_page_size = to_int32(raw(i).size());
        header.compressed_page_size = to_int32(body.size());
        const std::size_t at = out.size();
        if (header.type == format::page::dictionary) {
            metadata.__set_dictionary_page_offset(static_cast<std::int64_t>(at));
        } else if (i == 0 || pages_[i - 1].header.type == format::page::dictionary) {
            metadata.data_page_offset = static_cast<std::int64_t>(at);
        }
        append_thrift(out, header);
        metadata.total_uncompressed_size += static_cast<std::int64_t>(out.size() - at + raw(i).size());
        append(out, body);
        note_encoding(header, metadata);
    }
    metadata.total_compressed_size = static_cast<std::int64_t>(out.size() - start);
    pages_.clear();
    raw_.clear();
    packed_.clear();
}

} // namespace cnamdata::parquet
