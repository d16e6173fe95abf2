// SPDX-License-Identifier: MPL-2.0
#include "query/groups.hpp"

#include "base/hash.hpp"

#include <algorithm>
#include <cstring>
#include <numeric>

namespace cnamdata {

namespace {

// As many combinations of codes as a batch may have for its groups to be found by plain indexing.
constexpr std::size_t dense_limit = std::size_t{1} << 20U;
constexpr std::size_t initial_slots = 1024;

std::uint64_t hash_key(const std::uint32_t* key, std::size_t width) {
    std::uint64_t state = width;
    for (std::size_t i = 0; i < width; ++i)
        state = mix(state ^ key[i]);
    return state;
}

} // namespace

std::vector<std::uint32_t> KeyValues::translate(const Dictionary& dictionary) {
    std::vector<std::uint32_t> numbers(dictionary.size(), 0);
    const std::lock_guard lock(mutex_);
    for (Code code = 1; code < dictionary.size(); ++code) {
        if (dictionary.type() == Dictionary::Type::number) {
            const auto [entry, added] = numbers_.try_emplace(dictionary.number(code), 0);
            if (added) entry->second = values_.add(dictionary.number(code));
            numbers[code] = entry->second;
        } else {
            const auto [entry, added] = texts_.try_emplace(std::string(dictionary.text(code)), 0);
            if (added) entry->second = values_.add(dictionary.text(code));
            numbers[code] = entry->second;
        }
    }
    return numbers;
}

std::vector<std::uint32_t> KeyValues::ranks() const {
    std::vector<std::uint32_t> order(values_.size() - 1);
    std::iota(order.begin(), order.end(), 1U);
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        return values_.type() == Dictionary::Type::number ? values_.number(a) < values_.number(b)
                                                          : values_.text(a) < values_.text(b);
    });
    std::vector<std::uint32_t> ranks(values_.size(), static_cast<std::uint32_t>(order.size()));
    for (std::uint32_t place = 0; place < order.size(); ++place)
        ranks[order[place]] = place;
    return ranks;
}

GroupTable::GroupTable(std::size_t keys, std::vector<Accumulator> model)
    : width_(keys), table_(initial_slots, 0), accumulators_(std::move(model)) {}

void GroupTable::ensure_single_group() {
    if (width_ == 0 && size_ == 0) static_cast<void>(find_or_add(nullptr));
    for (Accumulator& accumulator : accumulators_)
        accumulator.resize(size_);
}

std::uint32_t GroupTable::find_or_add(const std::uint32_t* key) {
    std::size_t at = hash_key(key, width_) & (table_.size() - 1);
    for (; table_[at] != 0; at = (at + 1) & (table_.size() - 1)) {
        const std::uint32_t group = table_[at] - 1;
        if (std::equal(key, key + width_, keys_.begin() + static_cast<std::ptrdiff_t>(group * width_))) return group;
    }
    keys_.insert(keys_.end(), key, key + width_);
    table_[at] = static_cast<std::uint32_t>(++size_);
    if (2 * size_ > table_.size()) grow();
    return static_cast<std::uint32_t>(size_ - 1);
}

void GroupTable::grow() {
    table_.assign(2 * table_.size(), 0);
    for (std::size_t group = 0; group < size_; ++group) {
        std::size_t at = hash_key(keys_.data() + group * width_, width_) & (table_.size() - 1);
        while (table_[at] != 0)
            at = (at + 1) & (table_.size() - 1);
        table_[at] = static_cast<std::uint32_t>(group + 1);
    }
}

void GroupTable::assign(std::span<const std::uint32_t> rows, const std::vector<const std::vector<Code>*>& codes,
                        const std::vector<std::vector<std::uint32_t>>& numbers, std::vector<std::uint32_t>& groups) {
    groups.resize(rows.size());
    std::size_t combinations = 1;
    for (const auto& translation : numbers)
        combinations *= std::min(translation.size(), dense_limit + 1);
    if (combinations <= dense_limit) {
        assign_dense(rows, codes, numbers, combinations, groups);
    } else {
        std::vector<std::uint32_t> key(width_);
        for (std::size_t i = 0; i < rows.size(); ++i) {
            for (std::size_t k = 0; k < width_; ++k)
                key[k] = numbers[k][(*codes[k])[rows[i]]];
            groups[i] = find_or_add(key.data());
        }
    }
    for (Accumulator& accumulator : accumulators_)
        accumulator.resize(size_);
}

void GroupTable::assign_dense(std::span<const std::uint32_t> rows, const std::vector<const std::vector<Code>*>& codes,
                              const std::vector<std::vector<std::uint32_t>>& numbers, std::size_t combinations,
                              std::vector<std::uint32_t>& groups) {
    std::fill(groups.begin(), groups.end(), 0U);
    for (std::size_t k = 0; k < width_; ++k) {
        const auto cardinality = static_cast<std::uint32_t>(numbers[k].size());
        const std::vector<Code>& column = *codes[k];
        for (std::size_t i = 0; i < rows.size(); ++i)
            groups[i] = groups[i] * cardinality + column[rows[i]];
    }
    dense_.assign(combinations, 0);
    std::vector<std::uint32_t> key(width_);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        std::uint32_t& known = dense_[groups[i]];
        if (known == 0) {
            for (std::size_t k = 0; k < width_; ++k)
                key[k] = numbers[k][(*codes[k])[rows[i]]];
            known = find_or_add(key.data()) + 1;
        }
        groups[i] = known - 1;
    }
}

void GroupTable::merge(const GroupTable& other) {
    std::vector<std::uint32_t> places(other.size_);
    for (std::size_t group = 0; group < other.size_; ++group) {
        places[group] = find_or_add(other.keys_.data() + group * width_);
    }
    for (std::size_t m = 0; m < accumulators_.size(); ++m) {
        accumulators_[m].resize(size_);
        for (std::size_t group = 0; group < other.size_; ++group) {
            accumulators_[m].merge(places[group], other.accumulators_[m], group);
        }
    }
}

std::uint64_t GroupTable::memory() const noexcept {
    constexpr std::uint64_t accumulator_bytes = 32;
    return 4 * (keys_.capacity() + table_.size()) + accumulator_bytes * accumulators_.size() * size_;
}

} // namespace cnamdata
