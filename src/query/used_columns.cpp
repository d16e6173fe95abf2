// SPDX-License-Identifier: MPL-2.0
#include "query/used_columns.hpp"

#include "cnamdata/error.hpp"

namespace cnamdata {

std::size_t UsedColumns::use(const std::string& name, Want want) {
    UsedColumn column{.name = name, .want = want};
    inputs_.bind(column);
    const bool coded = column.field.physical == parquet::Physical::int32 ||
                       column.field.physical == parquet::Physical::bytes; // which any source has as packed codes
    if (want == Want::at_hand && coded) want = column.want = Want::packed;
    for (std::size_t i = 0; i < used_.size(); ++i) {
        if (used_[i].name == column.name && used_[i].want == want) return i;
    }
    used_.push_back(std::move(column));
    return used_.size() - 1;
}

UsedColumn UsedColumns::look_up(const std::string& name) {
    UsedColumn column{.name = name};
    inputs_.bind(column);
    return column;
}

Expression UsedColumns::bind(const std::string& where, Want want) {
    Expression expression = parse_expression(where);
    bind(expression, where, want);
    return expression;
}

void UsedColumns::bind(Expression& expression, const std::string& text, Want want) {
    for (Expression& child : expression.children)
        bind(child, text, want);
    if (expression.column.empty()) return;
    std::size_t place = 0;
    try {
        place = use(expression.column, want);
    } catch (const Error& error) {
        if (error.category() != Category::usage) throw;
        fail_at(text, expression.position, error.what(), error.hint());
    }
    expression.column = used_[place].name;
}

} // namespace cnamdata
