// SPDX-License-Identifier: MPL-2.0
#include "query/measures.hpp"

#include "cnamdata/error.hpp"

namespace cnamdata {

using Function = Measure::Function;

std::string result_name(Function function, const std::string& column) {
    switch (function) {
    case Function::count:
        return "count";
    case Function::sum:
        return "sum_" + column;
    case Function::avg:
        return "avg_" + column;
    case Function::min:
        return "min_" + column;
    case Function::max:
        break;
    }
    return "max_" + column;
}

ValueType value_type(const parquet::Field& field) {
    if (field.logical == parquet::Logical::decimal) return ValueType::decimal;
    if (field.physical == parquet::Physical::bytes) return ValueType::text;
    return field.physical == parquet::Physical::float64 ? ValueType::real : ValueType::integer;
}

ResultColumn result_column(const PlannedMeasure& measure) {
    switch (measure.function) {
    case Function::count:
        return {measure.name, ValueType::integer, 0};
    case Function::avg:
        return {measure.name, ValueType::decimal, average_scale};
    case Function::sum:
    case Function::min:
    case Function::max:
        break;
    }
    return {measure.name, value_type(measure.field), measure.field.scale};
}

void require_sensible(Function function, const UsedColumn& column, bool force) {
    const bool adds = function == Function::sum || function == Function::avg;
    const std::string what = "cannot take the " + std::string(function == Function::sum ? "sum" : "average") + " of ";
    if (column.field.physical == parquet::Physical::float64) {
        throw Error(Category::usage, column.name + " holds floating-point numbers: results would not be exact",
                    "Store it as DECIMAL.");
    }
    if (!adds) return;
    if (column.field.physical == parquet::Physical::bytes) {
        throw Error(Category::usage, what + column.name + ": it holds text", "Group by it with --by.");
    }
    if (force || column.meaning == nullptr) return;
    if (column.meaning->role == Role::distinct_count) {
        throw Error(Category::usage, what + column.name + ": it counts persons, and a person counts in several rows",
                    "Take the published file of the level you want, or add --force if you know what it means.");
    }
    if (column.meaning->role != Role::measure) {
        throw Error(Category::usage,
                    what + column.name + ": it is a " + std::string(to_string(column.meaning->kind)) + " (" +
                        std::string(column.meaning->french) + "), not a measure",
                    "Group by it with --by, or add --force if you know what it means.");
    }
}

Int128 average(Int128 sum, std::uint64_t count, int scale) {
    for (int i = scale; i < average_scale; ++i)
        sum *= 10;
    const auto divisor = static_cast<Int128>(count);
    const Int128 magnitude = sum < 0 ? -sum : sum;
    const Int128 rounded = (2 * magnitude + divisor) / (2 * divisor);
    return sum < 0 ? -rounded : rounded;
}

} // namespace cnamdata
