// SPDX-License-Identifier: MPL-2.0
#include "query/groups.hpp"

#include "base/hash.hpp"

#include <algorithm>
#include <bit>
#include <numeric>
#include <utility>

namespace cnamdata {

namespace {

using Function = Measure::Function;

constexpr std::size_t initial_slots = 1024;

bool adds(const Accumulation& each) { return is_sum(each.function) || each.function == Function::count; }

std::int64_t neutral(const Accumulation& accumulation) {
    if (accumulation.text) return 0;
    if (accumulation.function == Function::min) return std::numeric_limits<std::int64_t>::max();
    return accumulation.function == Function::max ? std::numeric_limits<std::int64_t>::min() : 0;
}

std::uint64_t hash_key(const std::uint32_t* key, std::size_t width) {
    std::uint64_t state = width;
    for (std::size_t i = 0; i < width; ++i)
        state = mix(state ^ key[i]);
    return state;
}

std::size_t place_of(std::uint64_t slot_key, std::size_t slots) { return mix(slot_key) & (slots - 1); }

} // namespace

GroupTable::GroupTable(std::size_t keys, std::vector<Accumulation> accumulations)
    : width_(keys), accumulations_(std::move(accumulations)), nulls_(accumulations_.size()),
      bounds_(accumulations_.size()), aside_(accumulations_.size()), texts_(accumulations_.size()),
      slots_(initial_slots), largest_(keys) {
    new_cells_.push_back(0);
    for (const Accumulation& each : accumulations_) {
        new_cells_.push_back(neutral(each));
    }
    new_cells_.resize(padded_cells(new_cells_.size()));
}

std::uint64_t GroupTable::memory() const noexcept {
    return keys_.capacity() * sizeof keys_[0] + cells_.bytes() + slots_.size() * sizeof slots_[0];
}

void GroupTable::ensure_single_group() {
    if (width_ == 0) static_cast<void>(find_or_add(static_cast<const std::uint32_t*>(nullptr)));
}

std::uint64_t GroupTable::slot_key(const std::uint32_t* key) const noexcept {
    if (!is_packed()) return hash_key(key, width_);
    std::uint64_t packed = 0;
    for (std::size_t k = 0; k < width_; ++k)
        packed |= std::uint64_t{key[k]} << shifts_[k];
    return packed;
}

std::uint32_t GroupTable::find_or_add(const std::uint32_t* key) { return find_slot_or_add(slot_key(key), key); }

std::uint32_t GroupTable::find_slot_or_add(std::uint64_t slot_key, const std::uint32_t* key) {
    if (slotted_ < size_) rebuild(size_);
    std::size_t at = place_of(slot_key, slots_.size());
    for (; slots_[at].group != 0; at = (at + 1) & (slots_.size() - 1)) {
        if (slots_[at].key != slot_key) continue;
        const std::uint32_t group = slots_[at].group - 1;
        const auto known = keys_.begin() + static_cast<std::ptrdiff_t>(group * width_);
        if (is_packed() || std::equal(key, key + width_, known)) return group;
    }
    const std::uint32_t group = add(key);
    slots_[at] = {slot_key, group + 1};
    slotted_ = size_;
    if (2 * size_ > slots_.size()) rebuild(size_);
    return group;
}

std::uint32_t GroupTable::add(const std::uint32_t* key) {
    keys_.insert(keys_.end(), key, key + width_);
    cells_.grow((size_ + 1) * stride());
    std::copy(new_cells_.begin(), new_cells_.end(), cells_.data() + size_ * stride());
    for (std::size_t m = 0; m < texts_.size(); ++m) {
        if (accumulations_[m].text) texts_[m].emplace_back();
    }
    return static_cast<std::uint32_t>(size_++);
}

// Makes slots for that many groups at least, and puts those that there are into them.
void GroupTable::rebuild(std::size_t groups) {
    std::size_t slots = slots_.size();
    while (2 * groups > slots)
        slots *= 2;
    slots_.assign(slots, {});
    slotted_ = size_;
    for (std::size_t group = 0; group < size_; ++group) {
        const std::uint64_t key = slot_key(keys_.data() + group * width_);
        std::size_t at = place_of(key, slots);
        while (slots_[at].group != 0)
            at = (at + 1) & (slots - 1);
        slots_[at] = {key, static_cast<std::uint32_t>(group + 1)};
    }
}

bool GroupTable::pack_keys(std::span<const std::uint32_t> largest) {
    std::vector<unsigned> needed;
    for (std::size_t k = 0; k < width_; ++k) {
        largest_[k] = std::max(largest_[k], largest[k]);
        needed.push_back(static_cast<unsigned>(std::bit_width(largest_[k])));
    }
    const bool enough = is_packed() && std::equal(needed.begin(), needed.end(), bits_.begin(), std::less_equal<>());
    if (enough) return true;
    const unsigned total = std::accumulate(needed.begin(), needed.end(), 0U);
    const bool was_packed = is_packed();
    bits_.clear();
    shifts_.clear();
    if (total <= 64 && width_ > 0) {
        const unsigned spare = (64 - total) / static_cast<unsigned>(width_); // for values still to come
        unsigned shift = 0;
        for (const unsigned each : needed) {
            bits_.push_back(each + spare);
            shifts_.push_back(shift);
            shift += each + spare;
        }
    }
    if (was_packed || is_packed()) slotted_ = 0; // they are to be found by other keys
    return is_packed();
}

void GroupTable::find_or_add(std::span<const std::uint64_t> keys, std::uint32_t* groups) {
    constexpr std::size_t ahead = 12;
    if (slotted_ < size_) rebuild(size_);
    std::vector<std::uint32_t> key(width_);
    for (std::size_t i = 0; i < keys.size(); ++i) {
        if (i + ahead < keys.size()) __builtin_prefetch(&slots_[place_of(keys[i + ahead], slots_.size())]);
        std::size_t at = place_of(keys[i], slots_.size());
        while (slots_[at].group != 0 && slots_[at].key != keys[i])
            at = (at + 1) & (slots_.size() - 1);
        if (slots_[at].group != 0) {
            groups[i] = slots_[at].group - 1;
            continue;
        }
        for (std::size_t k = 0; k < width_; ++k) {
            const std::uint64_t mask = bits_[k] >= 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << bits_[k]) - 1;
            key[k] = static_cast<std::uint32_t>(keys[i] >> shifts_[k] & mask);
        }
        groups[i] = find_slot_or_add(keys[i], key.data());
    }
}

bool GroupTable::make_room(std::size_t accumulation, Int128 growth) {
    constexpr Int128 most = std::numeric_limits<std::int64_t>::max();
    if (growth > most) return false;
    Int128& bound = bounds_[accumulation];
    if (bound + growth > most) {
        std::vector<Int128>& aside = aside_[accumulation];
        aside.resize(size_);
        for (std::size_t group = 0; group < size_; ++group)
            aside[group] += std::exchange(cells_[group * stride() + value_cell(accumulation)], 0);
        bound = 0;
    }
    bound += growth;
    return true;
}

void GroupTable::add_sum(std::size_t group, std::size_t accumulation, Int128 sum) {
    std::vector<Int128>& aside = aside_[accumulation];
    const Int128 magnitude = sum < 0 ? -sum : sum;
    if (make_room(accumulation, magnitude)) {
        cells_[group * stride() + value_cell(accumulation)] += static_cast<std::int64_t>(sum);
        return;
    }
    if (aside.size() <= group) aside.resize(size_);
    aside[group] += sum;
}

void GroupTable::add_text(std::size_t group, std::size_t accumulation, std::string_view text) {
    // The cell tells whether there is a text yet.
    std::int64_t& cell = cells_[group * stride() + value_cell(accumulation)];
    std::string& extreme = texts_[accumulation][group];
    const bool least = accumulations_[accumulation].function == Function::min;
    if (cell == 1 && !(least ? text < extreme : text > extreme)) return;
    cell = 1;
    extreme = text;
}

void GroupTable::merge(const GroupTable& other) {
    std::vector<std::uint32_t> largest(width_);
    for (const GroupTable* each : {static_cast<const GroupTable*>(this), &other}) {
        for (std::size_t i = 0; i < each->keys_.size(); ++i)
            largest[i % width_] = std::max(largest[i % width_], each->keys_[i]);
    }
    std::vector<std::uint32_t> groups(other.size_);
    const bool packed = pack_keys(largest);
    rebuild(std::max(size_, other.size_) + std::min(size_, other.size_) / 2); // many are in both
    if (packed) {
        std::vector<std::uint64_t> keys(other.size_);
        for (std::size_t i = 0; i < keys.size(); ++i)
            keys[i] = slot_key(other.keys_.data() + i * width_);
        find_or_add(keys, groups.data());
    } else {
        for (std::size_t i = 0; i < groups.size(); ++i)
            groups[i] = find_or_add(other.keys_.data() + i * width_);
    }
    merge(other, groups);
}

void GroupTable::merge(const GroupTable& other, std::span<const std::uint32_t> groups) {
    for (std::size_t m = 0; m < accumulations_.size(); ++m) {
        if (is_sum(accumulations_[m].function))
            static_cast<void>(make_room(m, other.bounds_[m])); // there is: they fit cells
    }
    merge_cells(other, groups);
    for (std::size_t m = 0; m < accumulations_.size(); ++m)
        merge_beside(m, other, groups);
}

void GroupTable::merge_cells(const GroupTable& other, std::span<const std::uint32_t> groups) {
    if (std::all_of(accumulations_.begin(), accumulations_.end(), adds))
        return add_rows(other.cells_.data(), groups.data(), groups.size(), stride(), true, cells_.data());
    for (std::size_t i = 0; i < groups.size(); ++i) {
        std::int64_t* const to = cells_.data() + groups[i] * stride();
        const std::int64_t* const from = other.cells_.data() + i * stride();
        to[0] += from[0];
        for (std::size_t m = 0; m < accumulations_.size(); ++m) {
            const Accumulation& kind = accumulations_[m];
            if (adds(kind))
                to[value_cell(m)] += from[value_cell(m)];
            else if (!kind.text)
                raise(kind.function, to[value_cell(m)], from[value_cell(m)]);
        }
    }
}

void GroupTable::merge_beside(std::size_t m, const GroupTable& other, std::span<const std::uint32_t> groups) {
    std::int64_t* const missing = other.nulls_[m].empty() ? nullptr : nulls(m);
    for (std::size_t i = 0; i < other.nulls_[m].size(); ++i)
        missing[groups[i]] += other.nulls_[m][i];
    for (std::size_t i = 0; i < other.aside_[m].size(); ++i)
        add_sum(groups[i], m, other.aside_[m][i]);
    if (!accumulations_[m].text) return;
    for (std::size_t i = 0; i < groups.size(); ++i) {
        if (other.cells_[i * stride() + value_cell(m)] != 0) add_text(groups[i], m, other.texts_[m][i]);
    }
}

} // namespace cnamdata
