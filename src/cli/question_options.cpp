// SPDX-License-Identifier: MPL-2.0
#include "cli/question_options.hpp"

#include "cli/command.hpp"
#include "cli/option_values.hpp"
#include "cli/suggest.hpp"

#include "cnamdata/error.hpp"

namespace cnamdata::cli {
namespace {

OrderKey parse_order_key(const std::string& text) {
    const std::size_t colon = text.rfind(':');
    const std::string direction = colon == std::string::npos ? "asc" : folded(text.substr(colon + 1));
    if (direction != "asc" && direction != "desc")
        throw Error(Category::usage, "--order-by takes COL, COL:asc or COL:desc, not '" + text + "'");
    return {.column = text.substr(0, colon), .descending = direction == "desc"};
}

} // namespace

void QuestionOptions::declare_finish(CLI::App& app, const std::string& group) {
    add_text(app, "--pivot", pivot_, "COL",
             "make a column of each value of this one of the --by columns: the value names it (2), or the measure "
             "and the value when there are several measures (sum_REM_2)")
        ->group(group);
    app.add_flag("--totals", totals_,
                 "a last row, TOTAL (in JSON: \"total\": true), of all rows that --where keeps; a last column as "
                 "well with --pivot")
        ->group(group);
}

void QuestionOptions::declare(CLI::App& app, Finish finish) {
    source_.declare(app);
    add_list(app, "--by", by_, "COL,...",
             "group by these columns (default: one group of all rows); also " + std::string(derived_columns))
        ->group("Groups");
    measures_.declare(app);
    const std::string group = "Result";
    if (finish == Finish::yes) declare_finish(app, group);
    add_text(app, "--having", having_, "EXPR",
             "print the groups for which it is true: --where's language on the columns of the result, "
             "\"sum_REM > 1000 and count >= 5\"")
        ->group(group);
    add_list(app, "--order-by", order_by_, "COL[:desc],...", "order by columns of the result")->group(group);
    add_number(app, "--top", top_, 0, "N", "print the first N groups only")->group(group);
    app.add_flag("--force", force_, "compute even what the schema says makes no sense, such as a sum of codes")
        ->group(group);
}

AggregateRequest QuestionOptions::request(const Context& context) const {
    AggregateRequest request;
    request.source = source_.spec(context);
    request.by = by_;
    request.measures = measures_.measures();
    request.where = source_.where();
    for (const std::string& key : order_by_)
        request.order_by.push_back(parse_order_key(key));
    request.top = top_;
    request.having = having_;
    request.pivot = pivot_;
    request.totals = totals_;
    request.threads = context.globals.threads();
    request.force = force_;
    return request;
}

} // namespace cnamdata::cli
