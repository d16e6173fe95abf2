// SPDX-License-Identifier: MPL-2.0
#include "cli/global_options.hpp"

#include "cli/option_values.hpp"

#include "cnamdata/error.hpp"
#include "cnamdata/store.hpp"
#include "cnamdata/version.hpp"

#include <cstdlib>
#include <string_view>

namespace cnamdata::cli {
namespace {

constexpr std::uint64_t most_threads = 1024;

/// https://no-color.org: present and not empty.
bool no_color() noexcept {
    const char* value = std::getenv("NO_COLOR");
    return value != nullptr && *value != '\0';
}

bool wants_color(std::string_view choice, bool terminal) noexcept {
    if (choice == "always") return true;
    if (choice == "never") return false;
    const char* term = std::getenv("TERM");
    return terminal && !no_color() && (term == nullptr || std::string_view(term) != "dumb");
}

/// The value of `name` in `--name VALUE` or `--name=VALUE`, the last one; `otherwise` if absent.
std::string_view peek(std::span<const std::string> arguments, std::string_view name, std::string_view otherwise) {
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const std::string_view argument = arguments[i];
        if (argument == "--") break;
        if (argument == name && i + 1 < arguments.size()) otherwise = arguments[i + 1];
        if (argument.starts_with(name) && argument.substr(name.size()).starts_with('='))
            otherwise = argument.substr(name.size() + 1);
    }
    return otherwise;
}

} // namespace

void GlobalOptions::declare(CLI::App& app) {
    const std::string group = "Global options";
    add_text(app, "--store", store_, "DIR",
             "the store (default: $CNAMDATA_STORE, else $XDG_DATA_HOME/cnamdata, else ~/.local/share/cnamdata)")
        ->group(group);
    add_number(app, "--threads", threads_, 1, "N", "threads to use (default: all cores)")->group(group);
    add_choice(app, "--progress", progress_, {"auto", "always", "never"},
               "show how far a run is (auto: when stderr is a terminal)")
        ->group(group);
    add_choice(app, "--color", color_, {"auto", "always", "never"},
               "colour the messages, and charts in the terminal (auto: on a terminal, unless NO_COLOR is set)")
        ->group(group);
    app.add_flag("-q,--quiet", quiet_, "say nothing but errors and warnings")->group(group);
    app.add_flag("-v,--verbose", verbose_, "say more")->group(group);
    add_choice(app, "--log-format", log_format_, {"text", "json"}, "how stderr speaks; json: one object a line")
        ->group(group);
    add_choice(app, "--lang", language_, {"en", "fr"},
               "the language of charts and of what doctor and verify say (default: by $LC_ALL, $LC_MESSAGES or $LANG)")
        ->group(group);
    app.set_version_flag("--version", "cnamdata " + std::string(version), "print the version")->group(group);
    app.set_help_flag("-h,--help", "print this help")->group(group);
}

std::filesystem::path GlobalOptions::store() const {
    return store_.empty() ? default_store() : std::filesystem::path(store_);
}

bool GlobalOptions::color(bool terminal) const noexcept { return wants_color(color_, terminal); }

Language GlobalOptions::language() const noexcept {
    if (language_.empty()) return language_of_environment();
    return language_ == "fr" ? Language::french : Language::english;
}

ProgressMode GlobalOptions::progress() const noexcept {
    if (progress_ == "always") return ProgressMode::always;
    return progress_ == "never" ? ProgressMode::never : ProgressMode::automatic;
}

ConsoleSettings GlobalOptions::console_settings(bool stderr_is_terminal) const {
    if (threads_.value_or(1) > most_threads)
        throw Error(Category::usage, "--threads takes at most " + std::to_string(most_threads));
    return {.json = log_format_ == "json",
            .color = wants_color(color_, stderr_is_terminal),
            .quiet = quiet_,
            .verbose = verbose_};
}

ConsoleSettings GlobalOptions::early_settings(std::span<const std::string> arguments, bool stderr_is_terminal) {
    return {.json = peek(arguments, "--log-format", "text") == "json",
            .color = wants_color(peek(arguments, "--color", "auto"), stderr_is_terminal)};
}

} // namespace cnamdata::cli
