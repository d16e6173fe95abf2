// SPDX-License-Identifier: MPL-2.0
#include "query/having.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace cnamdata {

namespace {

using Type = Expression::Type;
constexpr std::size_t most_names = 30; // more columns than a pivot that can be read

} // namespace

UsedColumn as_used(const ResultColumn& column) {
    UsedColumn used{.name = std::string(column.name)};
    used.field.scale = column.scale;
    used.field.physical = column.type == ValueType::text ? parquet::Physical::bytes : parquet::Physical::int64;
    return used;
}

std::size_t find_result_column(std::span<const ResultColumn> columns, std::string_view name) {
    auto found =
        std::find_if(columns.begin(), columns.end(), [&](const ResultColumn& column) { return column.name == name; });
    if (found == columns.end()) {
        found = std::find_if(columns.begin(), columns.end(),
                             [&](const ResultColumn& column) { return same_folded(column.name, name); });
    }
    return static_cast<std::size_t>(found - columns.begin());
}

std::string result_column_hint(std::span<const ResultColumn> columns, const std::string& name) {
    std::vector<std::string_view> names;
    std::vector<std::string> listed;
    for (const ResultColumn& column : columns) {
        names.push_back(column.name);
        if (listed.size() < most_names) listed.emplace_back(column.name);
    }
    return did_you_mean(name, names) + "The columns of the result are: " + join(listed, ", ") +
           (names.size() > listed.size() ? ", ..." : ".");
}

Having::Having(const Expression& expression, std::string_view text, std::span<const ResultColumn> columns)
    : type_(expression.type) {
    for (const Expression& child : expression.children)
        children_.emplace_back(child, text, columns);
    if (expression.column.empty()) return;
    place_ = find_result_column(columns, expression.column);
    if (place_ == columns.size()) {
        fail_at(text, expression.position, "the result has no column '" + expression.column + "'",
                result_column_hint(columns, expression.column));
    }
    column_ = columns[place_];
    if (type_ != Type::is_null) condition_.emplace(expression, text, as_used(column_));
}

bool Having::always() const noexcept { return type_ == Type::all_of && children_.empty(); }

bool Having::holds(const Result& result, std::size_t row) const { return truth(result, row) == Truth(true); }

Having::Truth Having::truth(const Result& result, std::size_t row) const {
    if (type_ == Type::negation) {
        const Truth inner = children_.front().truth(result, row);
        return inner ? Truth(!*inner) : Truth();
    }
    if (type_ != Type::all_of && type_ != Type::any_of) return condition_truth(result.value(row, place_));
    const bool decisive = type_ == Type::any_of; // what a single child settles it with
    bool undecided = false;
    for (const Having& child : children_) {
        const Truth part = child.truth(result, row);
        if (part == Truth(decisive)) return decisive;
        undecided = undecided || !part;
    }
    return undecided ? Truth() : Truth(!decisive);
}

Having::Truth Having::condition_truth(const Value& value) const {
    if (type_ == Type::is_null) return value.null;
    if (value.null) return {};
    return column_.type == ValueType::text ? condition_->holds(value.text) : condition_->holds_wide(value.number);
}

} // namespace cnamdata
