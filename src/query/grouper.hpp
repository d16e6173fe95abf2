// SPDX-License-Identifier: MPL-2.0
//
// The inner loop of an aggregate: from a batch of columns to the cells of groups.
#pragma once

#include "query/groups.hpp"
#include "query/measures.hpp"
#include "query/predicate.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace cnamdata {

/// As many combinations of codes as a batch may have for its groups to be found by plain indexing: a megabyte.
inline constexpr std::size_t dense_limit = std::size_t{1} << 18U;

/// What is grouped, and how. Everything pointed to outlives the groupers.
struct Grouping {
    const Predicate* where = nullptr;
    std::span<const std::size_t> keys{}; ///< places among the used columns, which come as codes, packed or not
    const std::vector<std::unique_ptr<KeyValues>>* values = nullptr; ///< of each key
    std::span<const PlannedMeasure> measures{};                      ///< their columns come in any form
};

/// One worker's groups. Not thread-safe; several may share the key values.
class Grouper {
public:
    explicit Grouper(const Grouping& grouping);

    /// Adds the rows that satisfy the predicate.
    void add(const UsedData& data, std::uint64_t rows);

    [[nodiscard]] GroupTable& table() noexcept { return table_; }

private:
    /// Some rows of a batch: `count` from `first` on, or those at `offsets` from it.
    struct Rows {
        std::size_t first = 0;
        std::size_t count = 0;
        const std::uint32_t* offsets = nullptr;
    };
    enum class Way { single, dense, packed, wide };

    template <class Act>
    static void each(Rows rows, Act act);

    void prepare_keys(const UsedData& data);
    void prepare_measures(const UsedData& data, std::uint64_t rows);
    void find_groups(const UsedData& data, const Rows& rows);
    void find_dense(const UsedData& data, const Rows& rows);
    void find_packed(const UsedData& data, const Rows& rows);
    void find_wide(const UsedData& data, const Rows& rows);
    [[nodiscard]] std::uint32_t resolve(std::uint32_t combination);

    void accumulate(const UsedData& data, const Rows& rows);
    void accumulate(std::size_t measure, const ColumnData& data, const Rows& rows);
    template <class Values>
    void add_values(std::size_t measure, const Rows& rows, Values values);
    template <class Values>
    void add_single(std::size_t measure, const Rows& rows, Values values);
    template <class IsNull>
    void add_nulls(std::size_t measure, const Rows& rows, IsNull is_null);
    void add_texts(std::size_t measure, const ColumnData& data, const Rows& rows);

    Grouping grouping_;
    GroupTable table_;
    Way way_ = Way::single;
    std::vector<std::vector<std::uint32_t>> numbers_; // of each key: by code of the batch
    std::vector<std::vector<std::uint64_t>> shifted_; // the same where packed keys have them
    std::vector<std::uint32_t> dense_;                // of each combination of codes: group + 1
    std::vector<std::uint32_t> chosen_, groups_;      // of a block
    std::vector<std::uint64_t> packed_;               // of a block
    std::vector<char> roomy_;                         // of each measure: no sum can pass 64 bits in this batch
    std::vector<std::vector<std::int64_t>> entries_;  // of each extreme: by code of the batch
};

} // namespace cnamdata
