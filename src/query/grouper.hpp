// SPDX-License-Identifier: MPL-2.0
//
// The inner loop of an aggregate: from a batch of columns to the cells of groups.
#pragma once

#include "base/mapped_array.hpp"
#include "query/accumulator.hpp"
#include "query/group_finder.hpp"
#include "query/groups.hpp"
#include "query/measures.hpp"
#include "query/predicate.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <vector>

namespace cnamdata {

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
    Grouper(const Grouper&) = delete;
    Grouper& operator=(const Grouper&) = delete;

    /// Adds the rows of a batch that satisfy the predicate.
    void add(const UsedData& data, std::uint64_t rows) {
        add(data, rows, rows, [] { return std::uint64_t{0}; });
    }
    /// The same for a batch of slices: `all` rows, of which `data` has the first `rows`. `next` puts the following ones
    /// in their place, with the same dictionaries, and returns how many they are; 0 after the last.
    void add(const UsedData& data, std::uint64_t rows, std::uint64_t all, const std::function<std::uint64_t()>& next);

    /// Adds the groups of another worker. To be called when both have added all of their rows.
    void merge(const Grouper& other);

    [[nodiscard]] GroupTable& table() noexcept { return table_; }

private:
    void add_slice(const UsedData& data, std::uint64_t rows, const RowFilter& filter);
    void add_block(const UsedData& data, const RowBlock& rows);
    void add_to_lanes(const UsedData& data, const RowBlock& rows);
    void gather_lanes();

    Grouping grouping_;
    GroupTable table_;
    GroupFinder finder_;
    Accumulator accumulator_;
    bool in_lanes_ = false;
    std::size_t lane_count_ = 0;
    std::vector<std::int64_t> lanes_;            // cells of all combinations, several times over
    std::vector<std::uint32_t> chosen_, groups_; // of a block
};

} // namespace cnamdata
