// SPDX-License-Identifier: MPL-2.0
#include "cli/command.hpp"
#include "cli/exit_codes.hpp"
#include "cli/output_options.hpp"
#include "cli/question_options.hpp"
#include "cli/suggest.hpp"

#include "cnamdata/error.hpp"

#include <algorithm>

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
                  "a picture; .html makes a page, --format chart draws in the terminal"},
                 {"cnamdata aggregate medic --period 2024 --by ATC1 --pivot SEXE --ratio REM/BOITES --totals",
                  "what a box costs, a column for each sex"}},
            .exit_codes = {exit_data, exit_disk}};
}

class AggregateCommand final : public Command {
public:
    AggregateCommand() : Command(about_aggregate()) {}

    void declare(CLI::App& app) override {
        question_.declare(app, QuestionOptions::Finish::yes);
        output_.declare(app);
    }

    int run(Context& context) override {
        AggregateRequest request = question_.request(context);
        request.labels = output_.labels();
        if (output_.explains()) {
            output_.print(context, explain(request));
            return exit_done;
        }
        if (request.totals) output_.require_total_rows();
        RowOutput output = output_.open(context, question(request));
        const Warnings warnings = with_progress(context, question_.source().title(),
                                                [&] { return aggregate(request, output.sink(), &context.progress); });
        output.finish();
        for (const std::string& warning : warnings)
            context.console.warning(warning);
        return exit_done;
    }

private:
    [[nodiscard]] ChartQuestion question(const AggregateRequest& request) const {
        ChartQuestion question = question_.source().question();
        question.by = request.by;
        question.measures = request.measures;
        question.pivot = request.pivot;
        const auto same = [&](const std::string& name) { return folded(name) == folded(request.pivot); };
        if (!request.pivot.empty() && std::none_of(request.by.begin(), request.by.end(), same))
            question.by.push_back(request.pivot);
        return question;
    }

    QuestionOptions question_{};
    OutputOptions output_{};
};

} // namespace

std::unique_ptr<Command> make_aggregate_command() { return std::make_unique<AggregateCommand>(); }

} // namespace cnamdata::cli
