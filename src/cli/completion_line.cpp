// SPDX-License-Identifier: MPL-2.0
#include "cli/completion_line.hpp"

#include <algorithm>

namespace cnamdata::cli {
namespace {

const CLI::Option* find_option(const CLI::App& app, const CLI::App* command, const std::string& name) {
    const CLI::Option* option = command == nullptr ? nullptr : command->get_option_no_throw(name);
    return option != nullptr ? option : app.get_option_no_throw(name);
}

void read_positional(TypedLine& line, const CLI::App& app, const std::string& word) {
    if (line.command != nullptr) return line.positionals.push_back(word);
    for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; }))
        if (command->get_name() == word) line.command = command;
    line.unknown_command = line.command == nullptr;
}

/// A word that begins with `-`: `--name`, `--name=value`, `-n`.
void read_option(TypedLine& line, const CLI::App& app, const std::string& word) {
    const std::size_t equals = word.starts_with("--") ? word.find('=') : std::string::npos;
    const CLI::Option* option = find_option(app, line.command, word.substr(0, equals));
    if (option == nullptr) return;
    if (!takes_value(*option))
        line.options.emplace_back(option, "");
    else if (equals != std::string::npos)
        line.options.emplace_back(option, word.substr(equals + 1));
    else
        line.waiting = option;
}

void read_word(TypedLine& line, const CLI::App& app, const std::string& word) {
    if (line.waiting != nullptr)
        line.options.emplace_back(std::exchange(line.waiting, nullptr), word);
    else if (line.options_ended || !word.starts_with('-') || word == "-")
        read_positional(line, app, word);
    else if (word == "--")
        line.options_ended = true;
    else
        read_option(line, app, word);
}

void read_last(TypedLine& line, const CLI::App& app, const std::string& word) {
    line.last = word;
    const std::size_t equals = word.find('=');
    if (line.waiting != nullptr || line.options_ended || !word.starts_with("--") || equals == std::string::npos) return;
    const CLI::Option* option = find_option(app, line.command, word.substr(0, equals));
    if (option == nullptr || !takes_value(*option)) return;
    line.waiting = option;
    line.before = word.substr(0, equals + 1);
    line.last = word.substr(equals + 1);
}

} // namespace

std::vector<std::string> TypedLine::values_of(const std::string& name) const {
    std::vector<std::string> values;
    for (const auto& [option, value] : options)
        if (option->check_lname(name)) values.push_back(value);
    return values;
}

TypedLine read_line(const CLI::App& app, std::span<const std::string> words) {
    TypedLine line;
    if (words.empty()) return line;
    for (const std::string& word : words.first(words.size() - 1))
        read_word(line, app, word);
    read_last(line, app, words.back());
    return line;
}

bool takes_value(const CLI::Option& option) { return option.get_items_expected_max() > 0; }

} // namespace cnamdata::cli
