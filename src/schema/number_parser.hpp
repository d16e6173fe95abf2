// SPDX-License-Identifier: MPL-2.0
//
// Columns that become numbers. A part of column_parser.cpp.
#pragma once

#include "schema/dictionary_parser.hpp"
#include "schema/dictionary_values.hpp"
#include "schema/number_fields.hpp"

namespace cnamdata {

/// Measures as numbers: every field is read.
template <typename Format, bool hundredths>
class NumberParser final : public ColumnParser {
public:
    NumberParser() { data_.form = ColumnData::Form::numbers; }

    void begin(Encoding, std::size_t rows) override { expected_rows_ = rows; }

    void append(const csv::Records& records, std::size_t field, std::vector<BadField>& bad) override {
        const std::size_t before = data_.numbers.size();
        if (before == 0) data_.numbers.reserve(expected_rows_);
        data_.numbers.resize(before + records.rows());
        std::int64_t* out = data_.numbers.data() + before;
        if (!data_.valid.empty()) data_.valid.resize(data_.numbers.size(), 1);
        const csv::Records::Column column = records.column(field);
        others_.clear();
        read_plain_numbers(column, records.rows(), {.point = Format::point, .hundredths = hundredths}, out, others_);
        for (const std::uint32_t row : others_) {
            const auto [text, size] = column[row];
            if (parse_number<Format, hundredths>(text, size, out[row])) continue;
            out[row] = 0;
            set_null(before + row);
            if (size > 0) bad.push_back({row, no_number<hundredths>});
        }
    }

    void append_nulls(std::size_t rows) override {
        ensure_valid();
        data_.numbers.resize(data_.numbers.size() + rows, 0);
        data_.valid.resize(data_.numbers.size(), 0);
    }

    ColumnData take() override {
        ColumnData taken = std::move(data_);
        data_ = ColumnData{};
        data_.form = ColumnData::Form::numbers;
        return taken;
    }

    /// Continues after rows that were read as codes. REQUIRES: nothing was appended yet.
    void continue_after(const ColumnData& coded) {
        const auto& values = coded.dictionary.numbers();
        data_.numbers.reserve(expected_rows_);
        for (const Code code : coded.packed.unpacked()) {
            data_.numbers.push_back(values[code]);
            if (code == null_code)
                set_null(data_.numbers.size() - 1);
            else if (!data_.valid.empty())
                data_.valid.push_back(1);
        }
    }

private:
    void ensure_valid() {
        if (data_.valid.empty()) data_.valid.assign(data_.numbers.size(), 1);
    }
    void set_null(std::size_t row) {
        ensure_valid();
        data_.valid.resize(data_.numbers.size(), 1);
        data_.valid[row] = 0;
    }

    ColumnData data_;
    std::vector<std::uint32_t> others_; // rows of one call of append() that are null or not plain
    std::size_t expected_rows_ = 0;
};

} // namespace cnamdata
