// SPDX-License-Identifier: MPL-2.0
//
// From values to codes, while a dictionary is being built: open-addressing hash tables beside a Dictionary.
#pragma once

#include "base/dictionary.hpp"
#include "base/nonzero.hpp"
#include "base/plain_vector.hpp"
#include "base/sort_by_bytes.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <iterator>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace cnamdata::parquet {

/// Finds or adds numbers. Small ones, as most amounts in centimes are, have their place in an array; others are hashed.
/// Not thread-safe.
class NumberIndex {
public:
    /// The code of `value` in `dictionary`, which gets it at its end when new. REQUIRES: always the same dictionary,
    /// which nobody else adds to.
    Code find_or_add(std::int64_t value, Dictionary& dictionary) {
        const std::uint64_t place = static_cast<std::uint64_t>(value) - static_cast<std::uint64_t>(first_direct);
        if (place >= direct_places) return find_or_add_hashed(value, dictionary);
        if (direct_[place] == null_code) {
            direct_[place] = dictionary.add(value);
            taken_.push_back(static_cast<std::uint32_t>(place));
        }
        return direct_[place];
    }
    /// The same for many values, without a branch for those known by their place.
    template <class T>
    void find_or_add(std::span<const T> values, Dictionary& dictionary, std::span<Code> codes) {
        for (std::size_t done = 0; done < values.size(); done += step) {
            const auto some = values.subspan(done, std::min(step, values.size() - done));
            std::array<std::uint16_t, step> others; // neither met before nor hashed
            std::size_t count = 0;
            for (std::size_t i = 0; i < some.size(); ++i) {
                const std::uint64_t place =
                    static_cast<std::uint64_t>(std::int64_t{some[i]}) - static_cast<std::uint64_t>(first_direct);
                const Code code = direct_[std::min(place, std::uint64_t{direct_places})];
                codes[done + i] = code;
                others[count] = static_cast<std::uint16_t>(i);
                count += code == null_code ? 1 : 0;
            }
            for (std::size_t i = 0; i < count; ++i)
                codes[done + others[i]] = find_or_add(some[others[i]], dictionary);
        }
    }
    /// Forgets everything; keeps its memory.
    void clear() {
        for (const std::uint32_t place : taken_)
            direct_[place] = null_code;
        taken_.clear();
        if (std::exchange(hashed_, 0) > 0) slots_.assign(slots_.size(), {});
    }

    /// All codes, in the order of their values.
    [[nodiscard]] PlainVector<Code> codes_in_order() const {
        std::vector<Slot> others;
        std::copy_if(slots_.begin(), slots_.end(), std::back_inserter(others),
                     [](const Slot& slot) { return slot.code != null_code; });
        constexpr std::uint64_t sign = std::uint64_t{1} << 63U; // turned, it has negative numbers come first
        sort_by_bytes(others, [](const Slot& slot) { return static_cast<std::uint64_t>(slot.value) ^ sign; });
        PlainVector<Code> codes;
        auto next = others.begin();
        for (; next != others.end() && next->value < first_direct; ++next)
            codes.push_back(next->code);
        append_direct(codes);
        for (; next != others.end(); ++next)
            codes.push_back(next->code);
        return codes;
    }

private:
    static constexpr std::int64_t first_direct = -4096;
    static constexpr std::size_t direct_places = std::size_t{1} << 16U; // up to 614 euros, in 256 KiB
    static constexpr std::size_t step = 1024;

    struct Slot {
        std::int64_t value = 0;
        Code code = null_code;
    };

    // Half of the places are taken, in no order that could be foreseen.
    void append_direct(PlainVector<Code>& codes) const {
        const std::size_t before = codes.size();
        codes.resize(before + taken_.size() + nonzero_padding);
        codes.resize(before + copy_nonzero(direct_, codes.data() + before));
    }
    Code find_or_add_hashed(std::int64_t value, Dictionary& dictionary) {
        std::size_t slot = hash(value);
        for (; slots_[slot].code != null_code; slot = (slot + 1) & mask_) {
            if (slots_[slot].value == value) return slots_[slot].code;
        }
        const Code code = dictionary.add(value);
        slots_[slot] = {value, code};
        if (++hashed_ * 2 > slots_.size()) grow();
        return code;
    }
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

    std::vector<Code> direct_ = std::vector<Code>(direct_places + 1); // the last one is nobody's
    std::vector<std::uint32_t> taken_;                                // places of direct_ that are not null
    std::vector<Slot> slots_ = std::vector<Slot>(1024);
    std::size_t mask_ = 1023;
    unsigned shift_ = 64 - 10;
    std::size_t hashed_ = 0;
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
