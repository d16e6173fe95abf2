// SPDX-License-Identifier: MPL-2.0
//
// Groups: the distinct combinations of key values, and what is accumulated for each.
#pragma once

#include "base/mapped_array.hpp"
#include "cnamdata/query.hpp"
#include "query/add_rows.hpp"
#include "query/key_values.hpp"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <vector>

namespace cnamdata {

/// Whether it comes down to a sum.
[[nodiscard]] inline bool is_sum(Measure::Function function) noexcept {
    return function == Measure::Function::sum || function == Measure::Function::avg;
}

/// What is accumulated: of a column, or of rows for a count.
struct Accumulation {
    Measure::Function function = Measure::Function::count;
    bool text = false; ///< min, max
};

/// What one accumulation has come to in one group. Only what its function needs is set.
struct Accumulated {
    std::uint64_t count = 0; ///< of values that are not null; of rows for a count
    Int128 sum = 0;
    std::int64_t extreme = 0;
    std::string_view text{}; ///< valid as long as the table and its groups
};

/// A table of groups. Not thread-safe.
///
/// Each group has a row of 64-bit cells: how many rows it has, and the value of each accumulation, a sum or an extreme.
/// How many of the rows were null stands elsewhere, as most columns have none. Sums that might pass 64 bits are moved
/// aside before: it is rare. Rows of cells are as long as add_rows() wants them; what is left over holds zeros.
class GroupTable {
public:
    GroupTable(std::size_t keys, std::vector<Accumulation> accumulations);

    [[nodiscard]] std::size_t size() const noexcept { return size_; }
    /// The number of a key's value, as KeyValues gives it.
    [[nodiscard]] std::uint32_t key(std::size_t group, std::size_t column) const noexcept {
        return keys_[group * width_ + column];
    }
    [[nodiscard]] Accumulated at(std::size_t group, std::size_t accumulation) const {
        const Accumulation& kind = accumulations_[accumulation];
        const std::int64_t* const cells = cells_.data() + group * stride();
        const std::int64_t value = cells[value_cell(accumulation)];
        const std::vector<std::int64_t>& nulls = nulls_[accumulation];
        const std::int64_t missing = group < nulls.size() ? nulls[group] : 0;
        Accumulated found{.count = static_cast<std::uint64_t>(cells[0] - missing), .extreme = value};
        if (kind.text && !texts_[accumulation].empty()) found.text = texts_[accumulation][group];
        if (!is_sum(kind.function)) return found;
        found.sum = value;
        if (group < aside_[accumulation].size()) found.sum += aside_[accumulation][group];
        return found;
    }
    /// Says that the group will be asked for soon, so that it is near by then.
    void expect(std::size_t group) const noexcept {
        __builtin_prefetch(keys_.data() + group * width_);
        __builtin_prefetch(cells_.data() + group * stride());
    }
    /// Bytes held, about.
    [[nodiscard]] std::uint64_t memory() const noexcept;

    /// Adds the groups of another table of the same keys and accumulations.
    void merge(const GroupTable& other);
    /// The same when it is known that group i of the other is groups[i] here.
    void merge(const GroupTable& other, std::span<const std::uint32_t> groups);
    /// The one group of a question without keys, present even when there is no row.
    void ensure_single_group();

    // For those who fill it.

    /// The group of a combination of key numbers, added when new.
    [[nodiscard]] std::uint32_t find_or_add(const std::uint32_t* key);
    /// The same for a combination that is known to be new.
    [[nodiscard]] std::uint32_t add(const std::uint32_t* key);

    /// Combinations that fit into 64 bits are found faster: the number of key k goes from bit shifts()[k] on.
    /// `largest[k]` is the largest number of key k to come. False when they do not fit.
    [[nodiscard]] bool pack_keys(std::span<const std::uint32_t> largest);
    [[nodiscard]] const std::vector<unsigned>& shifts() const noexcept { return shifts_; }
    /// Replaces combinations packed like that by their groups, in place from `keys` to `groups`.
    void find_or_add(std::span<const std::uint64_t> keys, std::uint32_t* groups);

    [[nodiscard]] const std::vector<Accumulation>& accumulations() const noexcept { return accumulations_; }
    /// Cells of a group.
    [[nodiscard]] std::size_t stride() const noexcept { return new_cells_.size(); }
    [[nodiscard]] static constexpr std::size_t value_cell(std::size_t accumulation) { return 1 + accumulation; }
    /// How many nulls an accumulation has met, by group. Valid until a group is added.
    [[nodiscard]] std::int64_t* nulls(std::size_t accumulation) {
        nulls_[accumulation].resize(size_);
        return nulls_[accumulation].data();
    }
    /// What the value of an accumulation is before any row: the neutral element, which stands for nulls too.
    [[nodiscard]] std::int64_t start_of(std::size_t accumulation) const noexcept {
        return new_cells_[value_cell(accumulation)];
    }
    /// The cells of all groups: of a group its rows, then the values. Valid until a group is added.
    [[nodiscard]] std::int64_t* cells() noexcept { return cells_.data(); }
    /// Makes sure that sums may grow by as much, either way, without passing 64 bits. False when `growth` alone is more
    /// than that: add_sum() is for those.
    [[nodiscard]] bool make_room(std::size_t accumulation, Int128 growth);
    void add_sum(std::size_t group, std::size_t accumulation, Int128 sum);
    /// Takes a text into an extreme.
    void add_text(std::size_t group, std::size_t accumulation, std::string_view text);
    /// Takes a number into an extreme.
    static void raise(Measure::Function function, std::int64_t& extreme, std::int64_t value) noexcept {
        extreme = function == Measure::Function::min ? std::min(extreme, value) : std::max(extreme, value);
    }

private:
    struct Slot {
        std::uint64_t key = 0;   // packed, or the hash of a combination that does not fit
        std::uint32_t group = 0; // + 1; 0 is free
    };

    [[nodiscard]] bool is_packed() const noexcept { return !shifts_.empty(); }
    [[nodiscard]] std::uint64_t slot_key(const std::uint32_t* key) const noexcept;
    [[nodiscard]] std::uint32_t find_slot_or_add(std::uint64_t slot_key, const std::uint32_t* key);
    void rebuild(std::size_t groups);
    // `groups[i]` is where group i of the other is to be added, `m` an accumulation.
    void merge_cells(const GroupTable& other, std::span<const std::uint32_t> groups);
    void merge_beside(std::size_t m, const GroupTable& other, std::span<const std::uint32_t> groups);

    std::size_t width_;
    std::size_t size_ = 0;
    std::vector<Accumulation> accumulations_;
    std::vector<std::uint32_t> keys_;              // size_ * width_
    MappedArray<std::int64_t> cells_;              // size_ * stride(), and some more
    std::vector<std::int64_t> new_cells_;          // of a group without rows
    std::vector<std::vector<std::int64_t>> nulls_; // by accumulation, then group; those beyond the end have none
    std::vector<Int128> bounds_;                   // of each accumulation: no sum in its cells is further from 0
    std::vector<std::vector<Int128>> aside_;       // by accumulation, then group: what was moved out of the cells
    std::vector<std::vector<std::string>> texts_;  // by accumulation, then group
    std::vector<Slot> slots_;                      // open addressing; of the first slotted_ groups
    std::size_t slotted_ = 0;
    std::vector<unsigned> shifts_, bits_; // of packed keys; empty: they do not fit
    std::vector<std::uint32_t> largest_;  // number of each key so far
};

} // namespace cnamdata
