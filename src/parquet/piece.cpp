// SPDX-License-Identifier: MPL-2.0
#include "parquet/piece.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

namespace cnamdata::parquet {

namespace {

constexpr std::size_t step = 4096; // codes between two looks at what is seen

// Which codes occur; the null counts as one that does.
template <class T>
std::vector<std::uint8_t> find_used(std::span<const T> codes, std::size_t dictionary_size) {
    std::vector<std::uint8_t> seen(dictionary_size);
    seen[null_code] = 1;
    // Mostly all entries occur, and soon.
    for (std::size_t done = 0; done < codes.size(); done += step) {
        for (const T code : codes.subspan(done, std::min(step, codes.size() - done)))
            seen[code] = 1;
        if (dictionary_size <= step && std::find(seen.begin(), seen.end(), 0) == seen.end()) break;
    }
    return seen;
}

// Leaves out the entries that no row has: those of rows that were rejected, or of a foreign file.
template <class T>
void drop_unused(std::span<T> codes, Dictionary& dictionary) {
    const std::vector<std::uint8_t> used = find_used(std::span<const T>(codes), dictionary.size());
    if (std::find(used.begin(), used.end(), 0) == used.end()) return;
    Dictionary kept(dictionary.type());
    std::vector<T> moved(used.size(), null_code);
    for (Code code = 1; code < used.size(); ++code) {
        if (used[code] == 0) continue;
        moved[code] = static_cast<T>(kept.type() == Dictionary::Type::text ? kept.add(dictionary.text(code))
                                                                           : kept.add(dictionary.number(code)));
    }
    for (T& code : codes)
        code = moved[code];
    dictionary = std::move(kept);
}

// Appends a number for each of some rows and, if any piece has nulls, whether it is one.
void append_numbers(const PieceColumn& piece, std::size_t rows, bool nulls, ColumnData& joined) {
    const std::size_t before = joined.numbers.size();
    joined.numbers.resize(before + rows);
    if (nulls) joined.valid.resize(before + rows, 1);
    const std::span numbers = std::span(joined.numbers).subspan(before);
    const std::span valid = std::span(joined.valid).subspan(nulls ? before : 0);
    if (piece.form != ColumnData::Form::packed) {
        piece.numbers.visit([&](auto all) { std::ranges::copy(all.first(rows), numbers.begin()); });
        if (!piece.valid.empty()) std::copy_n(piece.valid.begin(), rows, valid.begin());
        return;
    }
    const auto& values = piece.dictionary.numbers();
    piece.codes.visit([&](const auto& codes) {
        const std::span some = std::span(codes).first(rows);
        std::transform(some.begin(), some.end(), numbers.begin(), [&](auto code) { return values[code]; });
        if (!nulls) return;
        std::transform(some.begin(), some.end(), valid.begin(),
                       [](auto code) -> std::uint8_t { return code != null_code ? 1 : 0; });
    });
}

} // namespace

PieceColumn pack_column(ColumnData&& column, Entries entries) {
    PieceColumn packed;
    packed.form = column.form;
    packed.rows = column.rows();
    if (column.form == ColumnData::Form::codes) {
        packed.form = ColumnData::Form::packed;
        packed.codes.append(column.codes, column.dictionary.size());
    } else if (column.form == ColumnData::Form::packed) {
        packed.codes = std::move(column.packed);
    } else {
        packed.numbers = PackedNumbers(std::move(column.numbers));
        const auto values = std::accumulate(column.valid.begin(), column.valid.end(), std::uint64_t{0});
        if (!column.valid.empty()) packed.nulls = packed.rows - values;
        if (packed.nulls > 0) packed.valid = std::move(column.valid);
        return packed;
    }
    packed.codes.visit([&](auto& codes) {
        if (entries == Entries::some) drop_unused(std::span(codes), column.dictionary);
        if (!column.may_have_nulls) return;
        packed.nulls = static_cast<std::uint64_t>(std::count(codes.begin(), codes.end(), null_code));
    });
    packed.dictionary = std::move(column.dictionary);
    return packed;
}

Piece pack_piece(std::vector<ColumnData>&& columns, std::uint64_t rows, Entries entries) {
    Piece piece;
    piece.rows = rows;
    for (ColumnData& column : columns)
        piece.columns.push_back(pack_column(std::move(column), entries));
    return piece;
}

ColumnData join_numbers(ChunkPieces pieces, std::size_t most_rows) {
    ColumnData joined;
    joined.form = pieces.front()->form == ColumnData::Form::reals ? ColumnData::Form::reals : ColumnData::Form::numbers;
    const bool nulls = std::any_of(pieces.begin(), pieces.end(), [](const auto* piece) { return piece->nulls > 0; });
    for (const PieceColumn* piece : pieces)
        append_numbers(*piece, std::min(piece->rows, most_rows - joined.numbers.size()), nulls, joined);
    return joined;
}

} // namespace cnamdata::parquet
