// SPDX-License-Identifier: MPL-2.0
#include "cli/command.hpp"
#include "cli/exit_codes.hpp"
#include "cli/ingest_report.hpp"
#include "cli/option_values.hpp"
#include "cli/output.hpp"
#include "cli/suggest.hpp"

#include "cnamdata/dataset.hpp"
#include "cnamdata/ingest.hpp"

#include <fmt/format.h>

#include <filesystem>

namespace cnamdata::cli {
namespace {

About about_ingest() {
    return {.name = "ingest",
            .summary = "turn published archives into typed Parquet",
            .details =
                "Reads each archive and publishes one Parquet table, whole or not at all: into the store, or where -o "
                "says. The dataset is recognised from the name and the header unless it is given. Without FILE, every "
                "fetched archive that is not a table yet is ingested. A row that does not fit its schema is rejected, "
                "and one more reject than --max-rejects fails the file.",
            .examples = {{"cnamdata ingest OPEN_MEDIC_2024.zip A202501.csv.gz", "two archives into the store"},
                         {"cnamdata ingest A202501.csv.gz -o A202501.parquet", "one Parquet, outside the store"},
                         {"zcat A202501.csv.gz | cnamdata ingest damir - --period 2025-01", "from another program"},
                         {"cnamdata ingest lpp OPEN_LPP_2014.zip --max-rejects 10 --rejects rejects.csv",
                          "tolerate ten bad rows, and list them"}},
            .exit_codes = {exit_data, exit_locked, exit_disk}};
}

std::vector<std::string_view> dataset_ids() {
    std::vector<std::string_view> ids;
    for (const Dataset* dataset : datasets())
        ids.push_back(dataset->id);
    return ids;
}

bool is_file(const std::string& name) {
    std::error_code none;
    return name == "-" || (std::filesystem::exists(name, none) && !std::filesystem::is_directory(name, none));
}

/// A bare word that is neither a file nor a dataset is a mistyped dataset rather than a missing file.
void refuse_bare_word(const std::string& name) {
    if (is_file(name) || name.find_first_of("./") != std::string::npos) return;
    throw Error(Category::usage, fmt::format("'{}' is neither a file nor a dataset", name),
                suggestion(name, dataset_ids()) + " `cnamdata datasets` lists the datasets.");
}

/// The error, told of `file` where it does not say which file it is about.
Error with_file(const Error& error, const std::string& file) {
    const std::string name = std::filesystem::path(file).filename().string();
    if (!error.where().file.empty() || std::string_view(error.what()).find(name) != std::string_view::npos)
        return error;
    Location where = error.where();
    where.file = file;
    return {error.category(), error.what(), std::move(where), error.hint()};
}

class IngestCommand final : public Command {
public:
    IngestCommand() : Command(about_ingest()) {}

    void declare(CLI::App& app) override {
        app.add_option("FILE", inputs_,
                       "archives: .csv, .csv.gz, .zip, - for stdin; the first may be the name of their dataset")
            ->type_name("DATASET|FILE")
            ->group("Archives");
        add_text(app, "--period", period_, "P", "the period of the one FILE, when neither its name nor its rows tell")
            ->group("Archives");
        add_text(app, "-o,--output", output_, "OUT.parquet", "write the one FILE's table there, not into the store")
            ->group("Table");
        app.add_flag("--replace", replace_, "take the place of another archive's table of the same period")
            ->group("Table");
        add_number(app, "--max-rejects", max_rejects_, 0, "N", "rejected rows that are tolerated (default: 0)")
            ->group("Rejects");
        add_text(app, "--rejects", rejects_, "FILE",
                 "list the rejected rows there as CSV (default: <store>/rejects/DATASET/STEM.csv, and nowhere with -o)")
            ->group("Rejects");
    }

    int run(Context& context) override {
        const std::vector<IngestRequest> requests = make_requests(context);
        if (requests.empty()) {
            context.console.note("nothing to ingest: every fetched archive is a table already");
            return exit_done;
        }
        return with_progress(context, title_of(requests), [&] {
            int result = exit_done;
            ingest_all(requests, context.globals.threads(), &context.progress,
                       [&](std::size_t number, const IngestOutcome& outcome) {
                           const int code = tell(context, requests[number], outcome);
                           if (result == exit_done) result = code;
                       });
            return result;
        });
    }

private:
    [[nodiscard]] std::vector<IngestRequest> make_requests(const Context& context) const {
        std::vector<std::string> files = inputs_;
        const Dataset* dataset = nullptr;
        if (!files.empty() && !is_file(files.front())) {
            dataset = try_dataset(files.front());
            if (dataset == nullptr) refuse_bare_word(files.front());
            if (dataset != nullptr) files.erase(files.begin());
        }
        check_single_file_options(files.size());
        std::vector<IngestRequest> requests;
        if (files.empty()) requests = pending_archives(context.globals.store(), dataset);
        for (const std::string& file : files) {
            requests.push_back({.file = file, .dataset = dataset});
            if (!period_.empty()) requests.back().period = parse_period(period_);
        }
        for (IngestRequest& request : requests)
            complete(request, context);
        return requests;
    }

    void check_single_file_options(std::size_t files) const {
        const char* option = !output_.empty()    ? "-o"
                             : !period_.empty()  ? "--period"
                             : !rejects_.empty() ? "--rejects"
                                                 : "";
        if (*option != '\0' && files != 1)
            throw Error(Category::usage, fmt::format("{} needs exactly one FILE, {} are given", option, files));
        if (output_ == "-")
            throw Error(Category::usage, "a Parquet table cannot be written to stdout", "Give -o the name of a file.");
    }

    void complete(IngestRequest& request, const Context& context) const {
        if (output_.empty()) request.store = context.globals.store();
        request.output = output_;
        request.max_rejects = max_rejects_.value_or(0);
        request.rejects_file = rejects_;
        request.replace = replace_;
    }

    static std::string title_of(const std::vector<IngestRequest>& requests) {
        if (requests.size() != 1) return fmt::format("{} archives", requests.size());
        return std::filesystem::path(requests.front().file).filename().string();
    }

    /// The exit code of one file, whose report or error is told: the next file has its turn, an interruption ends all.
    static int tell(Context& context, const IngestRequest& request, const IngestOutcome& outcome) {
        if (!outcome.error) {
            tell_ingest(context.console, outcome.report);
            return exit_done;
        }
        const int code = static_cast<int>(outcome.error->category());
        if (outcome.error->category() != Category::interrupted)
            context.console.error(with_file(*outcome.error, request.file), code);
        return code;
    }

    std::vector<std::string> inputs_{};
    std::string period_{};
    std::string output_{};
    bool replace_ = false;
    std::optional<std::uint64_t> max_rejects_{};
    std::string rejects_{};
};

} // namespace

std::unique_ptr<Command> make_ingest_command() { return std::make_unique<IngestCommand>(); }

} // namespace cnamdata::cli
