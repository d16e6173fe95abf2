// SPDX-License-Identifier: MPL-2.0
#include "query/measure_planner.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace cnamdata {

using Function = Measure::Function;

void MeasurePlanner::add(const Measure& measure) {
    OutputMeasure output{.function = measure.function};
    if (measure.function == Function::ratio) {
        output.planned = plan_part(measure.column);
        output.divisor = plan_part(measure.divisor);
        output.name = "ratio_" + part_name(output.planned) + "_" + part_name(output.divisor);
    } else {
        output.planned = plan(measure.function, measure.column);
        output.field = planned_[output.planned].field;
        output.name = result_name(measure.function, output.field.name);
    }
    outputs_.push_back(std::move(output));
}

std::size_t MeasurePlanner::plan_part(const std::string& column) {
    const bool rows = same_folded(column, "count") && !columns_.has(column);
    return plan(rows ? Function::count : Function::sum, column);
}

std::string MeasurePlanner::part_name(std::size_t planned) const {
    return planned_[planned].column ? planned_[planned].field.name : "count";
}

std::size_t MeasurePlanner::plan(Function function, const std::string& name) {
    PlannedMeasure planned{.function = function};
    if (function != Function::count) {
        const UsedColumn column = columns_.look_up(name);
        require_sensible(function, column, force_);
        planned.column = columns_.use(name, Want::at_hand);
        planned.field = column.field;
        if (function == Function::sum || function == Function::avg) summed_.push_back(column.name);
    }
    const auto known = std::find_if(planned_.begin(), planned_.end(), [&](const PlannedMeasure& other) {
        return other.function == function && other.column == planned.column;
    });
    if (known != planned_.end()) return static_cast<std::size_t>(known - planned_.begin());
    planned_.push_back(std::move(planned));
    return planned_.size() - 1;
}

} // namespace cnamdata
