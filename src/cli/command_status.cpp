// SPDX-License-Identifier: MPL-2.0
#include "cli/command.hpp"
#include "cli/exit_codes.hpp"
#include "cli/option_values.hpp"
#include "cli/output.hpp"
#include "cli/store_summary.hpp"
#include "cli/text.hpp"
#include "cli/text_table.hpp"

#include <fmt/format.h>

namespace cnamdata::cli {
namespace {

About about_status() {
    return {.name = "status",
            .summary = "tell what the store holds: tables, archives, what is unfinished or republished",
            .details = "Of each dataset: the periods that are tables, the archives that are here, those that are no "
                       "table yet, downloads that can be resumed, and archives that the portal published again under "
                       "the same name. The portal is not asked: see `cnamdata datasets --remote`.",
            .examples = {{"cnamdata status", "the whole store"},
                         {"cnamdata status medic --format json | jq '.datasets[].archives[].sha256'", "for a script"}},
            .exit_codes = {exit_data, exit_disk}};
}

std::string counted(std::uint64_t count, std::uint64_t bytes) {
    return count == 0 ? "-" : fmt::format("{}, {}", count, human_bytes(bytes));
}

std::string number_or_dash(std::uint64_t number) { return number == 0 ? "-" : std::to_string(number); }

/// What of an archive deserves a line of its own; empty for most.
std::string remark_on(const StoredArchive& archive) {
    std::string out;
    const auto add = [&](const std::string& part) { out.append(out.empty() ? "" : "; ").append(part); };
    if (archive.partial_bytes != 0)
        add(fmt::format("{} of a download that can be resumed", human_bytes(archive.partial_bytes)));
    if (archive.present && !archive.ingested) add("no table yet: cnamdata ingest");
    if (archive.former_editions != 0)
        add(fmt::format("republished, the edition of {}", archive.republished_at.substr(0, 10)));
    return out;
}

std::string as_text(const std::vector<DatasetSummary>& summaries, const std::string& store) {
    if (summaries.empty()) return fmt::format("The store {} is empty.\n", store);
    TextTable table({{.title = "DATASET"},
                     {.title = "TABLES"},
                     {.title = "PERIODS", .flexible = true},
                     {.title = "ARCHIVES"},
                     {.title = "NO TABLE YET", .right = true},
                     {.title = "UNFINISHED", .right = true},
                     {.title = "REPUBLISHED", .right = true},
                     {.title = "PORTAL ASKED"}});
    std::string remarks;
    for (const DatasetSummary& one : summaries) {
        table.add({std::string(one.dataset->id), counted(one.tables.size(), one.table_bytes), periods_text(one.tables),
                   counted(one.present, one.archive_bytes), number_or_dash(one.pending), number_or_dash(one.partial),
                   number_or_dash(one.republished), one.last_seen.empty() ? "-" : one.last_seen});
        for (const StoredArchive& archive : one.archives)
            if (const std::string remark = remark_on(archive); !remark.empty())
                remarks += fmt::format("{}: {}\n", archive.name, remark);
    }
    return fmt::format("{}\n{}{}Store: {}\n", table.render(page_width()), remarks, remarks.empty() ? "" : "\n", store);
}

Fields json_of(const StoredArchive& archive) {
    return {{"name", archive.name},
            {"period", to_string(archive.period)},
            {"url", archive.url},
            {"bytes", archive.bytes},
            {"sha256", archive.sha256},
            {"first_seen", archive.first_seen},
            {"last_seen", archive.last_seen},
            {"fetched_at", archive.fetched_at},
            {"present", archive.present},
            {"ingested", archive.ingested},
            {"partial_bytes", archive.partial_bytes},
            {"former_editions", archive.former_editions},
            {"republished_at", archive.republished_at}};
}

Fields as_json(const std::vector<DatasetSummary>& summaries, const std::string& store) {
    Fields list = Fields::array();
    for (const DatasetSummary& one : summaries) {
        Fields tables = Fields::array();
        for (const Table& table : one.tables)
            tables.push_back(
                {{"period", to_string(table.period)}, {"path", table.path.string()}, {"bytes", table.bytes}});
        Fields archives = Fields::array();
        for (const StoredArchive& archive : one.archives)
            archives.push_back(json_of(archive));
        list.push_back({{"id", one.dataset->id},
                        {"table_bytes", one.table_bytes},
                        {"archive_bytes", one.archive_bytes},
                        {"pending", one.pending},
                        {"partial", one.partial},
                        {"republished", one.republished},
                        {"last_seen", one.last_seen},
                        {"tables", std::move(tables)},
                        {"archives", std::move(archives)}});
    }
    return {{"store", store}, {"datasets", std::move(list)}};
}

class StatusCommand final : public Command {
public:
    StatusCommand() : Command(about_status()) {}

    void declare(CLI::App& app) override {
        app.add_option("DATASET", datasets_, "which datasets (default: all)")->type_name("")->group("What");
        add_choice(app, "--format", format_, {"table", "json"}, "the form of what is printed (default: table)")
            ->group("Output");
    }

    int run(Context& context) override {
        const auto store = context.globals.store();
        std::vector<const Dataset*> wanted;
        for (const std::string& id : datasets_)
            wanted.push_back(&find_dataset(id));
        if (wanted.empty()) wanted.assign(datasets().begin(), datasets().end());
        const auto summaries = summarise(store, wanted);
        Output output;
        output.write(format_ == "json" ? as_json(summaries, store.string()).dump(2) + "\n"
                                       : as_text(summaries, store.string()));
        output.finish();
        return exit_done;
    }

private:
    std::vector<std::string> datasets_{};
    std::string format_ = "table";
};

} // namespace

std::unique_ptr<Command> make_status_command() { return std::make_unique<StatusCommand>(); }

} // namespace cnamdata::cli
