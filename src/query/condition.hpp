// SPDX-License-Identifier: MPL-2.0
//
// One condition on one column: what it says of a value.
#pragma once

#include "query/expression.hpp"
#include "query/inputs.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace cnamdata {

/// A comparison of a column with constants. Immutable, thread-safe.
class Condition {
public:
    /// Throws Error(usage), pointing into `text`, for a constant that does not fit the column.
    Condition(const Expression& expression, std::string_view text, const UsedColumn& column);

    [[nodiscard]] bool holds(std::int64_t value) const;
    [[nodiscard]] bool holds(std::string_view value) const;
    [[nodiscard]] bool holds(double value) const;
    /// The same as of an int64, for sums that need not fit one.
    [[nodiscard]] bool holds_wide(Int128 value) const;

private:
    /// A constant on the scale of the column: the greatest value not above it, and whether it is that value.
    struct Bound {
        std::int64_t floor = 0;
        bool exact = true;
        Int128 wide_floor = 0; ///< the same where values need not fit an int64
        bool wide_exact = true;
        double real = 0;
        std::string text{};
    };
    [[nodiscard]] Bound bind(const Literal& literal, std::string_view text, const UsedColumn& column) const;
    template <typename Value>
    [[nodiscard]] bool compare(Value value) const;

    Expression::Type type_;
    int scale_ = 0;
    std::vector<Bound> bounds_;
};

/// SQL's LIKE: `%` is any text, `_` any character of UTF-8. Case counts.
[[nodiscard]] bool like(std::string_view text, std::string_view pattern);

} // namespace cnamdata
