// SPDX-License-Identifier: MPL-2.0
//
// For tests: columns as lists of optional values, and whole files in memory.
#pragma once

#include "parquet/bytes.hpp"
#include "parquet/reader.hpp"
#include "parquet/writer.hpp"

#include "support/catch.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace cnamdata::parquet {

using Number = std::optional<std::int64_t>;
using Numbers = std::vector<Number>;
using Text = std::optional<std::string>;
using Texts = std::vector<Text>;

inline ColumnData numbers(const Numbers& values) {
    ColumnData column;
    column.form = ColumnData::Form::numbers;
    for (const Number& value : values)
        column.numbers.push_back(value.value_or(0));
    for (const Number& value : values)
        column.valid.push_back(value ? 1 : 0);
    return column;
}

/// Codes in order of first appearance.
template <class Value>
ColumnData codes(const std::vector<std::optional<Value>>& values, Dictionary::Type type) {
    ColumnData column;
    column.dictionary = Dictionary(type);
    std::map<Value, Code> seen;
    for (const std::optional<Value>& value : values) {
        if (!value) {
            column.codes.push_back(null_code);
            continue;
        }
        const auto [place, added] = seen.try_emplace(*value, 0);
        if (added) place->second = column.dictionary.add(*value);
        column.codes.push_back(place->second);
    }
    return column;
}

inline ColumnData number_codes(const Numbers& values) { return codes(values, Dictionary::Type::number); }
inline ColumnData text_codes(const Texts& values) { return codes(values, Dictionary::Type::text); }

/// A file in memory, one element of `groups` a row group.
inline Buffer write_file(const Schema& schema, const std::vector<std::vector<ColumnData>>& groups,
                         const KeyValues& metadata = {}) {
    Buffer file;
    Writer writer(schema, [&](Bytes bytes) { append(file, bytes); });
    for (const auto& columns : groups)
        writer.append(encode(schema, columns, columns.front().rows()));
    writer.finish(metadata, "cnamdata test");
    return file;
}

inline ColumnData read_unpacked(const Reader& reader, std::size_t group, std::size_t column, Want want) {
    ColumnData data;
    reader.read(group, column, want, data);
    if (data.form != ColumnData::Form::packed) return data;
    data.codes = data.packed.unpacked();
    data.form = ColumnData::Form::codes;
    REQUIRE((data.may_have_nulls || std::count(data.codes.begin(), data.codes.end(), null_code) == 0));
    return data;
}

inline Numbers read_numbers(const Reader& reader, std::size_t group, std::size_t column, Want want) {
    const ColumnData data = read_unpacked(reader, group, column, want);
    Numbers values(data.rows());
    for (std::size_t row = 0; row < values.size(); ++row) {
        if (data.form == ColumnData::Form::codes) {
            if (data.codes[row] != null_code) values[row] = data.dictionary.number(data.codes[row]);
        } else if (data.valid.empty() || data.valid[row] != 0) {
            values[row] = data.numbers[row];
        }
    }
    return values;
}

inline Texts read_texts(const Reader& reader, std::size_t group, std::size_t column, Want want = Want::codes) {
    const ColumnData data = read_unpacked(reader, group, column, want);
    Texts values(data.rows());
    for (std::size_t row = 0; row < values.size(); ++row) {
        if (data.codes[row] != null_code) values[row] = std::string(data.dictionary.text(data.codes[row]));
    }
    return values;
}

} // namespace cnamdata::parquet
