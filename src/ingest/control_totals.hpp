// SPDX-License-Identifier: MPL-2.0
//
// What the measures of a table add up to, gathered batch by batch while it is written or read.
#pragma once

#include "cnamdata/store.hpp"
#include "source/source.hpp"

#include <mutex>
#include <vector>

namespace cnamdata {

/// Adds up every measure and distinct count of `columns`. Thread-safe; the order of the batches does not matter.
class ControlTotals {
public:
    /// The batches to come hold all of `columns`, in any form.
    explicit ControlTotals(const std::vector<SourceColumn>& columns);

    void add(const Batch& batch);

    /// In the order of the columns.
    [[nodiscard]] std::vector<ControlTotal> totals() const;

private:
    std::vector<std::size_t> places_; // in Batch::columns
    mutable std::mutex mutex_;
    std::vector<ControlTotal> totals_;
};

/// The exact sum of a column of numbers; nulls count as nothing.
[[nodiscard]] Int128 sum_of(const ColumnData& data);

} // namespace cnamdata
