// SPDX-License-Identifier: MPL-2.0
//
// A plan in words and as JSON.
#pragma once

#include "cnamdata/explain.hpp"

#include <string>

namespace cnamdata::cli {

/// Some lines for people.
[[nodiscard]] std::string explanation_text(const Explanation& explanation);

/// One JSON object: files, columns, where and, of an aggregate, grouping and having.
[[nodiscard]] std::string explanation_json(const Explanation& explanation);

} // namespace cnamdata::cli
