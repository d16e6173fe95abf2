// SPDX-License-Identifier: MPL-2.0
#include "parquet/merged_dictionary.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace cnamdata::parquet {

namespace {

constexpr std::size_t few = 257; // entries whose order does not matter, the null included

template <class T>
void add_rows(std::span<const T> codes, std::vector<std::uint32_t>& rows) {
    for (const T code : codes)
        ++rows[code];
}

// The most frequent first, equal ones as they were: a counting sort, but for the few large counts.
std::vector<Code> by_frequency(std::span<const Code> codes, const std::vector<std::uint32_t>& counts) {
    constexpr std::uint32_t small = 1024;
    std::vector<Code> order;
    order.reserve(codes.size());
    std::vector<std::uint32_t> places(small);
    for (const Code code : codes) {
        if (counts[code] < small)
            ++places[counts[code]];
        else
            order.push_back(code);
    }
    std::stable_sort(order.begin(), order.end(), [&](Code a, Code b) { return counts[a] > counts[b]; });
    auto next = static_cast<std::uint32_t>(order.size());
    for (std::uint32_t count = small; count-- > 0;)
        next += std::exchange(places[count], next);
    order.resize(codes.size());
    for (const Code code : codes) {
        if (counts[code] < small) order[places[counts[code]]++] = code;
    }
    return order;
}

// Numbers in order differ from the one before in their low bytes, and zstd copies the high ones. So that a reader's
// copy does not wait for bytes it has just written, ranges of them take turns: a number is like the one `turns` before
// it.
void take_turns(std::span<Code> ordered) {
    constexpr std::size_t turns = 4;
    const std::vector<Code> from(ordered.begin(), ordered.end());
    const std::size_t each = (from.size() + turns - 1) / turns;
    auto to = ordered.begin();
    for (std::size_t i = 0; i < each; ++i) {
        for (std::size_t at = i; at < from.size(); at += each)
            *to++ = from[at];
    }
}

void take_turns_where_equal(std::span<Code> order, const std::vector<std::uint32_t>& counts) {
    while (!order.empty()) {
        const auto same = [&](Code code) { return counts[code] == counts[order.front()]; };
        const auto end = std::find_if_not(order.begin(), order.end(), same);
        const auto length = static_cast<std::size_t>(end - order.begin());
        take_turns(order.first(length));
        order = order.subspan(length);
    }
}

// What an entry that comes so often saves: most come seldom, and logarithms take time.
std::vector<double> excesses_of_small_counts() {
    std::vector<double> excesses(256);
    for (std::size_t count = 2; count < excesses.size(); ++count)
        excesses[count] = static_cast<double>(count) * std::log2(static_cast<double>(count));
    return excesses;
}

} // namespace

bool MergedDictionary::merge(ChunkPieces pieces, std::size_t max_entries) {
    maps_.resize(pieces.size());
    codes_.resize(pieces.size());
    counts_.clear();
    numbers_.clear();
    dictionary_ = Dictionary(pieces.front()->dictionary.type());
    TextIndex texts;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        const PieceColumn& piece = *pieces[i];
        if (piece.form != ColumnData::Form::packed)
            look_up(piece, codes_[i]);
        else if (dictionary_.type() == Dictionary::Type::text)
            merge_texts(piece, texts, maps_[i]);
        else
            merge_numbers(piece, maps_[i]);
        if (dictionary_.size() - 1 > max_entries) return false;
    }
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        if (pieces[i]->form == ColumnData::Form::packed) continue;
        maps_[i].resize(dictionary_.size());
        std::iota(maps_[i].begin(), maps_[i].end(), Code{0});
    }
    if (dictionary_.size() <= few) return true;
    count(pieces);
    measure_entropy();
    order_by_frequency();
    return true;
}

void MergedDictionary::merge_numbers(const PieceColumn& piece, std::vector<Code>& map) {
    const auto& values = piece.dictionary.numbers();
    map.assign(values.size(), null_code);
    for (Code code = 1; code < values.size(); ++code)
        map[code] = numbers_.find_or_add(values[code], dictionary_);
}

void MergedDictionary::merge_texts(const PieceColumn& piece, TextIndex& texts, std::vector<Code>& map) {
    map.assign(piece.dictionary.size(), null_code);
    for (Code code = 1; code < map.size(); ++code)
        map[code] = texts.find_or_add(piece.dictionary.text(code), dictionary_);
}

void MergedDictionary::look_up(const PieceColumn& piece, std::vector<Code>& codes) {
    codes.resize(piece.numbers.size());
    piece.numbers.visit([&](auto numbers) {
        if (piece.nulls == 0) return numbers_.find_or_add(numbers, dictionary_, std::span(codes));
        for (std::size_t row = 0; row < codes.size(); ++row)
            codes[row] = piece.valid[row] == 0 ? null_code : numbers_.find_or_add(numbers[row], dictionary_);
    });
}

void MergedDictionary::count(ChunkPieces pieces) {
    counts_.assign(dictionary_.size(), 0);
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        std::vector<std::uint32_t> rows(maps_[i].size());
        if (pieces[i]->form == ColumnData::Form::packed) {
            pieces[i]->codes.visit([&](const auto& codes) { add_rows(std::span(codes), rows); });
        } else {
            add_rows(std::span<const Code>(codes_[i]), rows);
        }
        for (Code code = 1; code < rows.size(); ++code)
            counts_[maps_[i][code]] += rows[code];
    }
}

void MergedDictionary::order_by_frequency() {
    // Numbers of equal frequency lie near each other in their order: the page of the dictionary compresses better.
    PlainVector<Code> codes;
    if (dictionary_.type() == Dictionary::Type::number) {
        codes = numbers_.codes_in_order();
    } else {
        codes.resize(dictionary_.size() - 1);
        std::iota(codes.begin(), codes.end(), Code{1});
    }
    std::vector<Code> order = by_frequency(codes, counts_);
    if (dictionary_.type() == Dictionary::Type::number) take_turns_where_equal(order, counts_);
    Dictionary ordered(dictionary_.type());
    std::vector<Code> moved(dictionary_.size(), null_code);
    for (const Code code : order) {
        moved[code] = ordered.type() == Dictionary::Type::text ? ordered.add(dictionary_.text(code))
                                                               : ordered.add(dictionary_.number(code));
    }
    for (std::vector<Code>& map : maps_) {
        for (Code& code : map)
            code = moved[code];
    }
    dictionary_ = std::move(ordered);
}

void MergedDictionary::measure_entropy() {
    static const std::vector<double> excesses = excesses_of_small_counts();
    const auto rows = static_cast<double>(std::accumulate(counts_.begin(), counts_.end(), std::uint64_t{0}));
    double excess = 0;
    for (const std::uint32_t count : counts_) {
        excess += count < excesses.size() ? excesses[count] : count * std::log2(count);
    }
    entropy_ = std::log2(rows) - excess / rows;
}

// With what a Huffman code over bytes loses, and two bytes an entry: a number's low bytes, which do not compress.
std::uint64_t MergedDictionary::estimated_bytes(std::uint64_t rows) const {
    constexpr double lost_bits = 0.75; // a value
    return static_cast<std::uint64_t>((entropy_ + lost_bits) * static_cast<double>(rows) / 8) +
           2 * (dictionary_.size() - 1);
}

} // namespace cnamdata::parquet
