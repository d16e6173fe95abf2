// SPDX-License-Identifier: MPL-2.0
#include "source/source.hpp"

#include "base/text.hpp"
#include "cnamdata/error.hpp"

#include <unordered_map>

namespace cnamdata {

namespace {

void to_codes(ColumnData& data) {
    ColumnData coded;
    coded.codes.reserve(data.numbers.size());
    std::unordered_map<std::int64_t, Code> known;
    for (std::size_t row = 0; row < data.numbers.size(); ++row) {
        if (!data.valid.empty() && data.valid[row] == 0) {
            coded.codes.push_back(null_code);
            continue;
        }
        const auto [entry, added] = known.try_emplace(data.numbers[row], null_code);
        if (added) entry->second = coded.dictionary.add(data.numbers[row]);
        coded.codes.push_back(entry->second);
    }
    data = std::move(coded);
}

void to_numbers(ColumnData& data) {
    if (data.dictionary.type() == Dictionary::Type::text) throw Error(Category::internal, "a text is no number");
    ColumnData plain;
    plain.form = ColumnData::Form::numbers;
    plain.numbers.reserve(data.codes.size());
    const auto& values = data.dictionary.numbers();
    bool has_null = false;
    for (const Code code : data.codes) {
        plain.numbers.push_back(values[code]);
        has_null = has_null || code == null_code;
    }
    if (has_null) {
        plain.valid.reserve(data.codes.size());
        for (const Code code : data.codes)
            plain.valid.push_back(code != null_code);
    }
    data = std::move(plain);
}

void pack(ColumnData& data) {
    if (data.form == ColumnData::Form::numbers) to_codes(data);
    data.packed = {};
    data.packed.append(data.codes, data.dictionary.size());
    data.codes.clear();
    data.form = ColumnData::Form::packed;
}

void unpack(ColumnData& data) {
    data.codes = data.packed.unpacked();
    data.packed = {};
    data.form = ColumnData::Form::codes;
}

} // namespace

std::size_t find_column(std::span<const SourceColumn> columns, const Dataset* dataset, std::string_view name) {
    const Column* meant = dataset == nullptr ? nullptr : dataset->find(name);
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (same_folded(columns[i].field.name, name)) return i;
        if (meant != nullptr && columns[i].meaning == meant) return i;
    }
    return columns.size();
}

void reshape(ColumnData& data, Want want) {
    const bool packed = data.form == ColumnData::Form::packed;
    if (want == Want::cheaper || (want == Want::packed && packed)) return;
    if (want == Want::at_hand && data.form != ColumnData::Form::codes) return;
    if (want == Want::packed || want == Want::at_hand) return pack(data);
    if (packed) unpack(data);
    if (want == Want::codes && data.form == ColumnData::Form::numbers) to_codes(data);
    if (want == Want::numbers && data.form == ColumnData::Form::codes) to_numbers(data);
}

std::string describe(const Reject& reject) {
    std::string text = reject.file + ", line " + std::to_string(reject.line);
    if (!reject.column.empty()) text += ", column " + reject.column;
    return text + ", value '" + reject.value + "': " + reject.reason;
}

parquet::Field field_of(const Column& column) {
    parquet::Field field{.name = std::string(column.name)};
    switch (column.storage()) {
    case Storage::int32:
        field.physical = parquet::Physical::int32;
        break;
    case Storage::int64:
        field.physical = parquet::Physical::int64;
        break;
    case Storage::text:
        field.physical = parquet::Physical::bytes;
        field.logical = parquet::Logical::text;
        break;
    case Storage::decimal:
        field.physical = parquet::Physical::int64;
        field.logical = parquet::Logical::decimal;
        field.precision = 18;
        field.scale = 2;
        break;
    }
    return field;
}

} // namespace cnamdata
