// SPDX-License-Identifier: MPL-2.0
#include "query/sql_where.hpp"

#include "base/text.hpp"
#include "cnamdata/error.hpp"
#include "query/condition.hpp"

#include <algorithm>
#include <limits>

namespace cnamdata::sql {

namespace {

using Type = Expression::Type;

/// A constant on the scale of its column: the greatest value not above it, and whether it is that value.
struct Bound {
    Int128 floor = 0;
    bool exact = true;
    bool above_all = false; ///< no value of the type is as great
    bool below_all = false;
};

Bound bound_of(const Literal& number, const parquet::Field& field) {
    Bound bound{.floor = number.digits};
    for (int i = number.scale; i < field.scale; ++i)
        bound.floor *= 10;
    for (int i = field.scale; i < number.scale; ++i) {
        const bool lower = bound.floor % 10 < 0;
        bound.exact = bound.exact && bound.floor % 10 == 0;
        bound.floor = bound.floor / 10 - (lower ? 1 : 0);
    }
    constexpr Int128 most_of_decimals = 999'999'999'999'999'999;
    const bool decimal = field.logical == parquet::Logical::decimal;
    bound.above_all = bound.floor > (decimal ? most_of_decimals : std::numeric_limits<std::int64_t>::max());
    bound.below_all = bound.floor < (decimal ? -most_of_decimals : std::numeric_limits<std::int64_t>::min());
    bound.exact = bound.exact && !bound.above_all && !bound.below_all;
    return bound;
}

/// Writes the conditions on one column.
class Writer {
public:
    Writer(const Dialect& dialect, const UsedColumn& column)
        : dialect_(dialect), column_(column), name_(dialect.name(column.name)) {}

    [[nodiscard]] std::string write(const Expression& expression) const {
        const auto& constants = expression.literals;
        switch (expression.type) {
        case Type::is_null:
            return name_ + " IS NULL";
        case Type::in:
            return among(constants);
        case Type::between:
            return "(" + compare(Type::greater_equal, constants[0]) + " AND " +
                   compare(Type::less_equal, constants[1]) + ")";
        case Type::like:
            return (is_text() ? name_ : dialect_.as_text(name_, column_.field)) + " LIKE " +
                   dialect_.pattern(constants[0].spelling);
        default:
            return compare(expression.type, constants[0]);
        }
    }

private:
    [[nodiscard]] bool is_text() const { return column_.field.physical == parquet::Physical::bytes; }

    // True or false of every value, unknown of null.
    [[nodiscard]] std::string always(bool value) const { return name_ + (value ? " = " : " <> ") + name_; }

    static std::string_view sign(Type type) {
        switch (type) {
        case Type::equal:
            return " = ";
        case Type::not_equal:
            return " <> ";
        case Type::less:
            return " < ";
        case Type::less_equal:
            return " <= ";
        case Type::greater:
            return " > ";
        default:
            return " >= ";
        }
    }

    [[nodiscard]] std::string compare(Type type, const Literal& literal) const {
        if (is_text()) return name_ + std::string(sign(type)) + dialect_.text(literal.spelling);
        const Literal number = as_number(literal).value();
        if (column_.field.physical == parquet::Physical::float64)
            return name_ + std::string(sign(type)) + number.spelling;
        const Bound bound = bound_of(number, column_.field);
        if (bound.exact) return name_ + std::string(sign(type)) + constant(bound);
        if (type == Type::equal || type == Type::not_equal) return always(type == Type::not_equal);
        const bool below = type == Type::less || type == Type::less_equal;
        if (bound.above_all || bound.below_all) return always(below == bound.above_all);
        return name_ + (below ? " <= " : " > ") + constant(bound);
    }

    [[nodiscard]] std::string among(const std::vector<Literal>& literals) const {
        std::string list;
        for (const Literal& literal : literals) {
            if (!is_text() && column_.field.physical != parquet::Physical::float64 &&
                !bound_of(as_number(literal).value(), column_.field).exact)
                continue;
            list += (list.empty() ? "" : ", ") + single(literal);
        }
        return list.empty() ? always(false) : name_ + " IN (" + list + ")";
    }

    [[nodiscard]] std::string single(const Literal& literal) const {
        if (is_text()) return dialect_.text(literal.spelling);
        const Literal number = as_number(literal).value();
        if (column_.field.physical == parquet::Physical::float64) return number.spelling;
        return constant(bound_of(number, column_.field));
    }

    [[nodiscard]] std::string constant(const Bound& bound) const {
        return dialect_.number(bound.floor, column_.field.scale);
    }

    const Dialect& dialect_;
    const UsedColumn& column_;
    std::string name_;
};

std::string joined(const Dialect& dialect, const Expression& expression, std::span<const UsedColumn> columns,
                   const std::string& word) {
    std::string out;
    for (const Expression& child : expression.children)
        out += (out.empty() ? "(" : " " + word + " ") + condition(dialect, child, columns);
    return out.empty() ? "TRUE" : out + ")";
}

} // namespace

std::string condition(const Dialect& dialect, const Expression& expression, std::span<const UsedColumn> columns) {
    switch (expression.type) {
    case Type::all_of:
        return joined(dialect, expression, columns, "AND");
    case Type::any_of:
        return joined(dialect, expression, columns, "OR");
    case Type::negation:
        return "(NOT " + condition(dialect, expression.children.front(), columns) + ")";
    default:
        break;
    }
    const auto column = std::find_if(columns.begin(), columns.end(),
                                     [&](const UsedColumn& used) { return same_folded(used.name, expression.column); });
    return Writer(dialect, *column).write(expression);
}

} // namespace cnamdata::sql
