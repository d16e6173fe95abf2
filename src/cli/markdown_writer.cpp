// SPDX-License-Identifier: MPL-2.0
#include "cli/cell_text.hpp"
#include "cli/formats.hpp"
#include "cli/output.hpp"

namespace cnamdata::cli {
namespace {

std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '|') out += '\\';
        out += c == '\n' || c == '\r' ? ' ' : c;
    }
    return out;
}

/// A table of GitHub Flavored Markdown; numbers to the right.
class MarkdownWriter final : public RowSink {
public:
    explicit MarkdownWriter(Output& output) : output_(output) {}

    void begin(std::span<const ResultColumn> columns) override {
        columns_.assign(columns.begin(), columns.end());
        output_.write("|");
        for (const ResultColumn& column : columns)
            write_cell(column.name);
        output_.write("\n|");
        for (const ResultColumn& column : columns)
            output_.write(column.type == ValueType::text ? " --- |" : " ---: |");
        output_.write("\n");
    }

    void row(std::span<const Value> values) override {
        output_.write("|");
        for (std::size_t i = 0; i < values.size(); ++i)
            write_cell(cell_text(columns_[i], values[i]));
        output_.write("\n");
    }

    void total(std::span<const Value> values) override {
        output_.write("|");
        write_cell(total_name);
        for (std::size_t i = 1; i < values.size(); ++i)
            write_cell(cell_text(columns_[i], values[i]));
        output_.write("\n");
    }

    void end() override {}

private:
    void write_cell(std::string_view text) {
        output_.write(" ");
        output_.write(escaped(text));
        output_.write(" |");
    }

    Output& output_;
    std::vector<ResultColumn> columns_{};
};

} // namespace

std::unique_ptr<RowSink> make_markdown(Output& output, const FormatSettings&) {
    return std::make_unique<MarkdownWriter>(output);
}

} // namespace cnamdata::cli
