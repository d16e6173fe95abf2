// SPDX-License-Identifier: MPL-2.0
//
// From groups to ordered result rows.
#pragma once

#include "query/groups.hpp"
#include "query/measures.hpp"

#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace cnamdata {

struct BoundOrder {
    std::size_t column = 0; ///< of the result
    bool descending = false;
};

/// Finds the result columns that order keys name. Throws Error(usage) with the nearest one.
[[nodiscard]] std::vector<BoundOrder> bind_order(const std::vector<OrderKey>& keys,
                                                 std::span<const ResultColumn> columns);

/// Views of finished groups; everything given must outlive it.
class GroupRows {
public:
    GroupRows(const GroupTable& groups, const std::vector<std::unique_ptr<KeyValues>>& values,
              std::vector<UsedColumn> keys, const std::vector<PlannedMeasure>& measures);

    /// By the given columns, then by the keys; nulls last in either direction. Keeps the first `top` rows.
    void sort(const std::vector<BoundOrder>& order, std::optional<std::uint64_t> top);
    void write(RowSink& sink, std::span<const ResultColumn> columns) const;

private:
    [[nodiscard]] Value value(std::size_t group, std::size_t column) const;
    [[nodiscard]] Value key_value(std::size_t group, std::size_t key) const;
    [[nodiscard]] Value measure_value(std::size_t group, std::size_t measure) const;

    const GroupTable& groups_;
    const std::vector<std::unique_ptr<KeyValues>>& values_;
    std::vector<UsedColumn> keys_;
    const std::vector<PlannedMeasure>& measures_;
    std::vector<std::uint32_t> order_; // groups, as they are to be written
};

} // namespace cnamdata
