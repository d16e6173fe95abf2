// SPDX-License-Identifier: MPL-2.0
#include "parquet/number_choice.hpp"

#include "parquet/delta.hpp"

#include <algorithm>
#include <bit>

namespace cnamdata::parquet {

namespace {

constexpr std::size_t trial = 8192;           // values to judge by
constexpr std::size_t max_entries = 1U << 16; // beyond, looking values up misses the caches

std::uint64_t dictionary_bytes(std::size_t entries, std::size_t values, std::size_t value_size) {
    return entries * value_size + values * static_cast<std::size_t>(std::bit_width(entries)) / 8;
}

// What the encoding by differences would take, judged by the first values.
std::uint64_t delta_bytes(std::span<const std::int64_t> values, bool wide) {
    const std::size_t some = std::min(values.size(), trial);
    return delta_size(values.first(some), wide) * values.size() / some;
}

} // namespace

// Gives up as soon as more than one value in four of the first ones, or one in eight of all, is new: such a dictionary
// costs more time than it saves bytes.
bool NumberChooser::build_dictionary(std::span<const std::int64_t> values) {
    index_.clear();
    dictionary_.clear();
    codes_.resize(values.size());
    const std::size_t limit = std::min(std::max(values.size() / 8, std::min(values.size(), trial) / 4), max_entries);
    std::size_t done = 0;
    while (done < values.size()) {
        const std::size_t end = std::min(values.size(), done + trial);
        for (; done < end; ++done)
            codes_[done] = index_.find_or_add(values[done], dictionary_);
        if (dictionary_.size() - 1 > (done <= trial ? trial / 4 : limit)) return false;
    }
    return dictionary_.size() - 1 <= limit;
}

NumberEncoding NumberChooser::choose(std::span<const std::int64_t> values, Physical physical) {
    const bool wide = physical != Physical::int32;
    const std::size_t value_size = wide ? 8 : 4;
    const std::uint64_t plain = values.size() * value_size;
    const std::uint64_t delta = physical == Physical::float64 ? plain : delta_bytes(values, wide);
    if (build_dictionary(values)) {
        const std::uint64_t dictionary = dictionary_bytes(dictionary_.size() - 1, values.size(), value_size);
        // Indices still compress, differences hardly do; and a reader gets codes for nothing.
        if (dictionary <= std::min(plain, delta + delta / 2)) return NumberEncoding::dictionary;
    }
    return delta < plain - plain / 8 ? NumberEncoding::delta : NumberEncoding::plain;
}

} // namespace cnamdata::parquet
