// SPDX-License-Identifier: MPL-2.0
#include "parquet/chunk_decoder.hpp"

#include "parquet/rle.hpp"
#include "parquet/value_decoder.hpp"

#include <algorithm>
#include <limits>

namespace cnamdata::parquet {

namespace {

// One thread's memory for decoding a chunk.
struct Scratch {
    Buffer page;
    std::vector<std::uint8_t> valid;
    std::vector<Code> codes;
    std::vector<std::int64_t> numbers;
};

Scratch& scratch() {
    static thread_local Scratch memory;
    return memory;
}

// Puts the values where their rows are, and 0 where there is a null, without a branch a row.
// REQUIRES: one more readable element after the last value.
template <class T>
void spread(std::span<const std::uint8_t> valid, const T* values, std::span<T> out) {
    std::size_t next = 0;
    for (std::size_t row = 0; row < out.size(); ++row) {
        out[row] = static_cast<T>(values[next] * static_cast<T>(valid[row]));
        next += valid[row];
    }
}

// Decodes the rows of a data page into `out`. Returns how many are null; if any, `valid` has a flag for each row.
template <class Decoder, class T>
std::size_t decode_page(const Page& page, bool optional, Decoder& decoder, std::vector<T>& dense, std::span<T> out,
                        std::vector<std::uint8_t>& valid) {
    std::size_t nulls = 0;
    if (optional && !all_valid(page.levels, page.rows)) {
        valid.resize(out.size());
        nulls = decode_levels(page.levels, valid);
    }
    if (nulls == 0) {
        decoder.decode(page, out);
        return 0;
    }
    const std::size_t count = out.size() - nulls;
    if (dense.size() < count + 1) dense.resize(count + 1);
    decoder.decode(page, std::span(dense).first(count));
    spread(valid, dense.data(), out);
    return nulls;
}

// Calls `data(page, first_row)` for every data page.
template <class Decoder, class Data>
void for_each_page(const ChunkPlace& chunk, bool optional, Decoder& decoder, Data&& data) {
    PageReader pages(chunk, optional, scratch().page);
    std::size_t row = 0;
    for (Page page; pages.next(page);) {
        if (page.dictionary) {
            decoder.set_dictionary(page);
        } else {
            data(page, row);
            row += page.rows;
        }
    }
}

// An empty dictionary of the right type, and no numbers.
void prepare_codes(const Field& field, ColumnData& out) {
    if (field.physical == Physical::float64) throw Error(Category::data, "Parquet: a DOUBLE column has no codes");
    const bool text = field.physical == Physical::bytes;
    const auto type = text ? Dictionary::Type::text : Dictionary::Type::number;
    if (out.dictionary.type() == type) {
        out.dictionary.clear();
    } else {
        out.dictionary = Dictionary(type);
    }
    out.numbers.clear();
    out.valid.clear();
}

void decode_codes(const ChunkPlace& chunk, const Field& field, ColumnData& out) {
    prepare_codes(field, out);
    out.form = ColumnData::Form::codes;
    out.may_have_nulls = true;
    out.codes.resize(chunk.rows);
    CodeDecoder decoder(field.physical, out.dictionary);
    for_each_page(chunk, field.optional, decoder, [&](const Page& page, std::size_t row) {
        decode_page(page, field.optional, decoder, scratch().codes, std::span(out.codes).subspan(row, page.rows),
                    scratch().valid);
    });
}

// A decoder of pages of indices.
template <class Narrow>
struct IndexDecoder {
    std::size_t entries;
    void decode(const Page& page, std::span<Narrow> out) const { decode_indices(page, entries, out); }
};

// The pages that follow the dictionary, as many as fill `out`; false when one of them has no indices.
template <class Narrow>
bool decode_narrow(PageReader& pages, bool optional, std::span<Narrow> out, ColumnData& column) {
    static thread_local std::vector<Narrow> dense;
    IndexDecoder<Narrow> decoder{column.dictionary.size() - 1};
    std::size_t row = 0;
    for (Page page; row < out.size() && pages.next(page); row += page.rows) {
        if (!has_indices(page)) return false;
        if (page.rows > out.size() - row) corrupt("pages that lay side by side do not");
        const auto rows = out.subspan(row, page.rows);
        column.may_have_nulls |= decode_page(page, optional, decoder, dense, rows, scratch().valid) > 0;
    }
    return true;
}

// Codes as narrow as their dictionary allows; false when not all pages are indices into it.
bool decode_packed(const ChunkPlace& chunk, const Field& field, ColumnData& out) {
    prepare_codes(field, out);
    PageReader pages(chunk, field.optional, scratch().page);
    if (!read_dictionary(pages, field.physical, out.dictionary)) return false;
    out.form = ColumnData::Form::packed;
    out.may_have_nulls = false;
    return out.packed.refill(chunk.rows, out.dictionary.size(),
                             [&](auto codes) { return decode_narrow(pages, field.optional, codes, out); });
}

} // namespace

PackedChunk::PackedChunk(const ChunkPlace& chunk, const Field& field)
    : field_(&field), pages_(chunk, field.optional, scratch().page) {}

void PackedChunk::begin(ColumnData& out) {
    prepare_codes(*field_, out);
    if (!read_dictionary(pages_, field_->physical, out.dictionary)) corrupt("a column chunk has no dictionary");
    out.form = ColumnData::Form::packed;
}

void PackedChunk::read(std::uint64_t rows, ColumnData& out) {
    out.may_have_nulls = false;
    const bool indices = out.packed.refill(
        rows, out.dictionary.size(), [&](auto codes) { return decode_narrow(pages_, field_->optional, codes, out); });
    if (!indices) corrupt("a page has values where the footer says indices");
}

namespace {

void decode_numbers(const ChunkPlace& chunk, const Field& field, ColumnData& out) {
    if (field.physical == Physical::bytes) throw Error(Category::data, "Parquet: a BYTE_ARRAY column has no numbers");
    out.form = field.physical == Physical::float64 ? ColumnData::Form::reals : ColumnData::Form::numbers;
    out.codes.clear();
    out.dictionary.clear();
    out.valid.clear();
    out.numbers.resize(chunk.rows);
    NumberDecoder decoder(field.physical);
    for_each_page(chunk, field.optional, decoder, [&](const Page& page, std::size_t row) {
        const std::size_t nulls = decode_page(page, field.optional, decoder, scratch().numbers,
                                              std::span(out.numbers).subspan(row, page.rows), scratch().valid);
        if (nulls == 0) return;
        if (out.valid.empty()) out.valid.assign(chunk.rows, 1);
        std::copy(scratch().valid.begin(), scratch().valid.end(), out.valid.begin() + static_cast<std::ptrdiff_t>(row));
    });
}

void pack(ColumnData& out) {
    out.packed.refill(out.codes.size(), out.dictionary.size(), [&](auto codes) {
        std::transform(out.codes.begin(), out.codes.end(), codes.begin(),
                       [](Code code) { return static_cast<typename decltype(codes)::value_type>(code); });
    });
    out.form = ColumnData::Form::packed;
}

} // namespace

void decode_chunk(const ChunkPlace& chunk, const Field& field, Want want, ColumnData& out) {
    const bool text = field.physical == Physical::bytes;
    switch (want) {
    case Want::codes:
        return decode_codes(chunk, field, out);
    case Want::numbers:
        return decode_numbers(chunk, field, out);
    case Want::cheaper:
        if (field.physical == Physical::float64) return decode_numbers(chunk, field, out);
        break;
    case Want::packed:
        break;
    }
    if (decode_packed(chunk, field, out)) return;
    if (want == Want::cheaper && !text) return decode_numbers(chunk, field, out);
    decode_codes(chunk, field, out);
    pack(out);
}

bool decode_dictionary(const ChunkPlace& chunk, const Field& field, Dictionary& out) {
    PageReader pages(chunk, field.optional, scratch().page);
    out = Dictionary(field.physical == Physical::bytes ? Dictionary::Type::text : Dictionary::Type::number);
    return read_dictionary(pages, field.physical, out);
}

} // namespace cnamdata::parquet
