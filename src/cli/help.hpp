// SPDX-License-Identifier: MPL-2.0
//
// The text of --help, drawn from the registry and from the options as declared. Pure; thread-safe.
#pragma once

#include "cli/command.hpp"

#include <CLI/CLI.hpp>

#include <memory>
#include <span>
#include <string>

namespace cnamdata::cli {

/// Help of the program: its commands and the global options.
[[nodiscard]] std::string program_help(const CLI::App& app, std::span<const std::unique_ptr<Command>> commands,
                                       std::size_t width);

/// Help of one command: usage, options by group, examples, exit codes.
[[nodiscard]] std::string command_help(const CLI::App& app, const Command& command, std::size_t width);

} // namespace cnamdata::cli
