// SPDX-License-Identifier: MPL-2.0
//
// Conditions as SQL. Constants are written on the scale of their column, so that no engine compares doubles.
#pragma once

#include "query/expression.hpp"
#include "query/inputs.hpp"
#include "query/sql_dialect.hpp"

#include <span>
#include <string>

namespace cnamdata::sql {

/// The expression; `columns` are bound and have all of its columns, and its constants fit them (see Predicate).
[[nodiscard]] std::string condition(const Dialect& dialect, const Expression& expression,
                                    std::span<const UsedColumn> columns);

} // namespace cnamdata::sql
