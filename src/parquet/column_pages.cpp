// SPDX-License-Identifier: MPL-2.0
#include "parquet/column_pages.hpp"

#include "base/map_bytes.hpp"
#include "parquet/delta.hpp"
#include "parquet/format.hpp"
#include "parquet/plain.hpp"
#include "parquet/rle.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <numeric>

namespace cnamdata::parquet {

namespace {

constexpr std::uint64_t max_page_bits = std::uint64_t{8} << 20; // of values: 1 MiB
constexpr std::size_t trial = 8192;                             // values to judge by

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

void begin_dictionary(const Field& field, const Dictionary& dictionary, PageWriter& pages) {
    const bool texts = dictionary.type() == Dictionary::Type::text;
    pages.begin_dictionary(dictionary.size() - 1, texts ? Redundancy::repeats : Redundancy::neighbours);
    encode_plain(dictionary, field.physical, pages.body());
}

// Widths that divide or fill bytes: zstd sees whole values, and shrinks them better than it does odd widths. Large
// dictionaries of which a few entries make most rows are packed tightly: there is less to compress, for the same size.
unsigned index_width(const MergedDictionary& merged) {
    constexpr std::array<unsigned, 6> widths{1, 2, 4, 8, 16, 24};
    const auto needed = static_cast<unsigned>(std::bit_width(merged.dictionary().size() - 2));
    if (merged.is_large() && merged.entropy() < needed / 2.0) return needed;
    const auto* const found = std::lower_bound(widths.begin(), widths.end(), needed);
    return found == widths.end() ? 32 : *found;
}

template <class T, class Index>
void map_all(std::span<const T> codes, std::span<const Code> map, std::vector<Index>& indices) {
    for (std::size_t row = 0; row < codes.size(); ++row)
        indices[row] = static_cast<Index>(map[codes[row]] - 1);
}

void map_all(std::span<const std::uint8_t> codes, std::span<const Code> map, std::vector<std::uint8_t>& indices) {
    ByteMap bytes{};
    std::transform(map.begin(), map.end(), bytes.begin(),
                   [](Code code) { return static_cast<std::uint8_t>(code - 1); });
    map_bytes(codes, bytes, map.size(), indices);
}

// The indices of the values of a piece, and which of its rows have one.
template <class T, class Index>
void map_codes(std::span<const T> codes, std::span<const Code> map, bool nulls, std::vector<Index>& indices,
               std::vector<std::uint8_t>& valid) {
    indices.resize(codes.size());
    valid.clear();
    if (!nulls) return map_all(codes, map, indices);
    valid.resize(codes.size());
    std::size_t count = 0;
    for (std::size_t row = 0; row < codes.size(); ++row) {
        const std::uint8_t present = codes[row] != null_code ? 1 : 0;
        indices[count] = static_cast<Index>(map[codes[row]] - 1); // written again when it was a null
        valid[row] = present;
        count += present;
    }
    indices.resize(count);
}

// One page of indices a piece, in the narrowest type that holds `width` bits.
template <class Index>
void write_index_pages(const Field& field, ChunkPieces pieces, unsigned width, std::vector<Index>& indices,
                       Scratch& scratch) {
    const MergedDictionary& merged = scratch.merged;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        const PieceColumn& piece = *pieces[i];
        if (piece.rows == 0) continue;
        const auto map = [&](const auto& codes) {
            map_codes(std::span(codes), merged.map(i), piece.nulls > 0, indices, scratch.valid);
        };
        piece.form == ColumnData::Form::packed ? piece.codes.visit(map) : map(merged.codes(i));
        scratch.pages.begin_data(piece.rows, format::encoding::rle_dictionary);
        Buffer& body = scratch.pages.body();
        if (field.optional)
            append_levels({.valid = scratch.valid, .rows = piece.rows, .nulls = piece.nulls}, 0, piece.rows, body);
        body.push_back(static_cast<std::byte>(width));
        encode_rle(std::span<const Index>(indices), width, body);
    }
}

bool prefers_delta(std::span<const std::int64_t> values, Physical physical) {
    if (physical == Physical::float64) return false;
    const std::size_t some = std::min(values.size(), trial);
    const std::uint64_t plain = some * (physical == Physical::int32 ? 4 : 8);
    return delta_size(values.first(some), physical != Physical::int32) < plain - plain / 8;
}

} // namespace

void write_merged(const Field& field, ChunkPieces pieces, Scratch& scratch) {
    begin_dictionary(field, scratch.merged.dictionary(), scratch.pages);
    const unsigned width = index_width(scratch.merged);
    if (width <= 8) return write_index_pages(field, pieces, width, scratch.bytes, scratch);
    if (width <= 16) return write_index_pages(field, pieces, width, scratch.pairs, scratch);
    write_index_pages(field, pieces, width, scratch.words, scratch);
}

void write_numbers(const Field& field, const Dense& dense, PageWriter& pages) {
    const bool wide = field.physical != Physical::int32;
    if (prefers_delta(dense.numbers, field.physical)) {
        return write_pages(field, dense, format::encoding::delta_binary_packed, 64, pages,
                           [&](std::uint64_t from, std::uint64_t count, Buffer& out) {
                               encode_delta(dense.numbers.subspan(from, count), wide, out);
                           });
    }
    write_pages(field, dense, format::encoding::plain, wide ? 64 : 32, pages,
                [&](std::uint64_t from, std::uint64_t count, Buffer& out) {
                    encode_plain(dense.numbers.subspan(from, count), field.physical, out);
                });
}

void write_nulls(const Field& field, const Dense& dense, PageWriter& pages) {
    write_pages(field, dense, format::encoding::plain, 1, pages, [](std::uint64_t, std::uint64_t, Buffer&) {});
}

} // namespace cnamdata::parquet
