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
                 {"cnamdata aggregate medic --period 2024 --by ATC1 --sum REM --labels -o medicines.svg --lang fr",
                  "a picture; .html makes a page, --format chart draws in the terminal"}},
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
        add_list(app, "--order-by", order_by_, "COL[:desc],...", "order by columns of the result")->group(group);
        add_number(app, "--top", top_, 0, "N", "print the first N groups only")->group(group);
        app.add_flag("--force", force_, "compute even what the schema says makes no sense, such as a sum of codes")
            ->group(group);
        output_.declare(app);
    }

    int run(Context& context) override {
        const AggregateRequest request = make_request(context);
        RowOutput output = output_.open(context, figure_names(request.measures), question(request));
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
        request.labels = output_.labels();
        request.threads = context.globals.threads();
        request.force = force_;
        if (request.by.empty() && request.measures.empty())
            throw Error(Category::usage, "nothing to compute", "Give --by, --count, --sum, --avg, --min or --max.");
        return request;
    }

    [[nodiscard]] ChartQuestion question(const AggregateRequest& request) const {
        ChartQuestion question = source_.question();
        question.by = request.by;
        question.measures = request.measures;
        return question;
    }

    SourceOptions source_{};
    MeasureOptions measures_{};
    OutputOptions output_{};
    std::vector<std::string> by_{};
    std::vector<std::string> order_by_{};
    std::optional<std::uint64_t> top_{};
    bool force_ = false;
};

} // namespace

std::unique_ptr<Command> make_aggregate_command() { return std::make_unique<AggregateCommand>(); }

} // namespace cnamdata::cli
