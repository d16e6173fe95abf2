// SPDX-License-Identifier: MPL-2.0
#include "parquet/statistics.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

namespace cnamdata::parquet {

namespace {

constexpr std::size_t max_text = 64;

std::string stored_number(std::int64_t value, Physical physical) {
    const std::size_t size = physical == Physical::int32 ? sizeof(std::int32_t) : sizeof value;
    std::string bytes(size, '\0');
    std::memcpy(bytes.data(), &value, size); // little-endian: the low bytes come first
    return bytes;
}

void set_bounds(format::Statistics& stored, const std::string& min, const std::string& max) {
    stored.__set_min_value(min);
    stored.__set_max_value(max);
    stored.__set_is_min_value_exact(true);
    stored.__set_is_max_value_exact(true);
}

std::optional<std::int64_t> parse_number(const std::string& bytes, bool set, Physical physical) {
    if (!set) return std::nullopt;
    if (physical == Physical::int32 && bytes.size() == sizeof(std::int32_t)) {
        std::int32_t value = 0;
        std::memcpy(&value, bytes.data(), sizeof value);
        return value;
    }
    std::int64_t value = 0;
    if (physical != Physical::int64 || bytes.size() != sizeof value) return std::nullopt;
    std::memcpy(&value, bytes.data(), sizeof value);
    return value;
}

} // namespace

format::Statistics describe_entries(const Dictionary& dictionary, std::uint64_t nulls, Physical physical) {
    format::Statistics stored;
    stored.__set_null_count(static_cast<std::int64_t>(nulls));
    if (dictionary.size() == 1 || physical == Physical::float64) return stored;
    if (dictionary.type() == Dictionary::Type::number) {
        const auto [min, max] = std::minmax_element(dictionary.numbers().begin() + 1, dictionary.numbers().end());
        set_bounds(stored, stored_number(*min, physical), stored_number(*max, physical));
        return stored;
    }
    std::string_view first = dictionary.text(1), last = first;
    for (Code code = 2; code < dictionary.size(); ++code) {
        first = std::min(first, dictionary.text(code));
        last = std::max(last, dictionary.text(code));
    }
    if (std::max(first.size(), last.size()) <= max_text) set_bounds(stored, std::string(first), std::string(last));
    return stored;
}

format::Statistics describe_numbers(const Dense& dense, Physical physical) {
    format::Statistics stored;
    stored.__set_null_count(static_cast<std::int64_t>(dense.nulls));
    if (dense.numbers.empty() || physical == Physical::float64) return stored;
    std::int64_t min = dense.numbers.front(), max = min;
    for (const std::int64_t value : dense.numbers) {
        min = std::min(min, value);
        max = std::max(max, value);
    }
    set_bounds(stored, stored_number(min, physical), stored_number(max, physical));
    return stored;
}

Statistics read_statistics(const format::Statistics& stored, const Field& field, bool ordered) {
    Statistics known;
    const auto& set = stored.__isset;
    if (set.null_count && stored.null_count >= 0) known.nulls = static_cast<std::uint64_t>(stored.null_count);
    if (field.physical == Physical::bytes) {
        if (ordered && set.min_value) known.min_text = stored.min_value;
        if (ordered && set.max_value) known.max_text = stored.max_value;
        if (known.min_text && known.max_text && *known.min_text > *known.max_text) known.min_text = known.max_text = {};
        return known;
    }
    if (ordered && (set.min_value || set.max_value)) {
        known.min = parse_number(stored.min_value, set.min_value, field.physical);
        known.max = parse_number(stored.max_value, set.max_value, field.physical);
    } else {
        known.min = parse_number(stored.min, set.min, field.physical);
        known.max = parse_number(stored.max, set.max, field.physical);
    }
    if (known.min && known.max && *known.min > *known.max) known.min = known.max = std::nullopt;
    return known;
}

} // namespace cnamdata::parquet
