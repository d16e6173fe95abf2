// SPDX-License-Identifier: MPL-2.0
#include "cli/command.hpp"
#include "cli/exit_codes.hpp"
#include "cli/measure_options.hpp"
#include "cli/option_values.hpp"
#include "cli/output_options.hpp"
#include "cli/source_options.hpp"

#include "cnamdata/error.hpp"

namespace cnamdata::cli {
namespace {

About about_aggregate() {
    return {.name = "aggregate",
            .summary = "group rows and sum them, to the centime",
            .details =
                "Groups the rows of a dataset or of files and prints one row a group: the --by columns, then the "
                "measures. Rows come in the order of their keys unless --order-by says otherwise. Sums are exact; "
                "the same question gives the same bytes on an archive, on its Parquet and on the store, whatever "
                "the threads.",
            .examples =
                {{"cnamdata aggregate medic --period 2024 --by ATC1 --sum REM,BOITES --labels --order-by sum_REM:desc",
                  "what a year cost by group of medicines, the dearest first"},
                 {"cnamdata aggregate damir --period 2025-01 --by BEN_RES_REG --sum FLT_REM_MNT --where "
                  "\"PSE_ACT_SNDS = 50\"",
                  "some rows only"},
                 {"cnamdata aggregate A202501.csv.gz --by AGE_BEN_SNDS,BEN_SEX_COD --sum FLT_REM_MNT "
                  "--format csv-fr -o ages.csv",
                  "an archive, without a store, for a French Excel"},
                 {"cnamdata aggregate medic --period 2024 --by ATC1 --pivot SEXE --ratio REM/BOITES --totals",
                  "what a box costs, a column for each sex"}},
            .exit_codes = {exit_data, exit_disk}};
}

OrderKey parse_order_key(const std::string& text) {
    const std::size_t colon = text.rfind(':');
    const std::string direction = colon == std::string::npos ? "asc" : text.substr(colon + 1);
    if (direction != "asc" && direction != "desc")
        throw Error(Category::usage, "--order-by takes COL, COL:asc or COL:desc, not '" + text + "'");
    return {.column = text.substr(0, colon), .descending = direction == "desc"};
}

class AggregateCommand final : public Command {
public:
    AggregateCommand() : Command(about_aggregate()) {}

    void declare(CLI::App& app) override {
        source_.declare(app);
        add_list(app, "--by", by_, "COL,...", "group by these columns (default: one group of all rows)")
            ->group("Groups");
        measures_.declare(app);
        const std::string group = "Result";
        add_text(app, "--pivot", pivot_, "COL",
                 "make a column of each value of this one of the --by columns: the value names it (2), or the measure "
                 "and the value when there are several measures (sum_REM_2)")
            ->group(group);
        add_text(app, "--having", having_, "EXPR",
                 "print the groups for which it is true: --where's language on the columns of the result, "
                 "\"sum_REM > 1000 and count >= 5\"")
            ->group(group);
        app.add_flag("--totals", totals_,
                     "a last row, TOTAL (in JSON: \"total\": true), of all rows that --where keeps; a last column as "
                     "well with --pivot")
            ->group(group);
        add_list(app, "--order-by", order_by_, "COL[:desc],...", "order by columns of the result")->group(group);
        add_number(app, "--top", top_, 0, "N", "print the first N groups only")->group(group);
        app.add_flag("--force", force_, "compute even what the schema says makes no sense, such as a sum of codes")
            ->group(group);
        output_.declare(app);
    }

    int run(Context& context) override {
        const AggregateRequest request = make_request(context);
        if (totals_) output_.require_total_rows();
        RowOutput output = output_.open(context);
        const Warnings warnings = with_progress(context, source_.title(),
                                                [&] { return aggregate(request, output.sink(), &context.progress); });
        output.finish();
        for (const std::string& warning : warnings)
            context.console.warning(warning);
        return exit_done;
    }

private:
    [[nodiscard]] AggregateRequest make_request(const Context& context) const {
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
        request.labels = output_.labels();
        request.threads = context.globals.threads();
        request.force = force_;
        return request;
    }

    SourceOptions source_{};
    MeasureOptions measures_{};
    OutputOptions output_{};
    std::vector<std::string> by_{};
    std::vector<std::string> order_by_{};
    std::optional<std::uint64_t> top_{};
    std::string having_{};
    std::string pivot_{};
    bool totals_ = false;
    bool force_ = false;
};

} // namespace

std::unique_ptr<Command> make_aggregate_command() { return std::make_unique<AggregateCommand>(); }

} // namespace cnamdata::cli
