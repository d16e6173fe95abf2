// SPDX-License-Identifier: MPL-2.0
//
// Hot: these loops run once a row and key. What varies is decided outside of them.
#include "query/group_finder.hpp"

#include "query/codes_view.hpp"

#include <algorithm>

namespace cnamdata {

GroupFinder::GroupFinder(std::span<const std::size_t> keys, const std::vector<std::unique_ptr<KeyValues>>* values,
                         GroupTable& table)
    : keys_(keys), values_(values), table_(table), numbers_(keys.size()), sizes_(keys.size()), scaled_(keys.size()),
      shifted_(keys.size()) {}

void GroupFinder::prepare(const UsedData& data) {
    if (keys_.empty()) return;
    const std::vector<std::uint32_t> sizes_before = sizes_;
    number(data);
    const std::size_t combinations = count_combinations();
    if (combinations <= index_limit) {
        combinations_ = combinations;
        if (sizes_ != sizes_before) lay_out_index();
        way_ = Way::indexed;
        return scale_numbers();
    }
    index_ = {};
    std::vector<std::uint32_t> largest(sizes_);
    for (std::uint32_t& each : largest)
        --each;
    way_ = table_.pack_keys(largest) ? Way::packed : Way::wide;
    if (way_ == Way::packed) shift_keys();
}

void GroupFinder::number(const UsedData& data) {
    for (std::size_t k = 0; k < keys_.size(); ++k) {
        (*values_)[k]->translate(data[keys_[k]]->dictionary, numbers_[k]);
        const std::uint32_t size = *std::max_element(numbers_[k].begin(), numbers_[k].end()) + 1;
        if (size > sizes_[k]) sizes_[k] = sizes_[k] == 0 ? size : size + size / 8; // rare values come one by one
    }
}

std::size_t GroupFinder::count_combinations() const {
    std::size_t combinations = 1;
    for (const std::uint32_t size : sizes_)
        combinations = std::min(combinations * std::min<std::size_t>(size, index_limit + 1), index_limit + 1);
    return combinations;
}

std::size_t GroupFinder::combination_of(const GroupTable& table, std::size_t group) const {
    std::size_t combination = 0;
    for (std::size_t k = 0; k < sizes_.size(); ++k)
        combination = combination * sizes_[k] + table.key(group, k);
    return combination;
}

void GroupFinder::lay_out_index() {
    std::fill_n(index_.data(), index_.size(), 0U);
    index_.grow(combinations_);
    for (std::uint32_t group = 0; group < table_.size(); ++group) {
        index_[combination_of(table_, group)] = group + 1;
    }
}

void GroupFinder::scale_numbers() {
    std::size_t scale = combinations_;
    for (std::size_t k = 0; k < sizes_.size(); ++k) {
        scale /= sizes_[k];
        scaled_[k].resize(numbers_[k].size());
        std::transform(numbers_[k].begin(), numbers_[k].end(), scaled_[k].begin(),
                       [=](std::uint32_t number) { return static_cast<std::uint32_t>(number * scale); });
    }
}

std::vector<std::uint32_t> GroupFinder::groups_of(const GroupFinder& other) {
    if (way_ != Way::indexed || other.way_ != Way::indexed) return {};
    const std::vector<std::uint32_t> sizes_before = sizes_;
    for (std::size_t k = 0; k < sizes_.size(); ++k)
        sizes_[k] = std::max(sizes_[k], other.sizes_[k]);
    if (const std::size_t combinations = count_combinations(); combinations > index_limit) {
        sizes_ = sizes_before;
        return {};
    } else if (sizes_ != sizes_before) {
        combinations_ = combinations;
        lay_out_index();
    }
    std::vector<std::uint32_t> groups(other.table_.size());
    for (std::size_t group = 0; group < groups.size(); ++group)
        groups[group] = group_at(static_cast<std::uint32_t>(combination_of(other.table_, group)));
    return groups;
}

void GroupFinder::forget_index() {
    index_ = {};
    if (way_ == Way::indexed) way_ = Way::wide;
}

void GroupFinder::shift_keys() {
    for (std::size_t k = 0; k < keys_.size(); ++k) {
        shifted_[k].resize(numbers_[k].size());
        std::transform(numbers_[k].begin(), numbers_[k].end(), shifted_[k].begin(),
                       [shift = table_.shifts()[k]](std::uint32_t number) { return std::uint64_t{number} << shift; });
    }
}

std::uint32_t GroupFinder::add(std::uint32_t combination) {
    key_.resize(keys_.size());
    std::uint32_t rest = combination;
    for (std::size_t k = key_.size(); k-- > 0; rest /= sizes_[k])
        key_[k] = rest % sizes_[k];
    return index_[combination] = table_.add(key_.data()) + 1;
}

void GroupFinder::index(const UsedData& data, const RowBlock& rows, std::uint32_t* out) const {
    for (std::size_t k = 0; k < keys_.size(); ++k) {
        const std::uint32_t* const scaled = scaled_[k].data();
        CodesView(*data[keys_[k]]).visit([&](const auto* codes) {
            if (k == 0) return rows.each([=](std::size_t i, std::size_t row) { out[i] = scaled[codes[row]]; });
            rows.each([=](std::size_t i, std::size_t row) { out[i] += scaled[codes[row]]; });
        });
    }
}

void GroupFinder::find(const UsedData& data, const RowBlock& rows, std::uint32_t* out) {
    switch (way_) {
    case Way::single:
        table_.ensure_single_group();
        return static_cast<void>(std::fill_n(out, rows.count, 0U));
    case Way::indexed:
        index(data, rows, out);
        for (std::size_t i = 0; i < rows.count; ++i)
            out[i] = group_at(out[i]);
        return;
    case Way::packed:
        return find_packed(data, rows, out);
    case Way::wide:
        return find_wide(data, rows, out);
    }
}

void GroupFinder::find_packed(const UsedData& data, const RowBlock& rows, std::uint32_t* out) {
    packed_.resize(std::max(packed_.size(), rows.count));
    std::uint64_t* const packed = packed_.data();
    for (std::size_t k = 0; k < shifted_.size(); ++k) {
        const std::uint64_t* const shifted = shifted_[k].data();
        CodesView(*data[keys_[k]]).visit([&](const auto* codes) {
            if (k == 0) return rows.each([=](std::size_t i, std::size_t row) { packed[i] = shifted[codes[row]]; });
            rows.each([=](std::size_t i, std::size_t row) { packed[i] |= shifted[codes[row]]; });
        });
    }
    table_.find_or_add(std::span(packed_).first(rows.count), out);
}

void GroupFinder::find_wide(const UsedData& data, const RowBlock& rows, std::uint32_t* out) {
    const std::size_t width = keys_.size();
    std::vector<std::uint32_t> keys(rows.count * width);
    for (std::size_t k = 0; k < width; ++k) {
        CodesView(*data[keys_[k]]).visit([&](const auto* codes) {
            rows.each([&](std::size_t i, std::size_t row) { keys[i * width + k] = numbers_[k][codes[row]]; });
        });
    }
    for (std::size_t i = 0; i < rows.count; ++i)
        out[i] = table_.find_or_add(keys.data() + i * width);
}

} // namespace cnamdata
