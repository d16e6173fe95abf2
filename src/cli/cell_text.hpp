// SPDX-License-Identifier: MPL-2.0
//
// One cell as text, for the formats that lay rows out for people. Pure; thread-safe.
#pragma once

#include "cnamdata/value.hpp"

#include <string>

namespace cnamdata::cli {

/// Empty for a null. Decimals have exactly their scale's digits after a point.
[[nodiscard]] std::string cell_text(const ResultColumn& column, const Value& value);

} // namespace cnamdata::cli
