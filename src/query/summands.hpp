// SPDX-License-Identifier: MPL-2.0
//
// What rows add to the cells of their groups: a 1, and the values of sums. The hottest loop of a question.
#pragma once

#include "base/dictionary.hpp"
#include "query/row_block.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <variant>

namespace cnamdata {

/// The value of a row, by its code. Owns neither.
template <class Code, class Entry>
struct CodedSummand {
    const Code* codes = nullptr;
    const Entry* entries = nullptr;
    std::int64_t operator()(std::size_t row) const noexcept { return entries[codes[row]]; }
};

/// The value of a row that was stored as a number. Does not own it.
struct NumberSummand {
    const std::int64_t* numbers = nullptr;
    std::int64_t operator()(std::size_t row) const noexcept { return numbers[row]; }
};

using Summand =
    std::variant<CodedSummand<std::uint8_t, std::int32_t>, CodedSummand<std::uint16_t, std::int32_t>,
                 CodedSummand<Code, std::int32_t>, CodedSummand<std::uint8_t, std::int64_t>,
                 CodedSummand<std::uint16_t, std::int64_t>, CodedSummand<Code, std::int64_t>, NumberSummand>;

/// A summand and the cell it goes to, in the cells of a group.
struct CellSummand {
    Summand value{};
    std::size_t cell = 0;
};

/// Groups that must be readable beyond those of the rows, so that cells are asked for ahead of their turn.
inline constexpr std::size_t groups_ahead = 16;

/// Adds to the cells of group groups[i], which begin at cells[groups[i] * stride], for row i of `rows`: 1 to the first,
/// and each summand of the row to its own. `far`: the cells are more than the near caches hold; then groups_ahead more
/// groups must be readable, of any value that is a group's. REQUIRES: no sum passes 64 bits. Thread-safe for different
/// cells.
void add_summands(std::span<const CellSummand> summands, const RowBlock& rows, const std::uint32_t* groups,
                  std::size_t stride, bool far, std::int64_t* cells);

} // namespace cnamdata
