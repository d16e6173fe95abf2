// SPDX-License-Identifier: MPL-2.0
//
// From the codes of keys to groups.
#pragma once

#include "base/mapped_array.hpp"
#include "query/groups.hpp"
#include "query/inputs.hpp"
#include "query/row_block.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace cnamdata {

/// As many combinations of key values as there may be for their groups to be found by plain indexing: 16 megabytes.
inline constexpr std::size_t index_limit = std::size_t{1} << 22U;

/// One worker's. Not thread-safe; several may share the key values. Everything given outlives it.
class GroupFinder {
public:
    /// `keys` are places among the used columns, which come as codes, packed or not; `values` are those of each key.
    GroupFinder(std::span<const std::size_t> keys, const std::vector<std::unique_ptr<KeyValues>>* values,
                GroupTable& table);

    /// To be called for every batch, first.
    void prepare(const UsedData& data);

    /// Whether groups are found by indexing, so that index() and group_at() may be called.
    [[nodiscard]] bool is_indexed() const noexcept { return way_ == Way::indexed; }
    /// How many combinations there are then; all of them are below.
    [[nodiscard]] std::size_t combinations() const noexcept { return combinations_; }
    /// Writes the combination of each row to `out`.
    void index(const UsedData& data, const RowBlock& rows, std::uint32_t* out) const;
    /// The group of a combination, added when new.
    [[nodiscard]] std::uint32_t group_at(std::uint32_t combination) {
        const std::uint32_t known = index_[combination];
        return (known != 0 ? known : add(combination)) - 1;
    }

    /// The group in this table of each group of another worker's, added when new. Nothing unless both are indexed, and
    /// can be together.
    [[nodiscard]] std::vector<std::uint32_t> groups_of(const GroupFinder& other);
    /// To be called before others than this add groups to the table: the index would not know them. groups_of() gives
    /// nothing from then on.
    void forget_index();

    /// Writes the group of each row to `out`, added when new.
    void find(const UsedData& data, const RowBlock& rows, std::uint32_t* out);

private:
    enum class Way { single, indexed, packed, wide };

    void number(const UsedData& data);
    [[nodiscard]] std::size_t count_combinations() const;
    [[nodiscard]] std::size_t combination_of(const GroupTable& table, std::size_t group) const;
    void lay_out_index();
    void scale_numbers();
    void shift_keys();
    [[nodiscard]] std::uint32_t add(std::uint32_t combination);
    void find_packed(const UsedData& data, const RowBlock& rows, std::uint32_t* out);
    void find_wide(const UsedData& data, const RowBlock& rows, std::uint32_t* out);

    std::span<const std::size_t> keys_;
    const std::vector<std::unique_ptr<KeyValues>>* values_;
    GroupTable& table_;
    Way way_ = Way::single;
    std::vector<std::vector<std::uint32_t>> numbers_; // of each key: by code of the batch
    std::vector<std::uint32_t> sizes_;                // of each key: numbers so far, and some to spare
    std::vector<std::vector<std::uint32_t>> scaled_;  // numbers as combinations have them
    std::vector<std::vector<std::uint64_t>> shifted_; // numbers as packed keys have them
    std::size_t combinations_ = 0;                    // that the index has been laid out for
    MappedArray<std::uint32_t> index_;                // of each combination: group + 1
    std::vector<std::uint64_t> packed_;               // of a block
    std::vector<std::uint32_t> key_;                  // of one call of add()
};

} // namespace cnamdata
