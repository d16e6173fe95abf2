// SPDX-License-Identifier: MPL-2.0
#include "parquet/dense.hpp"

#include <algorithm>
#include <numeric>

namespace cnamdata::parquet {

namespace {

// Keeps the values whose flag is set, without a branch a value. Returns how many.
template <class T>
std::size_t keep_valid(std::span<const T> values, std::span<const std::uint8_t> valid, std::vector<T>& kept) {
    if (kept.size() < values.size() + 1) kept.resize(values.size() + 1);
    std::size_t count = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        kept[count] = values[i];
        count += valid[i];
    }
    return count;
}

Dense dense_codes(const ColumnData& column, DenseScratch& scratch) {
    const std::span<const Code> codes = column.codes;
    const auto nulls = static_cast<std::uint64_t>(std::count(codes.begin(), codes.end(), null_code));
    if (nulls == 0) return {.codes = codes, .numbers = {}, .valid = {}, .rows = codes.size(), .nulls = 0};
    scratch.valid.resize(codes.size());
    std::transform(codes.begin(), codes.end(), scratch.valid.begin(),
                   [](Code code) { return static_cast<std::uint8_t>(code != null_code); });
    const std::size_t count = keep_valid(codes, std::span<const std::uint8_t>(scratch.valid), scratch.codes);
    return {.codes = std::span(scratch.codes).first(count),
            .numbers = {},
            .valid = scratch.valid,
            .rows = codes.size(),
            .nulls = nulls};
}

} // namespace

Dense make_dense(const ColumnData& column, DenseScratch& scratch) {
    if (column.form == ColumnData::Form::codes) return dense_codes(column, scratch);
    const std::span<const std::int64_t> numbers = column.numbers;
    const std::span<const std::uint8_t> valid = column.valid;
    const auto count = std::accumulate(valid.begin(), valid.end(), std::uint64_t{0});
    if (valid.empty() || count == numbers.size()) {
        return {.codes = {}, .numbers = numbers, .valid = {}, .rows = numbers.size(), .nulls = 0};
    }
    keep_valid(numbers, valid, scratch.numbers);
    return {.codes = {},
            .numbers = std::span(scratch.numbers).first(count),
            .valid = valid,
            .rows = numbers.size(),
            .nulls = numbers.size() - count};
}

} // namespace cnamdata::parquet
