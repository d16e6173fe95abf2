// SPDX-License-Identifier: MPL-2.0
//
// Manual pages in roff, drawn from what --help is drawn from. Pure; thread-safe.
#pragma once

#include "cli/command.hpp"

#include <CLI/CLI.hpp>

#include <memory>
#include <span>
#include <string>

namespace cnamdata::cli {

/// cnamdata(1): the commands and the global options.
[[nodiscard]] std::string program_manual(const CLI::App& app, std::span<const std::unique_ptr<Command>> commands);

/// cnamdata-COMMAND(1).
[[nodiscard]] std::string command_manual(const CLI::App& app, const Command& command);

} // namespace cnamdata::cli
