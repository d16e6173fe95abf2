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
    case Function::ratio:
        break;
    }
    return "max_" + column;
}

ValueType value_type(const parquet::Field& field) {
    if (field.logical == parquet::Logical::decimal) return ValueType::decimal;
    if (field.physical == parquet::Physical::bytes) return ValueType::text;
    return field.physical == parquet::Physical::float64 ? ValueType::real : ValueType::integer;
}

ResultColumn result_column(const parquet::Field& field) {
    return {.name = field.name,
            .type = value_type(field),
            .scale = field.scale,
            .bits = field.physical == parquet::Physical::int32 ? 32 : 64};
}

ResultColumn result_column(const OutputMeasure& measure) {
    ResultColumn column = result_column(measure.field);
    column.name = measure.name;
    switch (measure.function) {
    case Function::min:
    case Function::max:
        return column;
    case Function::avg:
    case Function::ratio:
        column.type = ValueType::decimal;
        column.scale = average_scale;
        break;
    case Function::count:
    case Function::sum:
        break;
    }
    column.figure = true;
    column.bits = 64;
    return column;
}

void require_sensible(Function function, const UsedColumn& column, bool force) {
    const bool adds = function == Function::sum || function == Function::avg;
    const std::string what = "cannot take the " + std::string(function == Function::avg ? "average" : "sum") + " of ";
    if (column.field.physical == parquet::Physical::float64) {
        throw Error(Category::usage, column.name + " holds floating-point numbers: results would not be exact",
                    "Store it as DECIMAL.");
    }
    if (!adds) return;
    if (column.field.physical == parquet::Physical::bytes) {
        throw Error(Category::usage, what + column.name + ": it holds text", "Group by it with --by.");
    }
    if (column.derivation && !force) {
        throw Error(Category::usage, what + column.name + ": it is a date, not a measure",
                    "Group by it with --by, or take its --min and --max.");
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

namespace {

Int128 ten_times(Int128 number) {
    Int128 result = 0;
    if (!__builtin_mul_overflow(number, Int128{10}, &result)) return result;
    throw Error(Category::data, "a quotient of sums has too many digits to be computed");
}

} // namespace

Int128 divide(Int128 dividend, Int128 divisor, int decimals) {
    const bool negative = (dividend < 0) != (divisor < 0);
    if (dividend < 0) dividend = -dividend;
    if (divisor < 0) divisor = -divisor;
    for (; decimals < 0; ++decimals)
        divisor = ten_times(divisor);
    Int128 quotient = dividend / divisor;
    Int128 rest = dividend % divisor;
    for (; decimals > 0; --decimals) { // as on paper, so that only the digits of the result must fit
        rest = ten_times(rest);
        quotient = ten_times(quotient) + rest / divisor;
        rest %= divisor;
    }
    if (rest >= divisor - rest) ++quotient;
    return negative ? -quotient : quotient;
}

Int128 average(Int128 sum, std::uint64_t count, int scale) {
    return divide(sum, static_cast<Int128>(count), average_scale - scale);
}

} // namespace cnamdata
