// SPDX-License-Identifier: MPL-2.0
#include "cli/text_table.hpp"

#include "cli/terminal.hpp"
#include "cli/text.hpp"

#include <algorithm>

namespace cnamdata::cli {
namespace {

constexpr std::size_t gap = 2;
constexpr std::size_t narrowest_column = 10;

std::vector<std::string> lines_of(std::string_view cell, std::size_t width) {
    std::vector<std::string> lines;
    while (true) {
        const std::size_t end = cell.find('\n');
        for (std::string& line : wrap(cell.substr(0, end), width))
            lines.push_back(std::move(line));
        if (end == std::string_view::npos) return lines;
        cell.remove_prefix(end + 1);
    }
}

std::size_t widest_line(std::string_view cell) {
    std::size_t widest = 0;
    for (const std::string& line : lines_of(cell, cell.size() + 1))
        widest = std::max(widest, display_width(line));
    return widest;
}

std::size_t total(const std::vector<std::size_t>& widths) {
    std::size_t sum = 0;
    for (const std::size_t width : widths)
        sum += width == 0 ? 0 : width + gap;
    return sum == 0 ? 0 : sum - gap;
}

} // namespace

std::vector<std::size_t> TextTable::natural_widths() const {
    std::vector<std::size_t> widths(columns_.size(), 0);
    for (const auto& row : rows_)
        for (std::size_t i = 0; i < widths.size(); ++i)
            widths[i] = std::max(widths[i], widest_line(row[i]));
    for (std::size_t i = 0; i < widths.size(); ++i) {
        if (widths[i] == 0) continue; // nothing to show
        widths[i] = std::max(std::min(widths[i], columns_[i].widest), display_width(columns_[i].title));
    }
    return widths;
}

std::vector<std::size_t> TextTable::fitted_widths(std::size_t width) const {
    std::vector<std::size_t> widths = natural_widths();
    while (total(widths) > width) {
        std::size_t widest = widths.size();
        for (std::size_t i = 0; i < widths.size(); ++i) {
            const std::size_t least = std::max(narrowest_column, display_width(columns_[i].title));
            if (!columns_[i].flexible || widths[i] <= least) continue;
            if (widest == widths.size() || widths[i] > widths[widest]) widest = i;
        }
        if (widest == widths.size()) break;
        --widths[widest];
    }
    return widths;
}

void TextTable::add_row(std::string& out, const std::vector<std::string>& cells,
                        const std::vector<std::size_t>& widths) const {
    std::vector<std::vector<std::string>> lines;
    std::size_t height = 0;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        lines.push_back(lines_of(cells[i], widths[i]));
        if (widths[i] > 0) height = std::max(height, lines.back().size());
    }
    for (std::size_t row = 0; row < height; ++row) {
        std::string line;
        for (std::size_t i = 0; i < cells.size(); ++i) {
            if (widths[i] == 0) continue;
            const std::string text = row < lines[i].size() ? lines[i][row] : std::string();
            line += columns_[i].right ? pad_left(text, widths[i]) : pad_right(text, widths[i]);
            line.append(gap, ' ');
        }
        line.erase(line.find_last_not_of(' ') + 1);
        out += line + "\n";
    }
}

std::string TextTable::render(std::size_t width) const {
    const std::vector<std::size_t> widths = fitted_widths(width);
    std::vector<std::string> titles;
    std::vector<std::string> rules;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        titles.push_back(columns_[i].title);
        rules.emplace_back();
        for (std::size_t j = 0; j < widths[i]; ++j)
            rules.back() += "─";
    }
    std::string out;
    add_row(out, titles, widths);
    add_row(out, rules, widths);
    for (const auto& row : rows_)
        add_row(out, row, widths);
    return out;
}

std::string render_pairs(const std::vector<std::pair<std::string, std::string>>& pairs, std::size_t width) {
    std::size_t label = 0;
    for (const auto& [name, value] : pairs)
        if (!value.empty()) label = std::max(label, display_width(name));
    std::string out;
    for (const auto& [name, value] : pairs) {
        if (value.empty()) continue;
        const std::size_t room = std::max(width, label + gap + narrowest_column) - label - gap;
        std::string start = pad_right(name, label + gap);
        for (const std::string& line : lines_of(value, room)) {
            out += start + line + "\n";
            start.assign(label + gap, ' ');
        }
    }
    return out;
}

std::size_t page_width() { return terminal_width(1, 100); }

} // namespace cnamdata::cli
