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

struct PlannedMeasure {
    Measure::Function function = Measure::Function::count;
    std::optional<std::size_t> column{}; ///< of the used columns; nothing for count
    parquet::Field field{};
    std::string name{}; ///< of the output column
};

/// `count`, `sum_REM`, ...
[[nodiscard]] std::string result_name(Measure::Function function, const std::string& column);

[[nodiscard]] ValueType value_type(const parquet::Field& field);
/// Points to `measure` for its name.
[[nodiscard]] ResultColumn result_column(const PlannedMeasure& measure);

/// Throws Error(usage), with the reason and what to do instead, for sums and averages of texts and, unless `force`,
/// of dimensions and of counts of persons.
void require_sensible(Measure::Function function, const UsedColumn& column, bool force);

/// `sum` times 10^(6 - scale) over `count`, rounded half away from zero. REQUIRES: count > 0.
[[nodiscard]] Int128 average(Int128 sum, std::uint64_t count, int scale);

} // namespace cnamdata
