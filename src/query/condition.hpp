// SPDX-License-Identifier: MPL-2.0
//
// One condition on one column: what it says of a value.
#pragma once

#include "query/column_range.hpp"
#include "query/expression.hpp"
#include "query/inputs.hpp"
#include "query/truth.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cnamdata {

/// A comparison of a column with constants, or `is null`. Immutable, thread-safe.
class Condition {
public:
    /// Throws Error(usage), pointing into `text`, for a constant that does not fit the column.
    Condition(const Expression& expression, std::string_view text, const UsedColumn& column);

    [[nodiscard]] bool holds(std::int64_t value) const;
    [[nodiscard]] bool holds(std::string_view value) const;
    [[nodiscard]] bool holds(double value) const;
    /// The same as of an int64, for sums that need not fit one.
    [[nodiscard]] bool holds_wide(Int128 value) const;

    /// What a null makes it.
    [[nodiscard]] Truth of_null() const noexcept;
    /// The truth for each code.
    [[nodiscard]] std::vector<Truth> decide(const Dictionary& dictionary) const;
    /// Writes the truths of `count` rows from `first` on. REQUIRES: `data` holds numbers or reals.
    void decide(const ColumnData& data, std::size_t first, std::size_t count, Truth* out) const;
    /// All truths that values within the range can have, and perhaps some more.
    [[nodiscard]] TruthSet possible(const ColumnRange& range) const;

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
    template <Expression::Type Type, typename Value>
    [[nodiscard]] bool compare_as(Value value) const;
    template <typename Act>
    void with_type(Act&& act) const;
    template <typename Bounds>
    [[nodiscard]] TruthSet possible_between(const Bounds& min, const Bounds& max) const;
    [[nodiscard]] TruthSet possible_texts(const ColumnRange& range) const;

    Expression::Type type_;
    int scale_ = 0;
    std::vector<Bound> bounds_;
};

/// A constant compared with a column of numbers: `'12.5'` means the number. Nothing for what is none.
[[nodiscard]] std::optional<Literal> as_number(const Literal& literal);

/// SQL's LIKE: `%` is any text, `_` any character of UTF-8. Case counts.
[[nodiscard]] bool like(std::string_view text, std::string_view pattern);

} // namespace cnamdata
