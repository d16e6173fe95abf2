// SPDX-License-Identifier: MPL-2.0
//
// The parts of an explanation that aggregates and filters share.
#pragma once

#include "cnamdata/explain.hpp"
#include "query/expression.hpp"
#include "query/inputs.hpp"
#include "query/predicate.hpp"

#include <span>
#include <string>

namespace cnamdata {

/// Files, columns and rows kept. `columns` are the used ones; the predicate is bound to them.
[[nodiscard]] Explanation explain_reading(Inputs& inputs, std::span<const UsedColumn> columns, const Expression& where,
                                          const Predicate& predicate);

/// How rows are grouped by `keys`.
void explain_grouping(Explanation& explanation, Inputs& inputs, std::span<const UsedColumn> keys);

/// An expression in the language it came from, every `and` and `or` in another in parentheses.
[[nodiscard]] std::string to_text(const Expression& expression);

} // namespace cnamdata
