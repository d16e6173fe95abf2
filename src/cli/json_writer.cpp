// SPDX-License-Identifier: MPL-2.0
#include "cli/formats.hpp"
#include "cli/json_text.hpp"
#include "cli/number_text.hpp"
#include "cli/output.hpp"

#include <cmath>

namespace cnamdata::cli {
namespace {

/// An array of objects one a line, or the lines alone. Decimals are JSON numbers with all their digits.
class JsonWriter final : public RowSink {
public:
    JsonWriter(Output& output, bool array) : output_(output), array_(array) {}

    void begin(std::span<const ResultColumn> columns) override {
        columns_.assign(columns.begin(), columns.end());
        for (const ResultColumn& column : columns) {
            std::string key = keys_.empty() ? "{" : ",";
            append_json_string(key, column.name);
            keys_.push_back(key + ":");
        }
        if (keys_.empty()) keys_.push_back("{");
    }

    void row(std::span<const Value> values) override { object(values, "}"); }

    /// The one object with this member, so that it is not taken for a row of null keys.
    void total(std::span<const Value> values) override { object(values, ",\"total\":true}"); }

    void end() override {
        if (array_) output_.write(rows_ == 0 ? "[]\n" : "\n]\n");
    }

private:
    void object(std::span<const Value> values, std::string_view close) {
        if (array_) output_.write(rows_ == 0 ? "[\n" : ",\n");
        ++rows_;
        if (values.empty()) output_.write(keys_.front());
        for (std::size_t i = 0; i < values.size(); ++i) {
            output_.write(keys_[i]);
            cell(columns_[i], values[i]);
        }
        output_.write(close);
        if (!array_) output_.write("\n");
    }

    void cell(const ResultColumn& column, const Value& value) {
        if (value.null || (column.type == ValueType::real && !std::isfinite(value.real))) return output_.write("null");
        if (column.type == ValueType::text) return text(value.text);
        char* out = output_.room(max_number_size);
        if (column.type == ValueType::integer)
            out = write_integer(out, value.number);
        else if (column.type == ValueType::decimal)
            out = write_decimal(out, value.number, column.scale, '.');
        else
            out = write_real(out, value.real, '.');
        output_.commit(out);
    }

    void text(std::string_view value) {
        if (!json_needs_escape(value)) {
            output_.write("\"");
            output_.write(value);
            return output_.write("\"");
        }
        scratch_.clear();
        append_json_string(scratch_, value);
        output_.write(scratch_);
    }

    Output& output_;
    bool array_;
    std::uint64_t rows_ = 0;
    std::vector<ResultColumn> columns_{};
    std::vector<std::string> keys_{}; ///< `{"A":`, `,"B":`
    std::string scratch_{};
};

} // namespace

std::unique_ptr<RowSink> make_json(Output& output, const FormatSettings&) {
    return std::make_unique<JsonWriter>(output, true);
}

std::unique_ptr<RowSink> make_ndjson(Output& output, const FormatSettings&) {
    return std::make_unique<JsonWriter>(output, false);
}

} // namespace cnamdata::cli
