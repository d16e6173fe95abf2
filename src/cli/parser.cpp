// SPDX-License-Identifier: MPL-2.0
#include "cli/parser.hpp"

#include "cli/help.hpp"
#include "cli/option_values.hpp"
#include "cli/suggest.hpp"
#include "cli/terminal.hpp"

#include "cnamdata/version.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

namespace cnamdata::cli {
namespace {

constexpr std::size_t widest_help = 110;

/// `--name` and `-n` of every option of `app`.
void add_option_names(std::vector<std::string>& names, const CLI::App& app) {
    for (const CLI::Option* option : app.get_options()) {
        for (const std::string& name : option->get_lnames())
            names.push_back(fmt::format("--{}", name));
        for (const std::string& name : option->get_snames())
            names.push_back(fmt::format("-{}", name));
    }
}

/// CLI11's words, but for those that puzzle: `--by: 1 required COL,... missing`.
std::string plain_message(const CLI::ParseError& error) {
    const std::string text = error.what();
    const std::string option = text.substr(0, text.find(':'));
    if (text.find(" required ") == std::string::npos) return text;
    if (text.ends_with(" missing")) return fmt::format("{} needs a value", option);
    return fmt::format("{} is given more than once", option);
}

/// `--store=`, for which CLI11 would take the next argument.
void refuse_empty_values(std::span<const std::string> arguments) {
    for (const std::string& argument : arguments) {
        if (argument == "--") return;
        if (!argument.starts_with("--") || argument.find('=') + 1 != argument.size()) continue;
        throw Error(Category::usage, argument.substr(0, argument.size() - 1) + " has an empty value", empty_value_hint);
    }
}

std::string see_help(const Command* command) {
    if (command == nullptr) return "`cnamdata --help` lists the commands and the global options.";
    return fmt::format("See `cnamdata {} --help`.", command->about().name);
}

} // namespace

Parser::Parser(GlobalOptions& globals, std::span<const std::unique_ptr<Command>> commands)
    : commands_(commands), app_("", "cnamdata") {
    globals.declare(app_);
    app_.require_subcommand(0, 1);
    for (const auto& command : commands) {
        CLI::App* sub = app_.add_subcommand(std::string(command->about().name), std::string(command->about().summary));
        if (command->about().hidden) sub->group("");
        sub->fallthrough(); // global options after the command
        sub->get_help_ptr()->group("");
    }
}

void Parser::declare_options(Command& command) {
    command.declare(*app_.get_subcommand(std::string(command.about().name)));
}

const CLI::App& Parser::whole_app() {
    for (const auto& command : commands_)
        declare_options(*command);
    return app_;
}

Invocation Parser::parse(std::vector<std::string> arguments) {
    refuse_empty_values(arguments);
    // Making the options of all commands takes longer than reading the footer of a table.
    for (const auto& command : commands_)
        if (std::find(arguments.begin(), arguments.end(), command->about().name) != arguments.end())
            declare_options(*command);
    std::reverse(arguments.begin(), arguments.end()); // as CLI11 wants them
    try {
        app_.parse(std::move(arguments));
    } catch (const CLI::CallForVersion&) {
        return {.text = fmt::format("cnamdata {}\n", version)};
    } catch (const CLI::CallForHelp&) {
        return {.text = help()};
    } catch (const CLI::ParseError& error) {
        throw wrong(error);
    }
    if (Command* command = chosen()) return {.command = command};
    throw Error(Category::usage, "no command is given", see_help(nullptr));
}

const CLI::App* Parser::chosen_app() const {
    const auto subcommands = app_.get_subcommands();
    return subcommands.empty() ? nullptr : subcommands.front();
}

Command* Parser::chosen() const {
    const CLI::App* app = chosen_app();
    if (app == nullptr) return nullptr;
    for (const auto& command : commands_)
        if (command->about().name == app->get_name()) return command.get();
    return nullptr;
}

std::string Parser::help() const {
    const std::size_t pager = terminal_width(2, 100); // `--help | less` is read where stderr is
    const std::size_t width = std::min(terminal_width(1, pager), widest_help);
    const Command* command = chosen();
    return command == nullptr ? program_help(app_, commands_, width) : command_help(*chosen_app(), *command, width);
}

Error Parser::wrong(const CLI::ParseError& error) const {
    const std::vector<std::string> left = app_.remaining(true);
    if (!left.empty()) {
        const auto option = std::find_if(left.begin(), left.end(), [](const auto& word) { return word[0] == '-'; });
        return unexpected(option != left.end() && chosen() != nullptr ? *option : left.front());
    }
    return {Category::usage, plain_message(error), see_help(chosen())};
}

Error Parser::unexpected(const std::string& word) const {
    std::vector<std::string> names;
    const bool option = word.starts_with('-') && word != "--";
    if (option) {
        if (const CLI::App* app = chosen_app()) add_option_names(names, *app);
        add_option_names(names, app_);
    } else if (chosen() == nullptr) {
        for (const auto& command : commands_)
            names.emplace_back(command->about().name);
    }
    const std::string what = option ? "option" : chosen() == nullptr ? "command" : "argument";
    const std::string typed = option ? word.substr(0, word.find('=')) : word;
    const std::vector<std::string_view> candidates(names.begin(), names.end());
    const std::string_view best = nearest(typed, candidates);
    const std::string hint = best.empty() ? see_help(chosen()) : fmt::format("Did you mean {}?", best);
    return {Category::usage, fmt::format("{} {} '{}'", what == "argument" ? "unexpected" : "unknown", what, typed),
            hint};
}

} // namespace cnamdata::cli
