// SPDX-License-Identifier: MPL-2.0
//
// The text of --help, drawn from the registry and from the options as declared. Pure; thread-safe.
#pragma once

#include "cli/command.hpp"

#include <CLI/CLI.hpp>

#include <memory>
#include <span>
#include <string>
#include <vector>

namespace cnamdata::cli {

/// Help of the program: its commands and the global options.
[[nodiscard]] std::string program_help(const CLI::App& app, std::span<const std::unique_ptr<Command>> commands,
                                       std::size_t width);

/// Help of one command: usage, options by group, examples, exit codes.
[[nodiscard]] std::string command_help(const CLI::App& app, const Command& command, std::size_t width);

// What help is made of, for manual pages.

/// `-o, --output FILE`; positionals as they are named.
[[nodiscard]] std::string label_of(const CLI::Option& option);
/// The groups of options, in the order of their first one; the empty one is hidden.
[[nodiscard]] std::vector<std::string> groups_of(const CLI::App& app);
/// ` SOURCE...`, or ` [FILE...]` when it may be left out.
[[nodiscard]] std::string positionals_of(const CLI::App& app);
/// All exit codes of a command, ascending.
[[nodiscard]] std::vector<int> exit_codes_of(const About& about);

} // namespace cnamdata::cli
