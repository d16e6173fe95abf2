// SPDX-License-Identifier: MPL-2.0
#include "cli/command.hpp"
#include "cli/exit_codes.hpp"
#include "cli/formats.hpp"
#include "cli/licence.hpp"
#include "cli/option_values.hpp"
#include "cli/output.hpp"
#include "cli/portal_options.hpp"
#include "cli/portal_report.hpp"
#include "cli/remote_state.hpp"
#include "cli/text.hpp"
#include "cli/text_table.hpp"

#include "cnamdata/dataset.hpp"
#include "cnamdata/store.hpp"

#include <fmt/format.h>

#include <algorithm>

#include <array>

namespace cnamdata::cli {
namespace {

About about_datasets() {
    return {.name = "datasets",
            .summary = "list the datasets: what each is, since when, what of it the store holds",
            .details =
                "Lists every dataset the tool knows, with the tables of it that the store holds. With --remote, also "
                "what the portal has of it that is new or was republished: its pages are read, and nothing is "
                "downloaded.",
            .examples = {{"cnamdata datasets", "what there is"},
                         {"cnamdata datasets --remote", "what is new on the portal"},
                         {"cnamdata datasets --format json | jq -r '.datasets[].id'", "for a script"}},
            .exit_codes = {exit_network, exit_quota, exit_data, exit_disk}};
}

/// What the store holds of one dataset.
struct Local {
    std::uint64_t tables = 0;
    Period first{};
    Period last{};
    std::uint64_t bytes = 0;
};

Local local_state(const std::vector<Table>& tables, std::string_view id) {
    Local local;
    for (const Table& table : tables) {
        if (table.dataset != id) continue;
        if (local.tables == 0 || table.period < local.first) local.first = table.period;
        if (local.tables == 0 || local.last < table.period) local.last = table.period;
        ++local.tables;
        local.bytes += table.bytes;
    }
    return local;
}

std::string_view cadence(const Dataset& dataset) { return dataset.monthly ? "monthly" : "yearly"; }

std::string local_text(const Local& local) {
    if (local.tables == 0) return "-";
    std::string periods = to_string(local.first);
    if (local.last != local.first) periods.append("..").append(to_string(local.last));
    return fmt::format("{} {}, {}, {}", local.tables, local.tables == 1 ? "table" : "tables", periods,
                       human_bytes(local.bytes));
}

std::string as_table(const std::vector<Table>& tables, const RemoteStates& remote, const std::string& store) {
    TextTable out({{.title = "DATASET"},
                   {.title = "TITLE AND CONTENT", .flexible = true, .widest = 70},
                   {.title = "CADENCE"},
                   {.title = "SINCE"},
                   {.title = "IN THE STORE", .flexible = true},
                   {.title = "ON THE PORTAL"}});
    for (const Dataset* dataset : datasets())
        out.add({std::string(dataset->id), fmt::format("{}\n{}", dataset->title, dataset->english),
                 std::string(cadence(*dataset)), dataset->unseen ? "unknown" : to_string(dataset->first),
                 local_text(local_state(tables, dataset->id)),
                 remote.empty() ? "" : remote_text(remote.at(dataset->id))});
    return fmt::format("{}\nStore: {}\nThe data: {}, {}.\n", out.render(page_width()), store, data_producer,
                       data_licence);
}

Fields as_json(const std::vector<Table>& tables, const RemoteStates& remote, const std::string& store) {
    Fields list = Fields::array();
    for (const Dataset* dataset : datasets()) {
        const Local local = local_state(tables, dataset->id);
        Fields one;
        one["id"] = dataset->id;
        one["title"] = dataset->title;
        one["french"] = dataset->french;
        one["english"] = dataset->english;
        one["cadence"] = cadence(*dataset);
        one["first_period"] = dataset->unseen ? Fields() : Fields(to_string(dataset->first));
        one["breakdowns"] = Fields::array();
        for (std::string_view breakdown : dataset->breakdowns()) {
            if (!breakdown.empty()) one["breakdowns"].push_back(breakdown);
        }
        one["local"] = {{"tables", local.tables},
                        {"first_period", local.tables == 0 ? Fields() : Fields(to_string(local.first))},
                        {"last_period", local.tables == 0 ? Fields() : Fields(to_string(local.last))},
                        {"bytes", local.bytes}};
        if (!remote.empty()) one["remote"] = remote_json(remote.at(dataset->id));
        list.push_back(std::move(one));
    }
    return {{"store", store},
            {"producer", data_producer},
            {"licence", data_licence},
            {"licence_url", data_licence_url},
            {"datasets", std::move(list)}};
}

constexpr std::array local_columns{
    ResultColumn{"id", ValueType::text},          ResultColumn{"title", ValueType::text},
    ResultColumn{"cadence", ValueType::text},     ResultColumn{"first_period", ValueType::text},
    ResultColumn{"tables", ValueType::integer},   ResultColumn{"first_table", ValueType::text},
    ResultColumn{"last_table", ValueType::text},  ResultColumn{"bytes", ValueType::integer},
    ResultColumn{"description", ValueType::text},
};

constexpr std::array remote_columns{
    ResultColumn{"remote_last", ValueType::text},
    ResultColumn{"remote_new", ValueType::integer},
    ResultColumn{"remote_changed", ValueType::integer},
};

Value text_value(std::string_view text) { return {.null = false, .text = text}; }
Value number_value(std::uint64_t number) { return {.null = false, .number = number}; }

void write_csv(Output& output, const std::vector<Table>& tables, const RemoteStates& remote) {
    const auto sink = make_csv(output, {});
    std::vector<ResultColumn> columns(local_columns.begin(), local_columns.end());
    if (!remote.empty()) columns.insert(columns.end(), remote_columns.begin(), remote_columns.end());
    sink->begin(columns);
    for (const Dataset* dataset : datasets()) {
        const Local local = local_state(tables, dataset->id);
        const std::string since = to_string(dataset->first);
        const std::string first = to_string(local.first);
        const std::string last = to_string(local.last);
        std::vector<Value> row{text_value(dataset->id), text_value(dataset->title), text_value(cadence(*dataset)),
                               text_value(since),       number_value(local.tables), text_value(first),
                               text_value(last),        number_value(local.bytes),  text_value(dataset->english)};
        const RemoteState state = remote.empty() ? RemoteState{} : remote.at(dataset->id);
        const std::string remote_last = to_string(state.last);
        if (state.known) {
            const std::array more{text_value(remote_last), number_value(state.fresh), number_value(state.changed)};
            row.insert(row.end(), more.begin(), more.end());
        }
        row.resize(columns.size()); // what is not known is null
        sink->row(row);
    }
    sink->end();
}

class DatasetsCommand final : public Command {
public:
    DatasetsCommand() : Command(about_datasets()) {}

    void declare(CLI::App& app) override {
        add_choice(app, "--format", format_, {"table", "json", "csv"}, "the form of the list (default: table)")
            ->group("Output");
        app.add_flag("--remote", remote_, "also tell what the portal has")->group("What");
        add_text(app, "--period", period_, "P",
                 "with --remote: among these periods (default: latest, the latest there)")
            ->group("What");
        portal_.declare(app);
    }

    int run(Context& context) override {
        const auto store = context.globals.store();
        const std::vector<Table> tables = list_tables(store);
        const FetchReport report = remote_ ? look(context) : FetchReport{};
        const RemoteStates remote = remote_ ? remote_states(report, listed(portal_.options(store))) : RemoteStates{};
        Output output;
        if (format_ == "csv")
            write_csv(output, tables, remote);
        else if (format_ == "json")
            output.write(as_json(tables, remote, store.string()).dump(2) + "\n");
        else
            output.write(as_table(tables, remote, store.string()));
        output.finish();
        return exit_code_of(report.failures);
    }

private:
    /// Those whose place on the portal is known, or can be found.
    static std::vector<const Dataset*> listed(const PortalOptions& portal) {
        std::vector<const Dataset*> found;
        for (const Dataset* dataset : datasets()) {
            const bool told = std::any_of(portal.overrides.begin(), portal.overrides.end(), [&](const auto& one) {
                return one.dataset == dataset && (!one.section.empty() || !one.folders.empty());
            });
            if (told || !dataset->portal.section.empty()) found.push_back(dataset);
        }
        return found;
    }

    FetchReport look(Context& context) const {
        const PortalOptions portal = portal_.options(context.globals.store());
        const FetchRequest request{.store = context.globals.store(),
                                   .datasets = listed(portal),
                                   .periods = PeriodSelection::parse(period_.empty() ? "latest" : period_),
                                   .portal = portal,
                                   .held = Held::tables,
                                   .look_only = true};
        return with_progress(context, "asking the portal",
                             [&] { return fetch(request, &context.progress, portal_observer(context.console)); });
    }

    bool remote_ = false;
    std::string period_{};
    PortalOptionGroup portal_{};
    std::string format_ = "table";
};

} // namespace

std::unique_ptr<Command> make_datasets_command() { return std::make_unique<DatasetsCommand>(); }

} // namespace cnamdata::cli
