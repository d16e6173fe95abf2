// SPDX-License-Identifier: MPL-2.0
//
// The exit codes of the program and what each means. Constant data; thread-safe.
#pragma once

#include <string_view>

namespace cnamdata::cli {

enum ExitCode : int {
    exit_done = 0,
    exit_internal = 1,
    exit_usage = 2,
    exit_nothing_new = 3,
    exit_network = 4,
    exit_quota = 5,
    exit_data = 6,
    exit_verification = 7,
    exit_locked = 8,
    exit_disk = 9,
    exit_sigint = 130,
    exit_sigterm = 143,
};

/// A short phrase for `--help`; empty for a number that is not an exit code.
[[nodiscard]] std::string_view exit_meaning(int code) noexcept;

} // namespace cnamdata::cli
