// SPDX-License-Identifier: MPL-2.0
//
// From the raw bytes of a field to its dictionary code, for fields that were met before.
#pragma once

#include "base/dictionary.hpp"
#include "base/hash.hpp"

#include <bit>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

namespace cnamdata {

/// Open-addressing table of 64-bit keys other than 0. Power-of-two size, at most a quarter full: a lookup that needs a
/// second probe costs a mispredicted branch.
class KeyTable {
public:
    /// What find() returns for a key that is not there.
    static constexpr Code absent = 0xFFFFFFFFU;

    KeyTable() { clear(); }

    void clear() {
        slots_.assign(initial_slots, {});
        used_ = 0;
        shift_ = 64 - std::countr_zero(initial_slots);
    }

    [[nodiscard]] Code find(std::uint64_t key) const noexcept { return slots_[place(key)].code; }

    void insert(std::uint64_t key, Code code) {
        if (4 * ++used_ > slots_.size()) grow();
        slots_[place(key)] = {key, code};
    }

private:
    struct Slot {
        std::uint64_t key = 0;
        Code code = absent;
    };
    static constexpr std::size_t initial_slots = 64; // a kilobyte: most code lists fit the first-level cache

    [[nodiscard]] std::size_t place(std::uint64_t key) const noexcept {
        std::size_t at = (key * 0x9E3779B97F4A7C15U) >> shift_;
        while (slots_[at].key != key && slots_[at].key != 0)
            at = (at + 1) & (slots_.size() - 1);
        return at;
    }

    void grow() {
        std::vector<Slot> old(4 * slots_.size());
        old.swap(slots_);
        shift_ -= 2;
        for (const Slot& slot : old) {
            if (slot.key != 0) slots_[place(slot.key)] = slot;
        }
    }

    std::vector<Slot> slots_;
    std::size_t used_ = 0;
    int shift_ = 0;
};

/// A field of at most 7 bytes as a key that is never 0, not even for an empty field. Reads 8 bytes.
[[nodiscard]] inline std::uint64_t short_key(const char* data, std::uint32_t size) noexcept {
    std::uint64_t word = 0;
    std::memcpy(&word, data, sizeof word);
    const std::uint64_t inside = (std::uint64_t{1} << (8U * size)) - 1U;
    return (word & inside) | (std::uint64_t{size + 1} << 56U);
}

/// Numbers for texts of any length.
class LongKeys {
public:
    void clear() {
        ends_.assign(1, 0);
        bytes_.clear();
        table_.assign(initial_slots, 0);
    }
    LongKeys() { clear(); }

    /// The number of a text, from 1; a new one when it was not met before.
    [[nodiscard]] std::uint32_t number(std::string_view text) {
        std::size_t at = hash_bytes(text) & (table_.size() - 1);
        while (table_[at] != 0) {
            if (stored(table_[at]) == text) return table_[at];
            at = (at + 1) & (table_.size() - 1);
        }
        bytes_.append(text);
        ends_.push_back(bytes_.size());
        table_[at] = static_cast<std::uint32_t>(ends_.size() - 1);
        if (2 * ends_.size() > table_.size()) grow();
        return static_cast<std::uint32_t>(ends_.size() - 1);
    }

private:
    static constexpr std::size_t initial_slots = 256;

    [[nodiscard]] std::string_view stored(std::uint32_t number) const noexcept {
        return std::string_view(bytes_).substr(ends_[number - 1], ends_[number] - ends_[number - 1]);
    }

    void grow() {
        table_.assign(2 * table_.size(), 0);
        for (std::uint32_t i = 1; i < ends_.size(); ++i) {
            std::size_t at = hash_bytes(stored(i)) & (table_.size() - 1);
            while (table_[at] != 0)
                at = (at + 1) & (table_.size() - 1);
            table_[at] = i;
        }
    }

    std::vector<std::size_t> ends_;
    std::string bytes_;
    std::vector<std::uint32_t> table_;
};

} // namespace cnamdata
