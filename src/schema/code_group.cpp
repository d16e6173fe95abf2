// SPDX-License-Identifier: MPL-2.0
#include "schema/code_group.hpp"

#include "schema/code_table.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <utility>

namespace cnamdata {

namespace {

// Combinations among group_sample rows from which on a shared lookup misses too often.
constexpr std::size_t many = group_sample / 8;

constexpr std::uint64_t low_bytes(std::uint32_t count) {
    return count >= 8 ? ~std::uint64_t{0} : (std::uint64_t{1} << (8U * count)) - 1U;
}

struct Inside {
    std::uint64_t low, high;
};
constexpr std::array<Inside, 16> inside_of_sizes = [] {
    std::array<Inside, 16> all{};
    for (std::uint32_t size = 0; size < all.size(); ++size)
        all[size] = {low_bytes(size), size < 8 ? 0 : low_bytes(size - 8)};
    return all;
}();

/// Numbers for the combinations of the columns taken so far, row by row.
struct Combinations {
    std::vector<std::uint32_t> number = std::vector<std::uint32_t>(group_sample);
    std::size_t count = 1;
};

Combinations combine(const Combinations& sofar, const CodedColumn& column) {
    Combinations all;
    KeyTable known;
    std::uint32_t next = 0;
    column.codes().visit([&](const auto& codes) {
        for (std::size_t row = 0; row < group_sample; ++row) {
            const std::uint64_t key = (std::uint64_t{sofar.number[row]} << 32U) + codes[row] + 1;
            Code number = known.find(key);
            if (number == KeyTable::absent) known.insert(key, number = next++);
            all.number[row] = number;
        }
    });
    all.count = next;
    return all;
}

std::size_t longest_span(const csv::Records& records, std::size_t first, std::size_t last) {
    const auto from = records.column(first), to = records.column(last);
    std::size_t longest = 0;
    for (std::size_t row = 0; row < records.rows(); ++row) {
        const auto end = to[row];
        longest = std::max(longest, static_cast<std::size_t>(end.data + end.size - from[row].data));
    }
    return longest;
}

} // namespace

CodeGroup::CodeGroup(std::vector<GroupMember> members) : members_(std::move(members)), codes_(members_.size()) {
    clear();
}

void CodeGroup::clear() {
    slots_.assign(initial_slots, {});
    used_ = 0;
    shift_ = 64 - std::countr_zero(initial_slots);
    for (std::vector<Code>& codes : codes_)
        codes.clear();
}

inline CodeGroup::Key CodeGroup::key_of(const char* text, std::uint32_t size) noexcept {
    Key key;
    std::memcpy(&key.low, text, sizeof key.low);
    std::memcpy(&key.high, text + sizeof key.low, sizeof key.high);
    const Inside& inside = inside_of_sizes[size];
    return {key.low & inside.low, (key.high & inside.high) | (std::uint64_t{size + 1} << 56U)};
}

inline std::size_t CodeGroup::home(const Key& key) const noexcept {
    return ((key.low * 0x9E3779B97F4A7C15U) ^ (key.high * 0xC2B2AE3D27D4EB4FU)) >> shift_;
}

inline std::size_t CodeGroup::find(const Key& key, std::size_t at) const noexcept {
    while (slots_[at].key != key && slots_[at].key.high != 0)
        at = (at + 1) & (slots_.size() - 1);
    return at;
}

// All keys first, so that the slots of many rows are on their way to the cache at once.
void CodeGroup::find_keys(const csv::Records& records) {
    const csv::Records::Column first = records.column(members_.front().field);
    const std::uint32_t trim = records.column(members_.back().field).trim();
    keys_.resize(records.rows());
    const std::uint32_t* mark = first.marks();
    for (std::size_t row = 0; row < records.rows(); ++row, mark += first.stride()) {
        const std::uint32_t begin = mark[0] + 1, size = mark[members_.size()] - trim - begin;
        keys_[row] = size > longest_key ? Key{} : key_of(first.base() + begin, size);
        __builtin_prefetch(&slots_[home(keys_[row])]);
    }
}

// The hot loop of ingest: one lookup for all members of a row.
void CodeGroup::append(const csv::Records& records, std::vector<BadMember>& bad) {
    find_keys(records);
    places_.resize(records.rows());
    for (std::size_t row = 0; row < records.rows(); ++row) {
        const Slot& slot = slots_[find(keys_[row], home(keys_[row]))];
        places_[row] = slot.key.high != 0 ? slot.place : add(records, row, bad);
    }
    for (std::size_t i = 0; i < members_.size(); ++i)
        members_[i].parser->append_codes(places_, codes_[i].data());
}

// A new place with the codes that the members find for a row; its key is kept if it has one and no field is bad.
std::uint32_t CodeGroup::add(const csv::Records& records, std::size_t row, std::vector<BadMember>& bad) {
    const auto place = static_cast<std::uint32_t>(codes_.front().size());
    bool good = keys_[row].high != 0;
    for (std::size_t i = 0; i < members_.size(); ++i) {
        bad_.clear();
        const auto [text, size] = records.column(members_[i].field)[row];
        codes_[i].push_back(members_[i].parser->code_of(text, size, row, bad_));
        if (bad_.empty()) continue;
        bad.push_back({bad_.front(), members_[i].column});
        good = false;
    }
    if (!good) return place;
    slots_[find(keys_[row], home(keys_[row]))] = {keys_[row], place};
    if (2 * ++used_ > slots_.size()) grow();
    return place;
}

void CodeGroup::grow() {
    std::vector<Slot> old(2 * slots_.size());
    old.swap(slots_);
    --shift_;
    for (const Slot& slot : old) {
        if (slot.key.high != 0) slots_[find(slot.key, home(slot.key))] = slot;
    }
}

std::vector<CodeGroup> plan_groups(std::span<const GroupMember> columns, const csv::Records& records) {
    std::vector<CodeGroup> groups;
    std::vector<GroupMember> members;
    Combinations sofar;
    const auto finish = [&] {
        if (!members.empty()) groups.emplace_back(std::exchange(members, {}));
        sofar = {};
    };
    for (const GroupMember& column : columns) {
        if (longest_span(records, column.field, column.field) > longest_key) continue;
        if (!members.empty()) {
            Combinations with = combine(sofar, *column.parser);
            const bool neighbours = members.back().field + 1 == column.field;
            if (neighbours && with.count <= many &&
                longest_span(records, members.front().field, column.field) <= longest_key) {
                members.push_back(column);
                sofar = std::move(with);
                continue;
            }
            finish();
        }
        members.push_back(column);
        sofar = combine(sofar, *column.parser);
    }
    finish();
    return groups;
}

} // namespace cnamdata
