// SPDX-License-Identifier: MPL-2.0
//
// From the words of the command line to a command that is ready to run.
#pragma once

#include "cli/command.hpp"

#include <memory>
#include <span>
#include <string>
#include <vector>

namespace cnamdata::cli {

/// What the user asked for: a command to run, or a text to print on stdout (help, version).
struct Invocation {
    Command* command = nullptr; ///< nullptr when there is only text to print
    std::string text{};
};

/// The command line of the program: global options and one subcommand per command. For one parse() or one whole_app().
class Parser {
public:
    /// Both must outlive the parser.
    Parser(GlobalOptions& globals, std::span<const std::unique_ptr<Command>> commands);

    /// `arguments` without the program's name. Throws Error(usage) with the nearest valid name as its hint.
    [[nodiscard]] Invocation parse(std::vector<std::string> arguments);

    /// All commands with all of their options, for completion and the manual; lives as long as the parser.
    [[nodiscard]] const CLI::App& whole_app();

private:
    void declare_options(Command& command);

    [[nodiscard]] Command* chosen() const;
    [[nodiscard]] const CLI::App* chosen_app() const;
    [[nodiscard]] Error unexpected(const std::string& word) const;
    [[nodiscard]] Error wrong(const CLI::ParseError& error) const;
    [[nodiscard]] std::string help() const;

    std::span<const std::unique_ptr<Command>> commands_;
    CLI::App app_;
};

} // namespace cnamdata::cli
