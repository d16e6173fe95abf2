// SPDX-License-Identifier: MPL-2.0
//
// One dictionary for the pieces of a column chunk.
#pragma once

#include "parquet/piece.hpp"
#include "parquet/value_index.hpp"

#include <span>
#include <vector>

namespace cnamdata::parquet {

/// The union of the pieces' values. Up to 256 entries it is in order of first appearance; past that the most
/// frequent come first, so that the high bytes of codes are nearly all alike and entropy coding sees the frequencies;
/// numbers of equal frequency near those that are like them, for zstd.
/// Depends on the pieces alone. Keeps its memory between chunks; not thread-safe.
class MergedDictionary {
public:
    /// REQUIRES: at least one piece; all texts, or all numbers. Returns false, its state useless, as soon as there are
    /// more than `max_entries`.
    bool merge(ChunkPieces pieces, std::size_t max_entries);

    [[nodiscard]] const Dictionary& dictionary() const noexcept { return dictionary_; }
    /// From the codes of a piece to those of dictionary(): from its own, or from codes() where it holds numbers.
    [[nodiscard]] std::span<const Code> map(std::size_t piece) const noexcept { return maps_[piece]; }
    [[nodiscard]] const std::vector<Code>& codes(std::size_t piece) const noexcept { return codes_[piece]; }
    /// Whether the entries were counted, because there are many; the functions below need it.
    [[nodiscard]] bool is_large() const noexcept { return !counts_.empty(); }
    /// Bits a value that no code by value alone can do without.
    [[nodiscard]] double entropy() const noexcept { return entropy_; }
    /// About how many bytes `rows` values would take with this dictionary, compressed.
    [[nodiscard]] std::uint64_t estimated_bytes(std::uint64_t rows) const;

private:
    void merge_numbers(const PieceColumn& piece, std::vector<Code>& map);
    void merge_texts(const PieceColumn& piece, TextIndex& texts, std::vector<Code>& map);
    void look_up(const PieceColumn& piece, std::vector<Code>& codes);
    void count(ChunkPieces pieces);
    void measure_entropy();
    void order_by_frequency();

    Dictionary dictionary_;
    std::vector<std::vector<Code>> maps_;
    std::vector<std::vector<Code>> codes_; // of pieces of numbers, 0 for nulls
    std::vector<std::uint32_t> counts_;    // by code, when there are many entries
    double entropy_ = 0;
    NumberIndex numbers_;
};

} // namespace cnamdata::parquet
