// SPDX-License-Identifier: MPL-2.0
#include "cli/help.hpp"

#include "cli/exit_codes.hpp"
#include "cli/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

namespace cnamdata::cli {
namespace {

constexpr std::size_t label_width = 26;

void add_wrapped(std::string& out, std::string_view text, std::size_t width, std::size_t indent = 0) {
    for (const std::string& line : wrap(text, width - indent))
        out += std::string(indent, ' ') + line + "\n";
}

/// A label and its text in two columns; a `\n` in the text begins a new line of it.
void add_entry(std::string& out, const std::string& label, std::string_view text, std::size_t width,
               std::size_t column = label_width) {
    std::vector<std::string> lines;
    while (true) {
        const std::size_t end = text.find('\n');
        for (std::string& line : wrap(text.substr(0, end), width - column))
            lines.push_back(std::move(line));
        if (end == std::string_view::npos) break;
        text.remove_prefix(end + 1);
    }
    std::size_t first = 0;
    if (display_width(label) + 4 <= column)
        out += fmt::format("  {}{}\n", pad_right(label, column - 2), lines[first++]);
    else
        out += fmt::format("  {}\n", label);
    for (; first < lines.size(); ++first)
        out += std::string(column, ' ') + lines[first] + "\n";
}

} // namespace

std::string label_of(const CLI::Option& option) {
    if (option.get_positional()) return option.get_name(true, false) + (option.get_allow_extra_args() ? "..." : "");
    std::string out;
    for (const std::string& name : option.get_snames())
        out.append(out.empty() ? "-" : ", -").append(name);
    for (const std::string& name : option.get_lnames())
        out.append(out.empty() ? "--" : ", --").append(name);
    const std::string value = option.get_type_name();
    return option.get_items_expected_max() == 0 || value.empty() ? out : fmt::format("{} {}", out, value);
}

std::vector<std::string> groups_of(const CLI::App& app) {
    std::vector<std::string> groups;
    for (const CLI::Option* option : app.get_options())
        if (std::find(groups.begin(), groups.end(), option->get_group()) == groups.end())
            groups.push_back(option->get_group());
    return groups;
}

namespace {

void add_options(std::string& out, const CLI::App& app, std::size_t width) {
    for (const std::string& group : groups_of(app)) {
        if (group.empty()) continue; // hidden
        out += fmt::format("\n{}:\n", group);
        for (const CLI::Option* option : app.get_options())
            if (option->get_group() == group) add_entry(out, label_of(*option), option->get_description(), width);
    }
}

} // namespace

std::string positionals_of(const CLI::App& app) {
    std::string out;
    for (const CLI::Option* option : app.get_options()) {
        if (!option->get_positional()) continue;
        const std::string label = label_of(*option);
        out += option->get_required() ? fmt::format(" {}", label) : fmt::format(" [{}]", label);
    }
    return out;
}

std::vector<int> exit_codes_of(const About& about) {
    std::vector<int> codes{exit_done, exit_internal, exit_usage, exit_sigint, exit_sigterm};
    codes.insert(codes.end(), about.exit_codes.begin(), about.exit_codes.end());
    std::sort(codes.begin(), codes.end());
    return codes;
}

namespace {

void add_examples(std::string& out, const About& about, std::size_t width) {
    out += "\nExamples:\n";
    for (const Example& example : about.examples) {
        add_wrapped(out, example.purpose, width, 2);
        out += fmt::format("      {}\n", example.command);
    }
}

void add_exit_codes(std::string& out, const About& about, std::size_t width) {
    out += "\nExit codes:\n";
    for (const int code : exit_codes_of(about))
        add_entry(out, std::to_string(code), exit_meaning(code), width, 7);
}

} // namespace

std::string program_help(const CLI::App& app, std::span<const std::unique_ptr<Command>> commands, std::size_t width) {
    std::string out = "cnamdata - the open data of the French health insurance, from the published archive to a "
                      "trustworthy aggregate\n\nUsage: cnamdata [GLOBAL OPTIONS] COMMAND [OPTIONS]\n\nCommands:\n";
    for (const auto& command : commands)
        if (!command->about().hidden)
            add_entry(out, std::string(command->about().name), command->about().summary, width, 14);
    add_options(out, app, width);
    out += "\nGlobal options may stand before or after the command. Data go to stdout or to -o FILE, all the rest to "
           "stderr.\ncnamdata COMMAND --help tells more, with examples.\n\nExamples:\n"
           "      cnamdata datasets\n"
           "      cnamdata ingest OPEN_MEDIC_2024.zip\n"
           "      cnamdata aggregate medic --by ATC1 --sum REM,BOITES --order-by sum_REM:desc\n";
    return out;
}

std::string command_help(const CLI::App& app, const Command& command, std::size_t width) {
    const About& about = command.about();
    std::string out;
    add_wrapped(out, fmt::format("cnamdata {} - {}", about.name, about.summary), width);
    out += fmt::format("\nUsage: cnamdata {} [OPTIONS]{}\n\n", about.name, positionals_of(app));
    add_wrapped(out, about.details, width);
    add_options(out, app, width);
    out += "\nGlobal options (cnamdata --help):\n";
    add_wrapped(out,
                "--store DIR, --threads N, --progress WHEN, --color WHEN, -q, -v, --log-format text|json, --version, "
                "--help",
                width, 2);
    add_exit_codes(out, about, width);
    add_examples(out, about, width); // last, where the eye of who asked for help rests
    return out;
}

} // namespace cnamdata::cli
