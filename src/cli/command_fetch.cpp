// SPDX-License-Identifier: MPL-2.0
#include "cli/command.hpp"
#include "cli/exit_codes.hpp"
#include "cli/fetch_plan.hpp"
#include "cli/option_values.hpp"
#include "cli/output.hpp"
#include "cli/portal_options.hpp"
#include "cli/portal_report.hpp"

namespace cnamdata::cli {
namespace {

About about_fetch() {
    return {
        .name = "fetch",
        .summary = "download archives from CNAM's portal, and verify them",
        .details =
            "Lists what the portal has, downloads what is not here yet or was republished, and goes on with "
            "downloads that were interrupted. An archive gets its name in the store once it was decompressed to its "
            "end and its length and checksum agree. An archive that is here is asked for its length and validator "
            "only; --recheck downloads and compares it. When the portal's quota refuses, what is done is kept.",
        .examples = {{"cnamdata fetch medic --period 2019..2024", "six years of Open Medic"},
                     {"cnamdata fetch damir --period latest", "the latest month of Open DAMIR that is published"},
                     {"cnamdata fetch damir --period 2025 --ingest", "twelve months, as archives and as tables"},
                     {"cnamdata fetch damir --period 2025 --dry-run", "what there is, what is new, how much it is"},
                     {"cnamdata fetch medic --portal http://127.0.0.1:8088", "from a replica on this machine"}},
        .exit_codes = {exit_network, exit_quota, exit_data, exit_locked, exit_disk}};
}

class FetchCommand final : public Command {
public:
    FetchCommand() : Command(about_fetch()) {}

    void declare(CLI::App& app) override {
        what_.declare(app, true);
        app.add_flag("--ingest", ingest_, "make each archive a table as well, while it is being downloaded")
            ->group("What");
        app.add_flag("--dry-run", dry_run_, "download nothing: print what would be fetched")->group("Output");
        add_choice(app, "--format", format_, {"table", "json"}, "the form of what --dry-run prints (default: table)")
            ->group("Output");
    }

    int run(Context& context) override {
        FetchRequest request = what_.request(context);
        request.look_only = dry_run_;
        if (ingest_ && !dry_run_) return run_ingest(context, request);
        const FetchReport report = with_progress(
            context, "fetching", [&] { return fetch(request, &context.progress, portal_observer(context.console)); });
        if (dry_run_)
            print_plan(report, request.store);
        else
            tell_fetch(context.console, report);
        return exit_code_of(report.failures);
    }

private:
    static int run_ingest(Context& context, const FetchRequest& request) {
        const RefreshReport report =
            run_refresh(context, {.fetch = request, .keep_archives = true, .threads = context.globals.threads()})
                .report;
        return exit_code_of(report.failures);
    }

    void print_plan(const FetchReport& report, const std::filesystem::path& store) const {
        const FetchPlan plan = make_plan(report, list_archives(store), store);
        Output output;
        output.write(format_ == "json" ? plan_json(plan).dump(2) + "\n" : plan_text(plan));
        output.finish();
    }

    FetchOptionGroup what_{};
    bool dry_run_ = false;
    bool ingest_ = false;
    std::string format_ = "table";
};

} // namespace

std::unique_ptr<Command> make_fetch_command() { return std::make_unique<FetchCommand>(); }

} // namespace cnamdata::cli
