// SPDX-License-Identifier: MPL-2.0
//
// Deciding which rows of a result are kept, by the language of --where on its columns.
#pragma once

#include "cnamdata/value.hpp"
#include "query/condition.hpp"
#include "query/expression.hpp"
#include "query/result.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace cnamdata {

/// The column of that name, else of the same name case folded; columns.size() if there is none.
[[nodiscard]] std::size_t find_result_column(std::span<const ResultColumn> columns, std::string_view name);
/// The nearest column, then all of them.
[[nodiscard]] std::string result_column_hint(std::span<const ResultColumn> columns, const std::string& name);

/// A column of a result as conditions know columns.
[[nodiscard]] UsedColumn as_used(const ResultColumn& column);

/// An expression whose columns are those of a result. Immutable, thread-safe.
class Having {
public:
    /// Throws Error(usage), pointing into `text`, for unknown columns and constants that do not fit theirs.
    Having(const Expression& expression, std::string_view text, std::span<const ResultColumn> columns);

    /// Whether it keeps everything, because the expression is empty.
    [[nodiscard]] bool always() const noexcept;
    [[nodiscard]] bool holds(const Result& result, std::size_t row) const;

private:
    /// SQL's logic of three values: nothing is unknown.
    using Truth = std::optional<bool>;

    [[nodiscard]] Truth truth(const Result& result, std::size_t row) const;
    [[nodiscard]] Truth condition_truth(const Value& value) const;

    Expression::Type type_ = Expression::Type::all_of;
    std::vector<Having> children_;
    ResultColumn column_{};
    std::size_t place_ = 0;
    std::optional<Condition> condition_; // but for is_null
};

} // namespace cnamdata
