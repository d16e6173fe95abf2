// SPDX-License-Identifier: MPL-2.0
//
// From the raw bytes of a field to its dictionary code, for fields that were met before.
#pragma once

#include "base/dictionary.hpp"
#include "base/hash.hpp"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

namespace cnamdata {

/// Open-addressing table of 64-bit keys other than 0. A lookup that needs a second probe costs a mispredicted branch:
/// it is at most a quarter full, and while it is small it grows as soon as two keys meet. Not thread-safe.
class KeyTable {
public:
    /// What find() returns for a key that is not there.
    static constexpr Code absent = 0xFFFFFFFFU;

    struct Slot {
        std::uint64_t key = 0; ///< 0 in a slot that is free
        Code code = absent;
    };

    KeyTable() : slots_(initial_slots) {}

    /// Forgets all keys. Makes as much room as those had needed: the next block is like this one.
    void clear() {
        resize(std::max(initial_slots, std::bit_ceil(4 * used_)));
        used_ = 0;
    }

    [[nodiscard]] Code find(std::uint64_t key) const noexcept { return slots_[place(key)].code; }

    /// REQUIRES: the key is not there.
    void insert(std::uint64_t key, Code code) {
        ++used_;
        while (is_crowded(key))
            grow();
        slots_[place(key)] = {key, code};
    }

    /// The slot where a key is looked for first, for loops of their own.
    [[nodiscard]] static std::size_t home(std::uint64_t key, int shift) noexcept {
        return (key * 0x9E3779B97F4A7C15U) >> shift;
    }
    [[nodiscard]] const Slot* slots() const noexcept { return slots_.data(); }
    [[nodiscard]] int shift() const noexcept { return shift_; }

private:
    static constexpr std::size_t initial_slots = 64; // a kilobyte: most code lists fit the first-level cache
    static constexpr std::size_t small_slots = 4096;

    [[nodiscard]] std::size_t place(std::uint64_t key) const noexcept {
        std::size_t at = home(key, shift_);
        while (slots_[at].key != key && slots_[at].key != 0)
            at = (at + 1) & (slots_.size() - 1);
        return at;
    }

    [[nodiscard]] bool is_crowded(std::uint64_t key) const noexcept {
        if (4 * used_ > slots_.size()) return true;
        return slots_.size() < small_slots && 16 * used_ > slots_.size() && slots_[home(key, shift_)].key != 0;
    }

    void resize(std::size_t slots) {
        slots_.assign(slots, {});
        shift_ = 64 - std::countr_zero(slots);
    }

    void grow() {
        std::vector<Slot> old;
        old.swap(slots_);
        resize(2 * old.size());
        for (const Slot& slot : old) {
            if (slot.key != 0) slots_[place(slot.key)] = slot;
        }
    }

    std::vector<Slot> slots_;
    std::size_t used_ = 0;
    int shift_ = 64 - std::countr_zero(initial_slots);
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
