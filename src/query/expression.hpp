// SPDX-License-Identifier: MPL-2.0
//
// The language of --where: comparisons of columns with constants, joined by and, or, not and parentheses.
#pragma once

#include "cnamdata/value.hpp"

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace cnamdata {

/// A constant. A number keeps its spelling, for columns that hold text.
struct Literal {
    std::string spelling{}; ///< of a string: without its quotes
    bool number = false;
    Int128 digits = 0; ///< of a number: its value times 10^scale
    int scale = 0;
    std::size_t position = 0; ///< in the expression
};

/// A node of the tree.
struct Expression {
    enum class Type {
        all_of,
        any_of,
        negation, // of `children`
        equal,
        not_equal,
        less,
        less_equal,
        greater,
        greater_equal, // column and one literal
        in,
        between,
        like,
        is_null, // column and literals (two for between)
    };
    Type type = Type::all_of;
    std::vector<Expression> children{};
    std::string column{};     ///< a name, or a function of one without blanks: `year(FLX_ANN_MOI)`
    std::size_t position = 0; ///< of the column's name in the expression
    std::vector<Literal> literals{};
};

/// Reads an expression; an empty text is true (all_of nothing).
/// Throws Error(usage) that points at the character and says what was expected.
[[nodiscard]] Expression parse_expression(std::string_view text);

/// Throws Error(usage) with the expression and a mark under the character at `position`.
[[noreturn]] void fail_at(std::string_view expression, std::size_t position, const std::string& what,
                          const std::string& hint = {});

/// The names of the columns used, each once, in order of appearance.
[[nodiscard]] std::vector<std::string> columns_of(const Expression& expression);

} // namespace cnamdata
