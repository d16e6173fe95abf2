// SPDX-License-Identifier: MPL-2.0
#include "parquet/delta.hpp"
#include "parquet/dense.hpp"
#include "parquet/encoded.hpp"
#include "parquet/format.hpp"
#include "parquet/number_choice.hpp"
#include "parquet/page_writer.hpp"
#include "parquet/plain.hpp"
#include "parquet/rle.hpp"
#include "parquet/statistics.hpp"

#include <algorithm>
#include <bit>
#include <limits>
#include <numeric>

namespace cnamdata::parquet {

namespace {

constexpr std::uint64_t max_page_bits = std::uint64_t{8} << 20; // of values: 1 MiB

// One thread's memory for encoding a chunk.
struct Scratch {
    DenseScratch dense;
    NumberChooser chooser;
    PageWriter pages;
};

void check_fits(std::span<const std::int64_t> numbers, const Field& field) {
    if (field.physical != Physical::int32) return;
    const auto bad = std::find_if(numbers.begin(), numbers.end(),
                                  [](std::int64_t number) { return number != static_cast<std::int32_t>(number); });
    if (bad == numbers.end()) return;
    throw Error(Category::internal, "column " + field.name + ": " + std::to_string(*bad) + " does not fit an INT32");
}

void append_levels(const Dense& dense, std::uint64_t row, std::uint64_t rows, Buffer& out) {
    const std::size_t at = out.size();
    append(out, std::uint32_t{0});
    if (dense.valid.empty()) {
        encode_levels(rows, dense.nulls == 0, out);
    } else {
        encode_levels(dense.valid.subspan(row, rows), out);
    }
    const auto size = static_cast<std::uint32_t>(out.size() - at - sizeof(std::uint32_t));
    std::memcpy(out.data() + at, &size, sizeof size);
}

// Cuts a chunk into pages of whole groups of values; `encode(from, count, out)` appends dense values.
template <class Encode>
void write_pages(const Field& field, const Dense& dense, std::int32_t encoding, unsigned bits, PageWriter& pages,
                 Encode&& encode) {
    const std::uint64_t page_rows = std::max(max_page_bits / std::max(bits, 1U) / 64 * 64, std::uint64_t{64});
    std::uint64_t from = 0;
    for (std::uint64_t row = 0; row < dense.rows; row += page_rows) {
        const std::uint64_t rows = std::min(page_rows, dense.rows - row);
        const std::span valid = dense.valid.empty() ? dense.valid : dense.valid.subspan(row, rows);
        const std::uint64_t values =
            valid.empty() ? rows : std::accumulate(valid.begin(), valid.end(), std::uint64_t{0});
        pages.begin_data(rows, encoding);
        if (field.optional) append_levels(dense, row, rows, pages.body());
        encode(from, values, pages.body());
        from += values;
    }
}

void write_dictionary(const Field& field, const Dense& dense, std::span<const Code> codes, const Dictionary& dictionary,
                      PageWriter& pages) {
    const std::uint64_t entries = dictionary.size() - 1;
    pages.begin_dictionary(entries);
    encode_plain(dictionary, field.physical, pages.body());
    // A width of 0 would do for a single entry, but not all readers like it.
    const auto width = std::max(static_cast<unsigned>(std::bit_width(entries - 1)), 1U);
    write_pages(field, dense, format::encoding::rle_dictionary, width, pages,
                [&](std::uint64_t from, std::uint64_t count, Buffer& out) {
                    out.push_back(static_cast<std::byte>(width));
                    encode_rle(codes.subspan(from, count), 1, width, out);
                });
}

void write_numbers(const Field& field, const Dense& dense, NumberChooser& chooser, PageWriter& pages) {
    const bool wide = field.physical != Physical::int32;
    switch (chooser.choose(dense.numbers, field.physical)) {
    case NumberEncoding::dictionary:
        return write_dictionary(field, dense, chooser.codes(), chooser.dictionary(), pages);
    case NumberEncoding::delta:
        return write_pages(field, dense, format::encoding::delta_binary_packed, 64, pages,
                           [&](std::uint64_t from, std::uint64_t count, Buffer& out) {
                               encode_delta(dense.numbers.subspan(from, count), wide, out);
                           });
    case NumberEncoding::plain:
        break;
    }
    write_pages(field, dense, format::encoding::plain, wide ? 64 : 32, pages,
                [&](std::uint64_t from, std::uint64_t count, Buffer& out) {
                    encode_plain(dense.numbers.subspan(from, count), field.physical, out);
                });
}

void write_nulls(const Field& field, const Dense& dense, PageWriter& pages) {
    write_pages(field, dense, format::encoding::plain, 1, pages, [](std::uint64_t, std::uint64_t, Buffer&) {});
}

} // namespace

std::int32_t physical_type(Physical physical) noexcept {
    switch (physical) {
    case Physical::int32:
        return format::type::int32;
    case Physical::int64:
        return format::type::int64;
    case Physical::float64:
        return format::type::float64;
    case Physical::bytes:
        break;
    }
    return format::type::byte_array;
}

format::ColumnChunk encode_chunk(const Field& field, const ColumnData& column, Buffer& out) {
    static thread_local Scratch scratch;
    const Dense dense = make_dense(column, scratch.dense);
    if (dense.nulls > 0 && !field.optional)
        throw Error(Category::internal, "column " + field.name + ": unexpected null");
    format::ColumnMetaData metadata;
    metadata.type = physical_type(field.physical);
    metadata.path_in_schema = {field.name};
    metadata.num_values = static_cast<std::int64_t>(dense.rows);
    if (dense.values() == 0) {
        metadata.__set_statistics(describe_numbers(dense, field.physical));
        write_nulls(field, dense, scratch.pages);
    } else if (column.form == ColumnData::Form::codes) {
        check_fits(column.dictionary.numbers(), field);
        metadata.__set_statistics(describe_codes(dense, column.dictionary, field.physical));
        write_dictionary(field, dense, dense.codes, column.dictionary, scratch.pages);
    } else {
        check_fits(dense.numbers, field);
        metadata.__set_statistics(describe_numbers(dense, field.physical));
        write_numbers(field, dense, scratch.chooser, scratch.pages);
    }
    scratch.pages.finish(out, metadata);
    format::ColumnChunk chunk;
    chunk.file_offset = 0;
    chunk.__set_meta_data(metadata);
    return chunk;
}

} // namespace cnamdata::parquet
