// SPDX-License-Identifier: MPL-2.0
#include "cli/cell_text.hpp"
#include "cli/formats.hpp"
#include "cli/number_text.hpp"
#include "cli/output.hpp"
#include "cli/text.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace cnamdata::cli {
namespace {

/// Rows that are kept to measure the columns; those that follow are printed as they come.
constexpr std::size_t measured_rows = 1000;
/// Text columns are not squeezed below this many columns of the terminal.
constexpr std::size_t narrowest_text = 12;

using Cells = std::vector<std::string>;

std::string repeated(std::string_view piece, std::size_t times) {
    std::string out;
    for (std::size_t i = 0; i < times; ++i)
        out += piece;
    return out;
}

/// Aligned columns. On a terminal, digits of figures are grouped, long texts are cut so that a row fits, and rows that
/// cannot fit are shown one value a line.
class TableWriter final : public RowSink {
public:
    TableWriter(Output& output, const FormatSettings& settings) : output_(output), settings_(settings) {}

    void begin(std::span<const ResultColumn> columns) override {
        columns_.assign(columns.begin(), columns.end());
        for (const ResultColumn& column : columns) {
            names_.push_back(printable(column.name));
            widths_.push_back(display_width(names_.back()));
            grouped_.push_back(settings_.terminal && is_figure(column));
        }
    }

    void row(std::span<const Value> values) override { add(cells_of(values)); }

    void total(std::span<const Value> values) override {
        Cells cells = cells_of(values);
        cells.front() = total_name;
        add(std::move(cells));
    }

    void end() override {
        if (!laid_out_) lay_out();
    }

private:
    [[nodiscard]] Cells cells_of(std::span<const Value> values) const {
        Cells cells;
        for (std::size_t i = 0; i < values.size(); ++i)
            cells.push_back(shown(i, values[i]));
        return cells;
    }

    void add(Cells cells) {
        if (laid_out_) return print(cells);
        for (std::size_t i = 0; i < cells.size(); ++i)
            widths_[i] = std::max(widths_[i], display_width(cells[i]));
        kept_.push_back(std::move(cells));
        if (kept_.size() == measured_rows) lay_out();
    }

    /// Whether a column holds figures, whose digits are grouped for people, and no codes.
    static bool is_figure(const ResultColumn& column) { return column.figure || column.type == ValueType::decimal; }

    [[nodiscard]] std::string shown(std::size_t i, const Value& value) const {
        std::string text = cell_text(columns_[i], value);
        if (columns_[i].type == ValueType::text) return printable(text);
        return grouped_[i] ? group_digits(text) : text;
    }

    [[nodiscard]] std::size_t row_width() const {
        std::size_t width = widths_.empty() ? 0 : 3 * widths_.size() - 1; // ` a │ b `
        for (const std::size_t column : widths_)
            width += column;
        return width;
    }

    void lay_out() {
        laid_out_ = true;
        if (settings_.terminal && row_width() > settings_.width) squeeze();
        if (!records_) print_header();
        for (const Cells& cells : kept_)
            print(cells);
        kept_.clear();
    }

    /// Takes columns of the terminal from the widest text until the row fits.
    void squeeze() {
        const std::vector<std::size_t> natural = widths_;
        while (row_width() > settings_.width) {
            std::size_t widest = columns_.size();
            for (std::size_t i = 0; i < columns_.size(); ++i) {
                const std::size_t least = std::max(narrowest_text, display_width(names_[i]));
                if (columns_[i].type != ValueType::text || widths_[i] <= least) continue;
                if (widest == columns_.size() || widths_[i] > widths_[widest]) widest = i;
            }
            if (widest == columns_.size()) {
                widths_ = natural;
                records_ = true;
                return;
            }
            --widths_[widest];
        }
    }

    void print_header() {
        if (columns_.empty()) return;
        print_line(names_);
        std::string rule;
        for (std::size_t i = 0; i < widths_.size(); ++i)
            rule.append(i == 0 ? "" : "┼").append(repeated("─", widths_[i] + 2));
        output_.write(rule + "\n");
    }

    void print(const Cells& cells) {
        ++rows_;
        if (records_) return print_record(cells);
        print_line(cells);
    }

    void print_line(const Cells& cells) {
        std::string line;
        for (std::size_t i = 0; i < cells.size(); ++i) {
            const bool left = columns_[i].type == ValueType::text;
            const std::string cell = left && settings_.terminal ? cut(cells[i], widths_[i]) : cells[i];
            line.append(i == 0 ? " " : " │ ").append(left ? pad_right(cell, widths_[i]) : pad_left(cell, widths_[i]));
        }
        line.erase(line.find_last_not_of(' ') + 1);
        output_.write(line + "\n");
    }

    void print_record(const Cells& cells) {
        std::size_t width = 0;
        for (const std::string& name : names_)
            width = std::max(width, display_width(name));
        output_.write(fmt::format("── row {}\n", rows_));
        for (std::size_t i = 0; i < cells.size(); ++i)
            output_.write(fmt::format(" {} │ {}\n", pad_right(names_[i], width), cells[i]));
    }

    Output& output_;
    FormatSettings settings_;
    std::vector<ResultColumn> columns_{};
    Cells names_{};
    std::vector<std::size_t> widths_{};
    std::vector<bool> grouped_{}; ///< digits are grouped
    std::vector<Cells> kept_{};
    bool laid_out_ = false;
    bool records_ = false; ///< one value a line
    std::uint64_t rows_ = 0;
};

} // namespace

std::unique_ptr<RowSink> make_table(Output& output, const FormatSettings& settings) {
    return std::make_unique<TableWriter>(output, settings);
}

} // namespace cnamdata::cli
