// SPDX-License-Identifier: MPL-2.0
//
// From values to codes, while a dictionary is being built: open-addressing hash tables beside a Dictionary.
#pragma once

#include "base/dictionary.hpp"

#include <bit>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string_view>
#include <utility>
#include <vector>

namespace cnamdata::parquet {

/// Finds or adds numbers. Not thread-safe.
class NumberIndex {
public:
    /// The code of `value` in `dictionary`, which gets it at its end when new. REQUIRES: always the same dictionary,
    /// which nobody else adds to.
    Code find_or_add(std::int64_t value, Dictionary& dictionary) {
        std::size_t slot = hash(value);
        for (; slots_[slot].code != null_code; slot = (slot + 1) & mask_) {
            if (slots_[slot].value == value) return slots_[slot].code;
        }
        const Code code = dictionary.add(value);
        slots_[slot] = {value, code};
        if (dictionary.size() * 2 > slots_.size()) grow();
        return code;
    }
    /// Forgets everything; keeps its memory.
    void clear() { slots_.assign(slots_.size(), {}); }

private:
    struct Slot {
        std::int64_t value = 0;
        Code code = null_code;
    };

    // Multiplication carries every bit upwards; the top bits choose the slot.
    [[nodiscard]] std::size_t hash(std::int64_t value) const noexcept {
        return static_cast<std::size_t>((static_cast<std::uint64_t>(value) * 0x9E3779B97F4A7C15U) >> shift_);
    }
    void grow() {
        const std::vector<Slot> old = std::exchange(slots_, std::vector<Slot>(slots_.size() * 2));
        mask_ = slots_.size() - 1;
        --shift_;
        for (const Slot& taken : old) {
            if (taken.code == null_code) continue;
            std::size_t slot = hash(taken.value);
            while (slots_[slot].code != null_code)
                slot = (slot + 1) & mask_;
            slots_[slot] = taken;
        }
    }

    std::vector<Slot> slots_ = std::vector<Slot>(1024);
    std::size_t mask_ = 1023;
    unsigned shift_ = 64 - 10;
};

/// Finds or adds texts. Not thread-safe.
class TextIndex {
public:
    /// As in NumberIndex.
    Code find_or_add(std::string_view value, Dictionary& dictionary) {
        const std::size_t hash = std::hash<std::string_view>{}(value);
        std::size_t slot = hash & mask_;
        for (; slots_[slot].code != null_code; slot = (slot + 1) & mask_) {
            if (slots_[slot].hash == hash && dictionary.text(slots_[slot].code) == value) return slots_[slot].code;
        }
        const Code code = dictionary.add(value);
        slots_[slot] = {hash, code};
        if (dictionary.size() * 2 > slots_.size()) grow();
        return code;
    }

private:
    struct Slot {
        std::size_t hash = 0;
        Code code = null_code;
    };

    void grow() {
        const std::vector<Slot> old = std::exchange(slots_, std::vector<Slot>(slots_.size() * 2));
        mask_ = slots_.size() - 1;
        for (const Slot& taken : old) {
            if (taken.code == null_code) continue;
            std::size_t slot = taken.hash & mask_;
            while (slots_[slot].code != null_code)
                slot = (slot + 1) & mask_;
            slots_[slot] = taken;
        }
    }

    std::vector<Slot> slots_ = std::vector<Slot>(1024);
    std::size_t mask_ = 1023;
};

} // namespace cnamdata::parquet
