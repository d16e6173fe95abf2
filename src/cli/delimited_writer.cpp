// SPDX-License-Identifier: MPL-2.0
#include "cli/formats.hpp"
#include "cli/number_text.hpp"
#include "cli/output.hpp"

#include <algorithm>
#include <array>

namespace cnamdata::cli {
namespace {

struct Dialect {
    char separator = ',';
    char point = '.';
    std::string_view line_end = "\n";
    std::string_view start{};
    bool quotes = true; ///< enclose what needs it; else put spaces in place of it
};

constexpr Dialect csv_dialect{};
constexpr Dialect csv_fr_dialect{.separator = ';', .point = ',', .line_end = "\r\n", .start = "\xef\xbb\xbf"};
constexpr Dialect tsv_dialect{.separator = '\t', .quotes = false};

class DelimitedWriter final : public RowSink {
public:
    DelimitedWriter(Output& output, const Dialect& dialect) : output_(output), dialect_(dialect) {
        for (const char c : {dialect.separator, '\n', '\r'})
            special_[static_cast<unsigned char>(c)] = true;
        special_[static_cast<unsigned char>('"')] = dialect.quotes;
    }

    void begin(std::span<const ResultColumn> columns) override {
        columns_.assign(columns.begin(), columns.end());
        output_.write(dialect_.start);
        bool first = true;
        for (const ResultColumn& column : columns) {
            if (!first) output_.write({&dialect_.separator, 1});
            first = false;
            text(column.name);
        }
        output_.write(dialect_.line_end);
    }

    void row(std::span<const Value> values) override {
        for (std::size_t i = 0; i < values.size(); ++i) {
            if (i != 0) output_.write({&dialect_.separator, 1});
            cell(columns_[i], values[i]);
        }
        output_.write(dialect_.line_end);
    }

    void total(std::span<const Value> values) override {
        output_.write(total_name);
        for (std::size_t i = 1; i < values.size(); ++i) {
            output_.write({&dialect_.separator, 1});
            cell(columns_[i], values[i]);
        }
        output_.write(dialect_.line_end);
    }

    void end() override {}

private:
    void cell(const ResultColumn& column, const Value& value) {
        if (column.type == ValueType::text || value.null) return text(value.null ? std::string_view{} : value.text);
        char* out = output_.room(max_number_size);
        if (column.type == ValueType::integer)
            out = write_integer(out, value.number);
        else if (column.type == ValueType::decimal)
            out = write_decimal(out, value.number, column.scale, dialect_.point);
        else
            out = write_real(out, value.real, dialect_.point);
        output_.commit(out);
    }

    void text(std::string_view value) {
        // A row that is an empty line would be skipped by most readers.
        if (value.empty() && columns_.size() == 1 && dialect_.quotes) return output_.write("\"\"");
        const bool plain = std::none_of(value.begin(), value.end(),
                                        [this](char c) { return special_[static_cast<unsigned char>(c)]; });
        if (plain) return output_.write(value);
        if (dialect_.quotes) return quoted(value);
        for (const char c : value)
            output_.write(special_[static_cast<unsigned char>(c)] ? " " : std::string_view(&c, 1));
    }

    void quoted(std::string_view value) {
        output_.write("\"");
        for (std::size_t quote = 0; (quote = value.find('"')) != std::string_view::npos;) {
            output_.write(value.substr(0, quote + 1));
            output_.write("\"");
            value.remove_prefix(quote + 1);
        }
        output_.write(value);
        output_.write("\"");
    }

    Output& output_;
    Dialect dialect_;
    std::array<bool, 256> special_{};
    std::vector<ResultColumn> columns_{};
};

} // namespace

std::unique_ptr<RowSink> make_csv(Output& output, const FormatSettings&) {
    return std::make_unique<DelimitedWriter>(output, csv_dialect);
}

std::unique_ptr<RowSink> make_csv_fr(Output& output, const FormatSettings&) {
    return std::make_unique<DelimitedWriter>(output, csv_fr_dialect);
}

std::unique_ptr<RowSink> make_tsv(Output& output, const FormatSettings&) {
    return std::make_unique<DelimitedWriter>(output, tsv_dialect);
}

} // namespace cnamdata::cli
