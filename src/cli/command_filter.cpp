// SPDX-License-Identifier: MPL-2.0
#include "cli/command.hpp"
#include "cli/exit_codes.hpp"
#include "cli/option_values.hpp"
#include "cli/output_options.hpp"
#include "cli/source_options.hpp"

namespace cnamdata::cli {
namespace {

About about_filter() {
    return {.name = "filter",
            .summary = "print rows",
            .details =
                "Prints the rows of a dataset or of files for which --where is true, in the order of the source. "
                "The same rows come out of an archive, of its Parquet and of the store.",
            .examples = {{"cnamdata filter medic --period 2024 --where \"ATC1 = 'J' and SEXE = 1\" --limit 20",
                          "the first rows of a question"},
                         {"cnamdata filter A202501.csv.gz --select FLX_ANN_MOI,BEN_RES_REG,FLT_REM_MNT -o rows.csv",
                          "some columns of an archive, without a store"}},
            .exit_codes = {exit_data, exit_disk}};
}

class FilterCommand final : public Command {
public:
    FilterCommand() : Command(about_filter()) {}

    void declare(CLI::App& app) override {
        source_.declare(app);
        add_list(app, "--select", select_, "COL,...",
                 "print these columns, in this order (default: all); also " + std::string(derived_columns))
            ->group("Rows");
        add_number(app, "--limit", limit_, 0, "N", "print at most N rows")->group("Rows");
        output_.declare(app);
    }

    int run(Context& context) override {
        FilterRequest request;
        request.source = source_.spec(context);
        request.where = source_.where();
        request.select = select_;
        request.limit = limit_;
        request.labels = output_.labels();
        request.threads = context.globals.threads();
        if (output_.explains()) {
            output_.print(context, explain(request));
            return exit_done;
        }
        RowOutput output = output_.open(context, source_.question());
        const Warnings warnings =
            with_progress(context, source_.title(), [&] { return filter(request, output.sink(), &context.progress); });
        output.finish();
        for (const std::string& warning : warnings)
            context.console.warning(warning);
        return exit_done;
    }

private:
    SourceOptions source_{};
    OutputOptions output_{};
    std::vector<std::string> select_{};
    std::optional<std::uint64_t> limit_{};
};

} // namespace

std::unique_ptr<Command> make_filter_command() { return std::make_unique<FilterCommand>(); }

} // namespace cnamdata::cli
