// SPDX-License-Identifier: MPL-2.0
//
// Measures: their names, types, and whether they make sense.
#pragma once

#include "cnamdata/query.hpp"
#include "query/inputs.hpp"

#include <optional>
#include <string>

namespace cnamdata {

/// An average prints that many decimals.
inline constexpr int average_scale = 6;

/// What is accumulated for each group: never a ratio, which is made of two of these.
struct PlannedMeasure {
    Measure::Function function = Measure::Function::count;
    std::optional<std::size_t> column{}; ///< of the used columns; nothing for count
    parquet::Field field{};
};

/// A column of the result that is no key.
struct OutputMeasure {
    Measure::Function function = Measure::Function::count;
    std::size_t planned = 0; ///< the planned measure it shows; for a ratio: what is divided
    std::size_t divisor = 0; ///< for a ratio: the planned measure that divides
    parquet::Field field{};  ///< of the source column
    std::string name{};
};

/// `count`, `sum_REM`, ...; not of a ratio.
[[nodiscard]] std::string result_name(Measure::Function function, const std::string& column);

[[nodiscard]] ValueType value_type(const parquet::Field& field);
/// A column that shows values as they are stored; points to `field` for its name.
[[nodiscard]] ResultColumn result_column(const parquet::Field& field);
/// Points to `measure` for its name.
[[nodiscard]] ResultColumn result_column(const OutputMeasure& measure);

/// Throws Error(usage), with the reason and what to do instead, for sums and averages of texts and, unless `force`,
/// of dimensions and of counts of persons.
void require_sensible(Measure::Function function, const UsedColumn& column, bool force);

/// `dividend` over `divisor`, with as many decimals, rounded half away from zero: the number of 10^-decimals nearest to
/// it. A negative `decimals` counts tens. REQUIRES: divisor != 0. Throws Error(data) when it does not fit.
[[nodiscard]] Int128 divide(Int128 dividend, Int128 divisor, int decimals);

/// `sum`, which counts units of 10^-scale, over `count`, with average_scale decimals. REQUIRES: count > 0.
[[nodiscard]] Int128 average(Int128 sum, std::uint64_t count, int scale);

} // namespace cnamdata
