// SPDX-License-Identifier: MPL-2.0
//
// Rows become lines; some of them odd, when asked.
#pragma once

#include "generate/columns.hpp"
#include "generate/layout.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace cnamdata::generate {

/// A line that was spoilt on purpose.
struct BadValue {
    std::uint64_t line = 0; ///< 1 is the header line
    std::string column{};
    std::string value{};
};

/// Rows to spoil, by number from 0. Which ones depends on the seed only.
struct Oddities {
    std::uint64_t seed = 0;
    std::vector<std::uint64_t> short_rows{}; ///< sorted; cut before their last columns, as in A202301
    std::vector<std::uint64_t> bad_rows{};   ///< sorted; a text stands where a number belongs

    /// Draws distinct rows. Throws Error(usage) when there are fewer rows than asked for.
    static Oddities draw(std::uint64_t seed, std::uint64_t rows, std::uint64_t short_lines, std::uint64_t bad_lines);
};

/// Appends lines to a buffer of its own. Not thread-safe: one for each block.
class LineWriter {
public:
    /// All three must outlive the writer. `first_row` is the number of its first row in the file.
    LineWriter(const Dataset& dataset, const Layout& layout, const Oddities& oddities, std::uint64_t first_row);

    void header(); ///< before any line
    void line(const Row& row);

    [[nodiscard]] std::string take();
    [[nodiscard]] const std::vector<BadValue>& bad_values() const noexcept { return bad_; }

private:
    void reserve_line();
    void odd_line(const Row& row, bool cut, bool spoil);

    const Dataset* dataset_;
    const Layout* layout_;
    const Oddities* oddities_;
    std::uint64_t row_;
    std::vector<std::uint64_t>::const_iterator next_short_;
    std::vector<std::uint64_t>::const_iterator next_bad_;
    std::string bytes_;
    std::size_t used_ = 0;
    std::size_t longest_line_;
    std::vector<BadValue> bad_;
};

} // namespace cnamdata::generate
