// SPDX-License-Identifier: MPL-2.0
//
// Groups: the distinct combinations of key values, and what is accumulated for each.
#pragma once

#include "base/column_data.hpp"
#include "cnamdata/query.hpp"
#include "query/inputs.hpp"

#include <cstdint>
#include <mutex>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace cnamdata {

/// The distinct values of one key over all batches, numbered as they come; number 0 is null.
/// translate() is thread-safe; the rest is for when all batches are done.
class KeyValues {
public:
    explicit KeyValues(Dictionary::Type type) : values_(type) {}

    /// The number of each entry of a batch's dictionary.
    [[nodiscard]] std::vector<std::uint32_t> translate(const Dictionary& dictionary);

    [[nodiscard]] const Dictionary& values() const noexcept { return values_; }
    /// The place of each number in ascending order of values (texts by bytes), null last.
    [[nodiscard]] std::vector<std::uint32_t> ranks() const;

private:
    std::mutex mutex_;
    Dictionary values_;
    std::unordered_map<std::int64_t, std::uint32_t> numbers_;
    std::unordered_map<std::string, std::uint32_t> texts_;
};

/// What one measure has accumulated, by group. `count` is of values that are not null.
struct Accumulator {
    Measure::Function function = Measure::Function::count;
    bool text = false;
    std::vector<std::uint64_t> counts{};
    std::vector<Int128> sums{};           ///< sum, avg
    std::vector<std::int64_t> extremes{}; ///< min, max
    std::vector<std::string> text_extremes{};

    void resize(std::size_t groups);
    /// Adds a value of each row to its group. `data` is nullptr for a bare count.
    void add(const ColumnData* data, std::span<const std::uint32_t> rows, std::span<const std::uint32_t> groups);
    /// Adds what another one has for a group of its own.
    void merge(std::size_t group, const Accumulator& other, std::size_t other_group);

private:
    void add_numbers(const ColumnData& data, std::span<const std::uint32_t> rows,
                     std::span<const std::uint32_t> groups);
    void add_texts(const ColumnData& data, std::span<const std::uint32_t> rows, std::span<const std::uint32_t> groups);
    [[nodiscard]] bool better(std::int64_t value, std::int64_t than) const noexcept;
};

/// The groups met by one worker. Not thread-safe.
class GroupTable {
public:
    /// `keys` columns; accumulators like `model`.
    GroupTable(std::size_t keys, std::vector<Accumulator> model);

    /// Finds the group of each row. `codes[k]` are the codes of key k in the batch, `numbers[k]` what they translate
    /// to.
    void assign(std::span<const std::uint32_t> rows, const std::vector<const std::vector<Code>*>& codes,
                const std::vector<std::vector<std::uint32_t>>& numbers, std::vector<std::uint32_t>& groups);

    void merge(const GroupTable& other);

    [[nodiscard]] std::size_t size() const noexcept { return size_; }
    [[nodiscard]] std::uint32_t key(std::size_t group, std::size_t column) const noexcept {
        return keys_[group * width_ + column];
    }
    [[nodiscard]] std::vector<Accumulator>& accumulators() noexcept { return accumulators_; }
    [[nodiscard]] const std::vector<Accumulator>& accumulators() const noexcept { return accumulators_; }
    /// Bytes held, about.
    [[nodiscard]] std::uint64_t memory() const noexcept;
    /// The one group of a question without keys, present even when there is no row.
    void ensure_single_group();

private:
    [[nodiscard]] std::uint32_t find_or_add(const std::uint32_t* key);
    void grow();
    void assign_dense(std::span<const std::uint32_t> rows, const std::vector<const std::vector<Code>*>& codes,
                      const std::vector<std::vector<std::uint32_t>>& numbers, std::size_t combinations,
                      std::vector<std::uint32_t>& groups);

    std::size_t width_;
    std::size_t size_ = 0;
    std::vector<std::uint32_t> keys_;  // size_ * width_
    std::vector<std::uint32_t> table_; // open addressing: group + 1, 0 is free
    std::vector<Accumulator> accumulators_;
    std::vector<std::uint32_t> dense_; // group + 1 of each combination of codes of a batch
};

} // namespace cnamdata
