// SPDX-License-Identifier: MPL-2.0
//
// Adding rows of cells to the rows of their groups: what a sum comes down to.
#pragma once

#include <cstddef>
#include <cstdint>

namespace cnamdata {

/// As many cells as a row of so many has when it is filled up to where whole vectors can be added: a power of two, or
/// a multiple of eight.
[[nodiscard]] constexpr std::size_t padded_cells(std::size_t cells) noexcept {
    if (cells > 8) return (cells + 7) / 8 * 8;
    std::size_t padded = 1;
    while (padded < cells)
        padded *= 2;
    return padded;
}

/// Adds row i of `rows`, `stride` cells, to row groups[i] of `cells`, for `count` rows. `far`: the cells are more than
/// the near caches hold. REQUIRES: stride is padded_cells of something, no sum passes 64 bits. Thread-safe.
/// Vectorised, for the processor it runs on.
void add_rows(const std::int64_t* rows, const std::uint32_t* groups, std::size_t count, std::size_t stride, bool far,
              std::int64_t* cells);

} // namespace cnamdata
