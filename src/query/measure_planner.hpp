// SPDX-License-Identifier: MPL-2.0
//
// From the measures that were asked to what must be accumulated for them.
#pragma once

#include "query/measures.hpp"
#include "query/traps.hpp"
#include "query/used_columns.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace cnamdata {

/// Fills `planned`, where outputs that need the same share it, and `outputs`. Not thread-safe.
class MeasurePlanner {
public:
    /// Everything given must outlive it. `force` is AggregateRequest::force.
    MeasurePlanner(UsedColumns& columns, bool force, std::vector<PlannedMeasure>& planned,
                   std::vector<OutputMeasure>& outputs)
        : columns_(columns), force_(force), planned_(planned), outputs_(outputs) {}

    /// Throws Error(usage) for unknown columns and measures that make no sense.
    void add(const Measure& measure);

    /// The columns that are summed or averaged.
    [[nodiscard]] const std::vector<std::string>& summed() const noexcept { return summed_; }

private:
    [[nodiscard]] std::size_t plan(Measure::Function function, const std::string& name);
    [[nodiscard]] std::size_t plan_part(const std::string& column);
    [[nodiscard]] std::string part_name(std::size_t planned) const;

    UsedColumns& columns_;
    bool force_;
    std::vector<PlannedMeasure>& planned_;
    std::vector<OutputMeasure>& outputs_;
    std::vector<std::string> summed_{};
};

} // namespace cnamdata
