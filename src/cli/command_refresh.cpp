// SPDX-License-Identifier: MPL-2.0
#include "cli/command.hpp"
#include "cli/exit_codes.hpp"
#include "cli/option_values.hpp"
#include "cli/portal_options.hpp"
#include "cli/portal_report.hpp"

namespace cnamdata::cli {
namespace {

About about_refresh() {
    return {.name = "refresh",
            .summary = "bring the store up to date: fetch and ingest what is new or changed",
            .details =
                "The cron job. Fetches the archives of which the store has no table, and those that were republished, "
                "and makes each a table, whole or not at all; then it brings the series of these datasets up to date. "
                "Archives are removed once they are tables. A second run "
                "on the same store ends at once with exit code 8. With -q, stderr stays silent when all is well.",
            .examples = {{"cnamdata refresh damir medic --period latest", "in a crontab, with -q"},
                         {"cnamdata refresh medic --period 2019..2024", "six years of Open Medic, as tables"},
                         {"cnamdata refresh --exit-code", "every dataset of the store; 3 when there was nothing new"}},
            .exit_codes = {exit_nothing_new, exit_network, exit_quota, exit_data, exit_locked, exit_disk}};
}

class RefreshCommand final : public Command {
public:
    RefreshCommand() : Command(about_refresh()) {}

    void declare(CLI::App& app) override {
        what_.declare(app, false);
        app.add_flag("--exit-code", exit_code_, "end with 3 when there was nothing new")->group("Output");
        app.add_flag("--keep-archives", keep_archives_, "keep the archives beside their tables")->group("Table");
        add_number(app, "--max-rejects", max_rejects_, 0, "N", "rejected rows that are tolerated (default: 0)")
            ->group("Table");
    }

    int run(Context& context) override {
        RefreshRequest request;
        request.fetch = what_.request(context);
        request.fetch.held = Held::tables;
        request.keep_archives = keep_archives_;
        request.max_rejects = max_rejects_.value_or(0);
        request.threads = context.globals.threads();
        const Refreshed done = run_refresh(context, request);
        if (!done.report.failures.empty()) return exit_code_of(done.report.failures);
        const bool news = done.report.news() || done.series > 0;
        return exit_code_ && !news ? exit_nothing_new : exit_done;
    }

private:
    FetchOptionGroup what_{};
    bool exit_code_ = false;
    bool keep_archives_ = false;
    std::optional<std::uint64_t> max_rejects_{};
};

} // namespace

std::unique_ptr<Command> make_refresh_command() { return std::make_unique<RefreshCommand>(); }

} // namespace cnamdata::cli
