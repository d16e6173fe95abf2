// SPDX-License-Identifier: MPL-2.0
#include "parquet/page_reader.hpp"

#include "parquet/compress.hpp"
#include "parquet/format.hpp"
#include "parquet/thrift_codec.hpp"

namespace cnamdata::parquet {

namespace {

std::uint64_t to_size(std::int32_t size) {
    if (size < 0) corrupt("a page has a negative size");
    return static_cast<std::uint64_t>(size);
}

bool is_dictionary(const format::PageHeader& header) {
    return header.type == format::page::dictionary && header.__isset.dictionary_page_header;
}

} // namespace

Bytes PageReader::take_stored(format::PageHeader& header) {
    rest_ = rest_.subspan(read_thrift(rest_, header));
    const std::uint64_t size = to_size(header.compressed_page_size);
    if (size > rest_.size()) corrupt("a page passes the end of its column chunk");
    const Bytes stored = rest_.first(size);
    rest_ = rest_.subspan(size);
    return stored;
}

bool PageReader::next(Page& page) {
    while (rows_left_ > 0) {
        format::PageHeader header;
        const Bytes stored = take_stored(header);
        if (header.type == format::page::index) continue;
        page = {};
        if (is_dictionary(header)) {
            const DictionaryPage dictionary = dictionary_of(header, stored);
            page.dictionary = true;
            page.rows = dictionary.entries;
            page.encoding = dictionary.encoding;
            page.values = inflate(dictionary);
        } else if (header.type == format::page::data && header.__isset.data_page_header) {
            read_v1(header, stored, page);
        } else if (header.type == format::page::data_v2 && header.__isset.data_page_header_v2) {
            read_v2(header, stored, page);
        } else {
            corrupt("page type " + std::to_string(header.type) + " is unknown or has no header");
        }
        started_ = true;
        return true;
    }
    return false;
}

std::uint64_t PageReader::rows_ahead() const {
    if (rows_left_ == 0) return 0;
    format::PageHeader header;
    static_cast<void>(read_thrift(rest_, header));
    if (header.__isset.data_page_header) return to_size(header.data_page_header.num_values);
    return header.__isset.data_page_header_v2 ? to_size(header.data_page_header_v2.num_values) : 0;
}

Bytes PageReader::inflate(Bytes stored, std::uint64_t size, std::int32_t codec) {
    if (codec == format::codec::uncompressed) {
        if (stored.size() != size) corrupt("an uncompressed page has two sizes");
        return stored;
    }
    if (size == 0) return {};
    if (size > max_decompressed(codec, stored.size())) corrupt("a page claims to be larger than it can be");
    if (scratch_.size() < size) scratch_.resize(size);
    const std::span<std::byte> out = std::span(scratch_).first(size);
    decompress(codec, stored, out);
    return out;
}

void PageReader::count_rows(std::int32_t rows, Page& page) {
    page.rows = to_size(rows);
    if (page.rows > rows_left_) corrupt("a column chunk has more values than rows");
    rows_left_ -= page.rows;
}

DictionaryPage PageReader::dictionary_of(const format::PageHeader& header, Bytes stored) {
    if (started_) corrupt("a dictionary comes after other pages");
    const DictionaryPage page{.entries = to_size(header.dictionary_page_header.num_values),
                              .encoding = header.dictionary_page_header.encoding,
                              .size = to_size(header.uncompressed_page_size),
                              .stored = stored};
    if (page.size > max_decompressed(codec_, stored.size())) corrupt("a page claims to be larger than it can be");
    return page;
}

std::optional<DictionaryPage> PageReader::take_dictionary() {
    const Bytes before = rest_;
    format::PageHeader header;
    if (rows_left_ == 0) return {};
    const Bytes stored = take_stored(header);
    if (is_dictionary(header)) {
        const DictionaryPage page = dictionary_of(header, stored);
        started_ = true;
        return page;
    }
    rest_ = before;
    return {};
}

void PageReader::inflate(const DictionaryPage& page, std::span<std::byte> out) const {
    if (!out.empty()) decompress(codec_, page.stored, out);
}

Bytes PageReader::inflate(const DictionaryPage& page) { return inflate(page.stored, page.size, codec_); }

void PageReader::read_v1(const format::PageHeader& header, Bytes stored, Page& page) {
    count_rows(header.data_page_header.num_values, page);
    page.encoding = header.data_page_header.encoding;
    Cursor cursor(inflate(stored, to_size(header.uncompressed_page_size), codec_));
    if (optional_) {
        const std::int32_t levels = header.data_page_header.definition_level_encoding;
        if (levels != format::encoding::rle) {
            throw Error(Category::data,
                        "Parquet: definition levels as " + format::encoding_name(levels) + " are not supported");
        }
        page.levels = cursor.take(cursor.take_value<std::uint32_t>());
    }
    page.values = cursor.rest();
}

// Levels are never compressed, and their sizes count in both sizes of the page.
void PageReader::read_v2(const format::PageHeader& header, Bytes stored, Page& page) {
    const format::DataPageHeaderV2& data = header.data_page_header_v2;
    count_rows(data.num_values, page);
    page.encoding = data.encoding;
    if (data.repetition_levels_byte_length != 0) corrupt("a flat column has repetition levels");
    const std::uint64_t levels = to_size(data.definition_levels_byte_length);
    const std::uint64_t size = to_size(header.uncompressed_page_size);
    if (levels > size || levels > stored.size()) corrupt("definition levels are larger than their page");
    if (optional_) page.levels = stored.first(levels);
    const bool compressed = !data.__isset.is_compressed || data.is_compressed;
    page.values = inflate(stored.subspan(levels), size - levels, compressed ? codec_ : format::codec::uncompressed);
}

} // namespace cnamdata::parquet
