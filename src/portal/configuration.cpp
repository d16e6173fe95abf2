// SPDX-License-Identifier: MPL-2.0
//
// `cnamdata.toml`: what the user knows better than the modules of the datasets.
#include "base/toml_file.hpp"
#include "cnamdata/error.hpp"
#include "cnamdata/portal.hpp"
#include "portal/url.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>

namespace cnamdata {

namespace fs = std::filesystem;

namespace {

constexpr std::array<std::string_view, 2> file_keys{"portal", "dataset"};
constexpr std::array<std::string_view, 2> portal_keys{"url", "pause"};
constexpr std::array<std::string_view, 3> dataset_keys{"section", "dir_rep", "names"};
constexpr double longest_pause = 86400;

fs::path user_folder() {
    const char* config = std::getenv("XDG_CONFIG_HOME");
    if (config != nullptr && *config != '\0') return config;
    const char* home = std::getenv("HOME");
    return home == nullptr ? fs::path() : fs::path(home) / ".config";
}

void read_portal(const TomlTable& table, PortalConfiguration& configuration) {
    table.allow_only(portal_keys);
    if (const auto url = table.text("url")) {
        try {
            static_cast<void>(portal::checked_root(*url));
        } catch (const Error& error) {
            table.fail("url", error.what(), error.hint());
        }
        configuration.url = url;
    }
    if (const auto pause = table.number("pause")) {
        if (*pause > longest_pause) table.fail("pause", "pause is a number of seconds, 86400 at most");
        configuration.pause = pause;
    }
}

/// A name without its year, or month of a monthly dataset, would tell archives of different periods for one.
void check_names(const TomlTable& table, const Dataset& dataset, const std::vector<std::string>& names) {
    for (const std::string& name : names) {
        const bool month = name.find("{ym}") != std::string::npos;
        const bool split_month = name.find("{y}") != std::string::npos && name.find("{m}") != std::string::npos;
        const bool enough = dataset.monthly ? month || split_month : name.find("{y}") != std::string::npos;
        if (!enough)
            table.fail("names", "the name '" + name + "' does not tell the period",
                       dataset.monthly ? "Put {ym} where it has year and month, e.g. A{ym}."
                                       : "Put {y} where it has the year, e.g. OPEN_MEDIC_{y}.");
    }
}

void read_dataset(const TomlTable& table, const Dataset& dataset, PortalConfiguration& configuration) {
    table.allow_only(dataset_keys);
    auto& all = configuration.overrides;
    auto found = std::find_if(all.begin(), all.end(), [&](const auto& one) { return one.dataset == &dataset; });
    if (found == all.end()) found = all.insert(found, {.dataset = &dataset});
    if (const auto section = table.text("section")) found->section = *section;
    if (auto folders = table.list("dir_rep")) found->folders = std::move(*folders);
    if (auto names = table.list("names")) {
        check_names(table, dataset, *names);
        found->names = std::move(*names);
    }
}

void read_file(const fs::path& file, PortalConfiguration& configuration) {
    if (!fs::exists(file)) return;
    const TomlTable root = TomlTable::read(file);
    root.allow_only(file_keys);
    if (const auto table = root.table("portal")) read_portal(*table, configuration);
    const auto datasets_table = root.table("dataset");
    if (!datasets_table) return;
    std::vector<std::string_view> ids;
    for (const Dataset* dataset : datasets())
        ids.push_back(dataset->id);
    datasets_table->allow_only(ids);
    for (const std::string& id : datasets_table->keys())
        read_dataset(*datasets_table->table(id), find_dataset(id), configuration);
}

} // namespace

PortalConfiguration read_portal_configuration(const fs::path& store) {
    PortalConfiguration configuration;
    if (const fs::path folder = user_folder(); !folder.empty())
        read_file(folder / "cnamdata" / "cnamdata.toml", configuration);
    read_file(store / "cnamdata.toml", configuration);
    return configuration;
}

} // namespace cnamdata
