// SPDX-License-Identifier: MPL-2.0
#include "cli/command.hpp"
#include "cli/exit_codes.hpp"
#include "cli/option_values.hpp"
#include "cli/output.hpp"
#include "cli/text_table.hpp"
#include "cli/verify_text.hpp"

#include <algorithm>

namespace cnamdata::cli {
namespace {

About about_verify() {
    return {.name = "verify",
            .summary = "check that tables still are what was ingested, and what was published",
            .details =
                "Reads every page of every table, adds its rows and measures up anew and compares them with what "
                "ingest recorded; checks the archive too if the store has it. With --published the sums are also "
                "compared with published totals that cnamdata knows, each with its source: a table that is broken is "
                "told from one whose file CNAM has published again.",
            .examples = {{"cnamdata verify", "the whole store"},
                         {"cnamdata verify lpp --period 2014..2019 --published", "against published totals"},
                         {"cnamdata verify --format json | jq -r '.tables[] | select(.fine | not).path'",
                          "the tables to look at"}},
            .exit_codes = {exit_verification, exit_disk}};
}

class VerifyCommand final : public Command {
public:
    VerifyCommand() : Command(about_verify()) {}

    void declare(CLI::App& app) override {
        app.add_option("SOURCE", inputs_,
                       "datasets of the store, or .parquet files (default: every table of the store)")
            ->type_name("")
            ->group("Source");
        add_text(app, "--period", period_, "P",
                 "periods of the datasets: 2024, 2024-03, 2023-01..2024-06, 2019..2023, latest, all (default)")
            ->group("Source");
        app.add_flag("--published", published_, "compare with published totals as well")->group("Checks");
        add_choice(app, "--format", format_, {"table", "json"}, "the form of the result (default: table)")
            ->group("Output");
    }

    int run(Context& context) override {
        VerifyRequest request{.inputs = inputs_, .store = context.globals.store(), .published = published_};
        request.threads = context.globals.threads();
        if (!period_.empty()) request.period = PeriodSelection::parse(period_);
        const auto results = with_progress(context, "verify", [&] { return verify(request, &context.progress); });
        const Language language = context.globals.language();
        if (results.empty()) context.console.note(say(language, "verify.nothing"));
        if (!results.empty() || format_ == "json") print(results, language);
        const bool fine =
            std::all_of(results.begin(), results.end(), [](const auto& one) { return is_fine(one.verdict); });
        return fine ? exit_done : exit_verification;
    }

private:
    void print(const std::vector<Verification>& results, Language language) const {
        Output output;
        if (format_ == "json")
            output.write(verify_json(results).dump(2) + "\n");
        else
            output.write(verify_text(results, published_, language, page_width()));
        output.finish();
    }

    std::vector<std::string> inputs_{};
    std::string period_{};
    bool published_ = false;
    std::string format_ = "table";
};

} // namespace

std::unique_ptr<Command> make_verify_command() { return std::make_unique<VerifyCommand>(); }

} // namespace cnamdata::cli
