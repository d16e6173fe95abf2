// SPDX-License-Identifier: MPL-2.0
#include "chart/blocks.hpp"

#include "chart/figures.hpp"
#include "chart/letters.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>

namespace cnamdata::chart {

namespace {

constexpr std::array<std::string_view, 9> eighths{" ", "▏", "▎", "▍", "▌", "▋", "▊", "▉", "█"};
constexpr std::size_t least_bar = 10; ///< columns that labels leave to bars, and a third of all where there are more
constexpr std::string_view bold = "\x1b[1m";
constexpr std::string_view blue = "\x1b[34m";
constexpr std::string_view red = "\x1b[31m";
constexpr std::string_view reset = "\x1b[0m";

/// A column of text before the bars.
struct TextColumn {
    std::vector<std::string> cells{};
    std::size_t width = 0;
    bool right = false;
};

bool is_number(std::string_view text) { return text.find_first_not_of("-0123456789") == std::string_view::npos; }

std::vector<TextColumn> key_columns(const Rows& rows) {
    std::vector<TextColumn> columns;
    for (const Key& key : rows.keys) {
        TextColumn& codes = columns.emplace_back(TextColumn{.right = true});
        for (const std::string& code : key.codes) {
            codes.right = codes.right && is_number(code);
            codes.cells.push_back(shown(code));
        }
        if (!key.labelled) continue;
        TextColumn& labels = columns.emplace_back();
        for (const std::string& label : key.labels)
            labels.cells.push_back(shown(label));
    }
    for (TextColumn& column : columns)
        for (const std::string& cell : column.cells)
            column.width = std::max(column.width, columns_of(cell));
    return columns;
}

std::size_t total_width(const std::vector<TextColumn>& columns) {
    std::size_t width = 0;
    for (const TextColumn& column : columns)
        width += column.width + 1;
    return width;
}

/// Takes from the widest column until all of them are at most `room` wide.
void squeeze(std::vector<TextColumn>& columns, std::size_t room) {
    while (total_width(columns) > room) {
        const auto widest = std::max_element(columns.begin(), columns.end(),
                                             [](const auto& a, const auto& b) { return a.width < b.width; });
        if (widest->width <= 4) return;
        --widest->width;
    }
}

std::string padded(const std::string& text, const TextColumn& column) {
    const std::string cell = cut_to_columns(text, column.width);
    const std::string blanks(column.width - std::min(column.width, columns_of(cell)), ' ');
    return column.right ? blanks + cell : cell + blanks;
}

/// The bars of one measure.
class Section {
public:
    Section(const Rows& rows, const Measure& measure, std::size_t width, bool color)
        : rows_(rows), measure_(measure), color_(color), columns_(key_columns(rows)) {
        values_.right = true;
        for (const std::string& text : measure.exact)
            values_.cells.push_back(exact(text, rows.options->language));
        for (const std::string& text : values_.cells)
            values_.width = std::max(values_.width, columns_of(text));
        for (const auto& value : measure.values) {
            low_ = std::min(low_, value.value_or(0));
            high_ = std::max(high_, value.value_or(0));
        }
        const std::size_t others = values_.width + 2; // the axis, and a space before the value
        const std::size_t bars = std::max(least_bar, width / 3);
        squeeze(columns_, std::max(width > others + bars ? width - others - bars : 0, width / 3));
        const std::size_t used = total_width(columns_) + others;
        bar_ = width > used + 4 ? width - used : 4;
    }

    [[nodiscard]] std::string draw() const {
        std::string out = title();
        if (rows_.count == 0) out += rows_.options->language == ChartLanguage::french ? "Aucune ligne\n" : "No rows\n";
        for (std::size_t row = 0; row < rows_.count; ++row)
            out += line(row);
        return out;
    }

private:
    [[nodiscard]] std::string title() const {
        const std::string unit = unit_name(measure_.unit, rows_.options->language);
        const std::string text = shown(unit.empty() ? measure_.title : fmt::format("{} ({})", measure_.title, unit));
        return color_ ? fmt::format("{}{}{}\n", bold, text, reset) : text + "\n";
    }

    [[nodiscard]] std::string line(std::size_t row) const {
        std::string out;
        for (const TextColumn& column : columns_)
            out.append(padded(column.cells[row], column)).append(" ");
        const double value = measure_.values[row].value_or(0);
        const double scale = high_ > low_ ? static_cast<double>(bar_) / (high_ - low_) : 0;
        const double zero = std::round(-low_ * scale); // at the edge of a column, so that both sides meet there
        const double end = std::clamp(zero + value * scale, 0.0, static_cast<double>(bar_));
        const std::string bar = block_bar(std::min(zero, end), std::max(zero, end), bar_);
        out += low_ < 0 ? "" : "│";
        if (color_) out += value < 0 ? red : blue;
        out += bar;
        if (color_) out += reset;
        out.append(low_ < 0 ? "  " : " ").append(padded(values_.cells[row], values_));
        out.erase(out.find_last_not_of(' ') + 1);
        return out + "\n";
    }

    const Rows& rows_;
    const Measure& measure_;
    bool color_;
    std::vector<TextColumn> columns_;
    TextColumn values_{};
    double low_ = 0;
    double high_ = 0;
    std::size_t bar_ = 0; ///< columns
};

} // namespace

std::string block_bar(double from, double to, std::size_t width) {
    std::string out;
    const auto end = static_cast<std::size_t>(std::lround(to * 8));
    const auto begin = static_cast<std::size_t>(std::lround(from * 2)) * 4; // in eighths, too
    for (std::size_t cell = 0; cell < width; ++cell) {
        const std::size_t left = cell * 8;
        const std::size_t filled_to = end > left ? std::min<std::size_t>(end - left, 8) : 0;
        const std::size_t filled_from = begin > left ? std::min<std::size_t>(begin - left, 8) : 0;
        if (filled_from == 0)
            out += eighths.at(filled_to);
        else
            out += filled_from == 4 && filled_to == 8 ? "▐" : " ";
    }
    if (to <= from || end > begin) return out;
    // What is there but too small for the steps still shows, on its side of the edge that it touches.
    const bool before = to == std::floor(to) && to >= 1;
    const auto cell = static_cast<std::size_t>(before ? to - 1 : std::floor(from));
    if (cell < width) out.replace(cell, 1, before ? "▕" : eighths[1]);
    return out;
}

std::string blocks(const Rows& rows, std::size_t width, bool color) {
    std::string out;
    for (const Measure& measure : rows.measures)
        out.append(out.empty() ? "" : "\n").append(Section(rows, measure, width, color).draw());
    return out;
}

} // namespace cnamdata::chart
