// SPDX-License-Identifier: MPL-2.0
//
// One value of a result row.
#pragma once

#include <cstdint>
#include <string_view>

namespace cnamdata {

/// 128-bit integer: sums of 64-bit centimes never overflow in it.
__extension__ typedef __int128 Int128;

/// What the values of a result column are.
enum class ValueType {
    integer,
    decimal, ///< `number` counts units of 10^-scale
    text,
    real, ///< only from foreign Parquet files
};

/// A cell. `text` points into memory of whoever produced the row and is valid while the row is.
struct Value {
    bool null = true;
    Int128 number = 0;       ///< integer and decimal
    std::string_view text{}; ///< text, UTF-8
    double real = 0;         ///< real
};

/// A column of a result.
struct ResultColumn {
    std::string_view name{};
    ValueType type = ValueType::integer;
    int scale = 0; ///< decimals after the point, for ValueType::decimal
    /// A number to be read as one, never a code: a count, sum, average or ratio.
    bool figure = false;
    int bits = 64; ///< that hold every value of a ValueType::integer: 32 or 64; a sum may need more all the same
};

} // namespace cnamdata
