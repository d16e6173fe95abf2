// SPDX-License-Identifier: MPL-2.0
//
// The registry of subcommands: dispatch and help come from it.
#pragma once

#include "cli/command.hpp"

#include <memory>
#include <vector>

namespace cnamdata::cli {

/// A new object for every subcommand, in the order of the help.
[[nodiscard]] std::vector<std::unique_ptr<Command>> make_commands();

} // namespace cnamdata::cli
