// SPDX-License-Identifier: MPL-2.0
#include "query/used_columns.hpp"

#include "base/text.hpp"
#include "cnamdata/error.hpp"

#include <algorithm>
#include <array>

namespace cnamdata {

namespace {

/// Where a column stands in a text: itself, or as what a function is of.
std::size_t place_in(std::string_view text, std::size_t from, std::string_view column) {
    const std::size_t found = upper(text).find(upper(column), from);
    return column.empty() || found == std::string::npos ? from : found;
}

std::string hint_of_result(const std::string& column) {
    constexpr std::array<std::string_view, 5> measures{"SUM_", "AVG_", "MIN_", "MAX_", "RATIO_"};
    const std::string name = upper(column);
    const bool result = name == "COUNT" || std::any_of(measures.begin(), measures.end(), [&](std::string_view measure) {
                            return name.starts_with(measure);
                        });
    return result ? " Conditions on what is computed are those of --having." : "";
}

} // namespace

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
        fail_at(text, place_in(text, expression.position, error.where().column), error.what(),
                error.hint() + hint_of_result(expression.column));
    }
    expression.column = used_[place].name;
}

} // namespace cnamdata
