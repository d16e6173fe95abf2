// SPDX-License-Identifier: MPL-2.0
#include "cli/command.hpp"
#include "cli/exit_codes.hpp"
#include "cli/option_values.hpp"
#include "cli/output_options.hpp"
#include "cli/portal_report.hpp"
#include "cli/series_runs.hpp"
#include "cli/suggest.hpp"
#include "cli/text.hpp"
#include "cli/text_table.hpp"

#include "cnamdata/error.hpp"

#include <array>
#include <fmt/format.h>

namespace cnamdata::cli {
namespace {

namespace fs = std::filesystem;

About about_series() {
    return {.name = "series",
            .summary = "keep aggregates as files, of which only new periods are computed",
            .details =
                "A series is a file NAME.toml in the store's folder series/ (or anywhere: give its path). It names a "
                "dataset, an aggregate and an output; its keys are named as the options of `cnamdata aggregate`: "
                "dataset, period, by, count, sum, avg, min, max, ratio, where, having, labels, force, format, output, "
                "title. run "
                "computes the periods whose tables changed since the last run, and writes the output anew when "
                "anything did; rows come by period, then by keys. list tells which are up to date. show draws one.",
            .examples = {{"cnamdata series run", "every series of the store, as refresh does"},
                         {"cnamdata series run monthly-regions ./draft.toml", "some of them"},
                         {"cnamdata series list --format json", "for a script"},
                         {"cnamdata series show monthly-regions", "in the terminal"},
                         {"cnamdata series show monthly-regions -o regions.html --lang fr", "as a page; or .svg"}},
            .exit_codes = {exit_data, exit_disk}};
}

struct Listed {
    std::string name{};
    std::string dataset{};
    std::string output{};
    std::string state{};
    SeriesStatus status{};
    std::string error{};
};

std::string span_of(const std::vector<Period>& periods) {
    if (periods.empty()) return "-";
    if (periods.size() == 1) return to_string(periods.front());
    return fmt::format("{}..{} ({})", to_string(periods.front()), to_string(periods.back()), periods.size());
}

Fields json_of(const Listed& one) {
    Fields json = Fields::object();
    json["name"] = one.name;
    json["dataset"] = one.dataset;
    json["periods"] = Fields::array();
    for (const Period period : one.status.periods)
        json["periods"].push_back(to_string(period));
    json["rows"] = one.status.rows;
    json["output"] = one.output;
    json["state"] = one.state;
    if (!one.error.empty()) json["error"] = one.error;
    return json;
}

class SeriesCommand final : public Command {
public:
    SeriesCommand() : Command(about_series()) {}

    void declare(CLI::App& app) override {
        app.add_option("ACTION", action_, "run, list or show")->required()->type_name("run|list|show")->group("What");
        app.add_option(
               "SERIES", names_,
               "names of the store's series, or paths of definitions (run: default all of the store; show: one)")
            ->type_name("")
            ->group("What");
        app.add_flag("--force", force_, "of run: compute every period anew")->group("What");
        add_choice(app, "--format", format_, {"table", "json"}, "of list (default: table)")->group("Output");
        add_text(app, "-o,--output", target_, "FILE", "of show: draw into FILE.svg, FILE.html or, as text, any other")
            ->group("Output");
    }

    int run(Context& context) override {
        if (force_ && action_ != "run") throw Error(Category::usage, "--force belongs to series run");
        if (!format_.empty() && action_ != "list") throw Error(Category::usage, "--format belongs to series list");
        if (!target_.empty() && action_ != "show") throw Error(Category::usage, "-o belongs to series show");
        if (action_ == "run") return run_them(context);
        if (action_ == "list") return list(context);
        if (action_ == "show") return show(context);
        static constexpr std::array<std::string_view, 3> actions{"run", "list", "show"};
        throw Error(Category::usage, fmt::format("series knows no '{}'", action_), suggestion(action_, actions));
    }

private:
    int run_them(Context& context) {
        const fs::path store = context.globals.store();
        std::vector<fs::path> files;
        for (const std::string& name : names_)
            files.push_back(find_series(store, name));
        if (names_.empty()) files = list_series(store);
        if (files.empty()) context.console.note(fmt::format("no series in {}", series_folder(store).string()));
        std::vector<Error> failures;
        for (const fs::path& file : files) {
            try {
                run_one_series(context, series_at(file), force_);
            } catch (const Error& error) {
                if (error.category() == Category::interrupted || files.size() == 1) throw;
                failures.push_back(error);
                context.console.error(error, static_cast<int>(error.category()));
            }
        }
        return exit_code_of(failures);
    }

    static Listed look_at(const fs::path& file, const fs::path& store) {
        Listed one{.name = file.stem().string()};
        try {
            const SeriesDefinition series = series_at(file);
            one.dataset = series.source;
            one.output = series.output.string();
            one.status = series_status(series, store);
            one.state = to_string(one.status.freshness);
        } catch (const Error& error) {
            if (error.category() == Category::interrupted) throw;
            one.state = "broken";
            one.error = error.what();
            if (const std::string place = place_text(error.where()); !place.empty())
                one.error = place + ": " + one.error;
        }
        return one;
    }

    int list(Context& context) {
        if (!names_.empty()) throw Error(Category::usage, fmt::format("series list takes no '{}'", names_.front()));
        const fs::path store = context.globals.store();
        Fields json = Fields::array();
        TextTable table({{.title = "NAME"},
                         {.title = "DATASET"},
                         {.title = "PERIODS"},
                         {.title = "ROWS", .right = true},
                         {.title = "STATE"},
                         {.title = "OUTPUT", .flexible = true}});
        const std::vector<fs::path> files = list_series(store);
        for (const fs::path& file : files) {
            const Listed one = look_at(file, store);
            json.push_back(json_of(one));
            table.add({one.name, one.dataset, span_of(one.status.periods), grouped(one.status.rows), one.state,
                       one.error.empty() ? one.output : one.error});
        }
        Output output;
        output.set_cancel(&context.progress.cancel);
        if (format_ == "json") {
            output.write(json.dump(2, ' ', false, Fields::error_handler_t::replace) + "\n");
        } else if (files.empty()) {
            context.console.note(fmt::format("no series in {}", series_folder(store).string()));
        } else {
            output.write(table.render(page_width()));
        }
        output.finish();
        return exit_done;
    }

    int show(Context& context) {
        if (names_.size() != 1)
            throw Error(Category::usage, "series show takes one name", "`cnamdata series list` tells the names.");
        const fs::path store = context.globals.store();
        const SeriesDefinition series = series_at(find_series(store, names_.front()));
        const SeriesStatus status = series_status(series, store);
        if (status.freshness == Freshness::stale)
            context.console.warning(
                fmt::format("the series {} is not up to date: cnamdata series run {}", series.name, names_.front()));
        FormatSettings settings{.chart = chart_words_of(series, context.globals.language()),
                                .chart_form = chart_form_of(target_)};
        // Before anything is written: nothing to draw is an error.
        if (status.freshness == Freshness::never_run)
            throw Error(Category::usage, fmt::format("the series {} was never run", series.name),
                        fmt::format("Run it: cnamdata series run {}", names_.front()));
        RowOutput output(context, target_, "chart", std::move(settings));
        read_series_rows(series, output.sink());
        output.finish();
        return exit_done;
    }

    std::string action_{};
    std::vector<std::string> names_{};
    bool force_ = false;
    std::string format_{};
    std::string target_{};
};

} // namespace

std::unique_ptr<Command> make_series_command() { return std::make_unique<SeriesCommand>(); }

} // namespace cnamdata::cli
