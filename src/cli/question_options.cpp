// SPDX-License-Identifier: MPL-2.0
#include "cli/question_options.hpp"

#include "cli/command.hpp"
#include "cli/option_values.hpp"

#include "cnamdata/error.hpp"

namespace cnamdata::cli {
namespace {

OrderKey parse_order_key(const std::string& text) {
    const std::size_t colon = text.rfind(':');
    const std::string direction = colon == std::string::npos ? "asc" : text.substr(colon + 1);
    if (direction != "asc" && direction != "desc")
        throw Error(Category::usage, "--order-by takes COL, COL:asc or COL:desc, not '" + text + "'");
    return {.column = text.substr(0, colon), .descending = direction == "desc"};
}

} // namespace

void QuestionOptions::declare(CLI::App& app) {
    source_.declare(app);
    add_list(app, "--by", by_, "COL,...", "group by these columns (default: one group of all rows)")->group("Groups");
    measures_.declare(app);
    const std::string group = "Result";
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
    request.threads = context.globals.threads();
    request.force = force_;
    return request;
}

} // namespace cnamdata::cli
