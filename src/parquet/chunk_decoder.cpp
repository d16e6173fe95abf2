// SPDX-License-Identifier: MPL-2.0
#include "parquet/chunk_decoder.hpp"

#include "parquet/rle.hpp"
#include "parquet/value_decoder.hpp"

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

void decode_codes(const ChunkPlace& chunk, const Field& field, ColumnData& out) {
    if (field.physical == Physical::float64) throw Error(Category::data, "Parquet: a DOUBLE column has no codes");
    const bool text = field.physical == Physical::bytes;
    const auto type = text ? Dictionary::Type::text : Dictionary::Type::number;
    if (out.dictionary.type() == type) {
        out.dictionary.clear();
    } else {
        out.dictionary = Dictionary(type);
    }
    out.form = ColumnData::Form::codes;
    out.numbers.clear();
    out.valid.clear();
    out.codes.resize(chunk.rows);
    CodeDecoder decoder(field.physical, out.dictionary);
    for_each_page(chunk, field.optional, decoder, [&](const Page& page, std::size_t row) {
        decode_page(page, field.optional, decoder, scratch().codes, std::span(out.codes).subspan(row, page.rows),
                    scratch().valid);
    });
}

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

} // namespace

void decode_chunk(const ChunkPlace& chunk, const Field& field, Want want, ColumnData& out) {
    if (want == Want::codes) {
        decode_codes(chunk, field, out);
    } else {
        decode_numbers(chunk, field, out);
    }
}

} // namespace cnamdata::parquet
