// SPDX-License-Identifier: MPL-2.0
//
// Deciding which rows of a batch satisfy an expression. Conditions on coded columns are decided once per dictionary
// entry; nulls follow SQL's three-valued logic.
#pragma once

#include "query/expression.hpp"
#include "query/inputs.hpp"

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

namespace cnamdata {

/// An expression whose columns and constants fit together. Immutable, thread-safe.
class Predicate {
public:
    /// `columns` are the used columns, bound; those of the expression are among them.
    /// Throws Error(usage), pointing into `text`, for a constant that does not fit its column.
    Predicate(const Expression& expression, std::string_view text, std::span<const UsedColumn> columns);
    ~Predicate();

    /// The rows that satisfy it, ascending.
    [[nodiscard]] std::vector<std::uint32_t> select(const UsedData& data, std::uint64_t rows) const;

    struct Node;

private:
    std::unique_ptr<Node> root_;
};

} // namespace cnamdata
