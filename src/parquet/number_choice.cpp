// SPDX-License-Identifier: MPL-2.0
#include "parquet/number_choice.hpp"

#include "parquet/delta.hpp"

#include <algorithm>
#include <bit>

namespace cnamdata::parquet {

namespace {

constexpr std::size_t trial = 4096;           // values after which a hopeless dictionary is given up
constexpr std::size_t max_entries = 1U << 16; // beyond, looking values up misses the caches

std::uint64_t dictionary_bytes(std::size_t entries, std::size_t values, std::size_t value_size) {
    return entries * value_size + values * std::bit_width(entries) / 8;
}

} // namespace

// Stops as soon as one value in two of the first ones, or one in four of all, is new.
bool NumberChooser::build_dictionary(std::span<const std::int64_t> values) {
    index_.clear();
    dictionary_.clear();
    codes_.resize(values.size());
    const std::size_t limit = std::min(values.size() / 4 + 1, max_entries);
    std::size_t done = 0;
    while (done < values.size()) {
        const std::size_t end = std::min(values.size(), done + trial);
        for (; done < end; ++done)
            codes_[done] = index_.find_or_add(values[done], dictionary_);
        if (dictionary_.size() > limit || (done == trial && dictionary_.size() > trial / 2)) return false;
    }
    return true;
}

NumberEncoding NumberChooser::choose(std::span<const std::int64_t> values, Physical physical) {
    const bool wide = physical != Physical::int32;
    const std::size_t value_size = wide ? 8 : 4;
    const std::uint64_t plain = values.size() * value_size;
    const std::uint64_t delta = physical == Physical::float64 ? plain : delta_size(values, wide);
    if (build_dictionary(values)) {
        const std::uint64_t dictionary = dictionary_bytes(dictionary_.size() - 1, values.size(), value_size);
        if (dictionary <= std::min(plain, delta)) return NumberEncoding::dictionary;
    }
    return delta < plain ? NumberEncoding::delta : NumberEncoding::plain;
}

} // namespace cnamdata::parquet
