// SPDX-License-Identifier: MPL-2.0
//
// A table for people whose long cells wrap. For a few hundred rows; rows without end go through a Format.
#pragma once

#include <string>
#include <vector>

namespace cnamdata::cli {

struct TextColumn {
    std::string title{};
    bool right = false;    ///< aligned to the right
    bool flexible = false; ///< gives way when the table is too wide
    std::size_t widest = 1000;
};

class TextTable {
public:
    explicit TextTable(std::vector<TextColumn> columns) : columns_(std::move(columns)) {}

    /// One cell a column; `\n` in a cell begins a new line of it. Columns without any text are left out.
    void add(std::vector<std::string> cells) { rows_.push_back(std::move(cells)); }

    /// The lines of the table, at most `width` columns wide if its flexible columns allow.
    [[nodiscard]] std::string render(std::size_t width) const;

private:
    [[nodiscard]] std::vector<std::size_t> natural_widths() const;
    [[nodiscard]] std::vector<std::size_t> fitted_widths(std::size_t width) const;
    void add_row(std::string& out, const std::vector<std::string>& cells, const std::vector<std::size_t>& widths) const;

    std::vector<TextColumn> columns_;
    std::vector<std::vector<std::string>> rows_{};
};

/// `NAME  value` lines, the values wrapped and aligned; pairs with an empty value are left out.
[[nodiscard]] std::string render_pairs(const std::vector<std::pair<std::string, std::string>>& pairs,
                                       std::size_t width);

/// The width for text on stdout: of its terminal, else 100 columns.
[[nodiscard]] std::size_t page_width();

} // namespace cnamdata::cli
