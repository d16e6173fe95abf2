// SPDX-License-Identifier: MPL-2.0
//
// The columns of a Parquet file, as far as this tool knows Parquet: flat tables of OPTIONAL or REQUIRED columns.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace cnamdata::parquet {

enum class Physical { int32, int64, float64, bytes };

enum class Logical {
    none,    ///< a plain number
    text,    ///< UTF-8
    decimal, ///< a whole number of 10^-scale
};

struct Field {
    std::string name;
    Physical physical = Physical::int32;
    Logical logical = Logical::none;
    int precision = 0; ///< decimals only
    int scale = 0;     ///< decimals only
    bool optional = true;

    friend bool operator==(const Field&, const Field&) = default;
};

/// As users know the type: `INT64`, `DECIMAL(12,2)`, `UTF8`.
[[nodiscard]] std::string type_name(const Field& field);

using Schema = std::vector<Field>;

/// Key-value pairs of the footer, in file order.
using KeyValues = std::vector<std::pair<std::string, std::string>>;

} // namespace cnamdata::parquet
