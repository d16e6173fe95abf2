// SPDX-License-Identifier: MPL-2.0
#include "cli/completion.hpp"

#include "cli/completion_line.hpp"
#include "cli/formats.hpp"
#include "cli/suggest.hpp"
#include "cli/text.hpp"

#include "cnamdata/dataset.hpp"
#include "cnamdata/error.hpp"
#include "cnamdata/series.hpp"
#include "cnamdata/store.hpp"

#include <algorithm>
#include <array>

namespace cnamdata::cli {
namespace {

namespace fs = std::filesystem;

/// A column as completion knows it: of a dataset, or of any Parquet file.
struct KnownColumn {
    std::string name{};
    std::string description{};
    bool additive = true;
};

bool begins(std::string_view text, std::string_view with) {
    return folded(text.substr(0, with.size())) == folded(with);
}

/// The first phrase of a help text.
std::string phrase(const std::string& text) {
    const std::string first = text.substr(0, text.find_first_of("\n;(:"));
    return first.substr(0, first.find_last_not_of(" ,") + 1);
}

/// Finds the candidates for one word.
class Completer {
public:
    Completer(const CLI::App& app, std::span<const std::string> words, const fs::path& store)
        : app_(app), line_(read_line(app, words)), store_(store) {
        for (const std::string& named : line_.values_of("store"))
            store_ = named;
    }

    Completion find() {
        if (line_.waiting != nullptr)
            propose_value(line_.waiting->get_type_name());
        else if (!line_.options_ended && line_.last.starts_with('-'))
            propose_options();
        else if (line_.command == nullptr)
            propose_commands();
        else
            propose_positional();
        return std::move(found_);
    }

private:
    void propose(std::string_view text, std::string description, std::size_t kept = 0) {
        if (!begins(text, std::string_view(line_.last).substr(kept))) return;
        found_.candidates.push_back(
            {line_.before + line_.last.substr(0, kept) + std::string(text), std::move(description)});
    }

    void propose_commands() {
        if (line_.unknown_command) return;
        for (const CLI::App* command :
             app_.get_subcommands([](const CLI::App* one) { return !one->get_group().empty(); }))
            propose(command->get_name(), command->get_description());
    }

    void propose_options() {
        for (const CLI::App* app : {line_.command, &app_}) {
            if (app == nullptr) continue;
            for (const CLI::Option* option : app->get_options()) {
                if (option->get_group().empty() && app != &app_) continue; // --help of each command
                for (const std::string& name : option->get_lnames())
                    propose("--" + name, phrase(option->get_description()));
            }
        }
    }

    void propose_positional() {
        std::vector<const CLI::Option*> all;
        for (const CLI::Option* option : line_.command->get_options())
            if (option->get_positional()) all.push_back(option);
        const std::size_t place = line_.positionals.size();
        if (all.empty() || (place >= all.size() && !all.back()->get_allow_extra_args())) return;
        const CLI::Option& option = *all[std::min(place, all.size() - 1)];
        if (option.get_name() == "WORDS" && place > 0) return propose_value(sources().empty() ? "FILE" : "COL");
        propose_value(option.get_type_name().empty() ? option.get_name() : option.get_type_name());
    }

    /// By the name of the value, as --help shows it: `P`, `COL,...`, `json|csv`.
    void propose_value(const std::string& value) {
        using Proposal = void (Completer::*)();
        static constexpr std::array<std::pair<std::string_view, Proposal>, 12> kinds{{
            {"DATASET", &Completer::propose_datasets},
            {"SOURCE", &Completer::propose_sources},
            {"FILE", &Completer::propose_files},
            {"OUT.parquet", &Completer::propose_files},
            {"DIR", &Completer::propose_folders},
            {"FORMAT", &Completer::propose_formats},
            {"P", &Completer::propose_periods},
            {"COL", &Completer::propose_column},
            {"COL,...", &Completer::propose_columns},
            {"COL[:desc],...", &Completer::propose_results},
            {"EXPR", &Completer::propose_expression},
            {"SERIES", &Completer::propose_series},
        }};
        std::string_view rest = value;
        while (!rest.empty()) { // the choices
            const std::string_view one = rest.substr(0, rest.find('|'));
            const auto* kind =
                std::find_if(kinds.begin(), kinds.end(), [one](const auto& known) { return known.first == one; });
            if (kind != kinds.end())
                (this->*kind->second)();
            else if (rest.size() != value.size() || one.size() != value.size())
                propose(one, "");
            rest.remove_prefix(std::min(rest.size(), one.size() + 1));
        }
    }

    void propose_datasets() {
        const std::size_t slash = line_.last.find('/');
        const Dataset* named = slash == std::string::npos ? nullptr : try_dataset(line_.last.substr(0, slash));
        if (named == nullptr) {
            for (const Dataset* dataset : datasets())
                propose(dataset->id, std::string(dataset->title));
            return;
        }
        for (const std::string_view breakdown : named->breakdowns())
            if (!breakdown.empty()) propose(breakdown, std::string(named->title), slash + 1);
    }
    void propose_files() { found_.files = true; }
    void propose_folders() { found_.folders = true; }
    void propose_sources() {
        propose_datasets();
        propose_files();
    }
    void propose_formats() {
        for (const Format& format : formats())
            propose(format.name, phrase(std::string(format.description)));
    }

    void propose_series() {
        for (const fs::path& file : list_series(store_))
            propose(file.stem().string(), "");
        propose_files();
    }

    void propose_periods() {
        std::vector<Period> periods;
        for (const Dataset* dataset : sources())
            for (const Table& table : list_tables(store_, dataset))
                periods.push_back(table.period);
        std::sort(periods.begin(), periods.end());
        periods.erase(std::unique(periods.begin(), periods.end()), periods.end());
        const std::size_t range = line_.last.find("..");
        const std::size_t kept = range == std::string::npos ? 0 : range + 2;
        for (const Period period : periods)
            propose(to_string(period), "", kept);
        if (kept > 0) return;
        propose("latest", "the latest one");
        propose("all", "all of them");
        found_.goes_on = true;
    }

    void propose_column() {
        for (const KnownColumn& column : columns())
            propose(column.name, column.description);
    }

    /// The names before the last comma stay, and are not proposed again.
    void propose_listed(const std::vector<KnownColumn>& names) {
        const std::size_t comma = line_.last.rfind(',');
        const std::size_t kept = comma == std::string::npos ? 0 : comma + 1;
        const std::vector<std::string> given = split_commas(line_.last.substr(0, kept));
        found_.goes_on = true;
        for (const KnownColumn& column : names) {
            const auto same = [&](const std::string& one) { return folded(one) == folded(column.name); };
            if (std::none_of(given.begin(), given.end(), same)) propose(column.name, column.description, kept);
        }
    }

    void propose_columns() {
        std::vector<KnownColumn> all = columns();
        const bool adds =
            line_.waiting != nullptr && (line_.waiting->check_lname("sum") || line_.waiting->check_lname("avg"));
        if (adds) std::erase_if(all, [](const KnownColumn& column) { return !column.additive; });
        propose_listed(all);
    }

    /// The columns of the result that the line asks for so far.
    void propose_results() {
        std::vector<KnownColumn> results;
        for (const auto& [option, value] : line_.options) {
            if (option->check_lname("count")) results.push_back({.name = "count"});
            if (option->get_type_name() != "COL,...") continue;
            const std::string prefix = option->check_lname("by") ? "" : option->get_lnames().front() + "_";
            for (const std::string& name : split_commas(value))
                results.push_back({.name = prefix + name});
        }
        const std::size_t key = line_.last.rfind(',') + 1; // 0 without a comma
        const std::size_t colon = line_.last.find(':', key);
        if (colon == std::string::npos) return propose_listed(results);
        found_.goes_on = true;
        propose("desc", "the greatest first", colon + 1);
        propose("asc", "the least first", colon + 1);
    }

    /// The name at the end of an expression.
    void propose_expression() {
        std::size_t kept = line_.last.size();
        const auto in_name = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; };
        while (kept > 0 && in_name(line_.last[kept - 1]))
            --kept;
        found_.goes_on = true;
        for (const KnownColumn& column : columns())
            propose(column.name, column.description, kept);
    }

    /// The datasets that the line names, besides files.
    [[nodiscard]] std::vector<const Dataset*> sources() const {
        std::vector<const Dataset*> named;
        for (const std::string& word : line_.positionals)
            if (const Dataset* dataset = try_dataset(word.substr(0, word.find_first_of("/:"))))
                named.push_back(dataset);
        for (const std::string& word : line_.values_of("dataset"))
            if (const Dataset* dataset = try_dataset(word)) named.push_back(dataset);
        return named;
    }

    [[nodiscard]] std::vector<KnownColumn> columns() const {
        std::vector<KnownColumn> all;
        for (const Dataset* dataset : sources())
            add_columns(all, *dataset);
        for (const std::string& word : line_.positionals)
            if (all.empty() && fs::is_regular_file(word)) add_columns(all, inspect(word));
        return all;
    }

    static void add_columns(std::vector<KnownColumn>& all, const Dataset& dataset) {
        for (const Column& column : dataset.columns)
            all.push_back({std::string(column.name), std::string(column.french), column.role == Role::measure});
    }

    static void add_columns(std::vector<KnownColumn>& all, const FileInfo& info) {
        const Dataset* dataset = try_dataset(info.has_provenance ? info.provenance.dataset : info.dataset);
        if (dataset != nullptr) return add_columns(all, *dataset);
        for (const FileColumn& column : info.columns)
            all.push_back({.name = column.name, .description = column.type});
    }

    const CLI::App& app_;
    TypedLine line_;
    fs::path store_;
    Completion found_{};
};

} // namespace

Completion complete(const CLI::App& app, std::span<const std::string> words, const fs::path& store) {
    try {
        return Completer(app, words, store).find();
    } catch (const std::exception&) { // a broken file or store; whoever types sees it when he runs the line
        return {};
    }
}

} // namespace cnamdata::cli
