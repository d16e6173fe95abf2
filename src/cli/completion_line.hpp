// SPDX-License-Identifier: MPL-2.0
//
// A command line that is being typed: which command, which options, what the last word is about.
#pragma once

#include <CLI/CLI.hpp>

#include <span>
#include <string>
#include <utility>
#include <vector>

namespace cnamdata::cli {

/// Pointers are into the app, which must outlive it.
struct TypedLine {
    const CLI::App* command = nullptr; ///< nullptr: none yet
    bool unknown_command = false;
    std::vector<std::string> positionals{};                            ///< of the command, without the last word
    std::vector<std::pair<const CLI::Option*, std::string>> options{}; ///< with their values; flags have none
    const CLI::Option* waiting = nullptr;                              ///< the option whose value the last word is
    std::string before{};                                              ///< of the last word, what stays: `--format=`
    std::string last{};                                                ///< the rest of it
    bool options_ended = false;                                        ///< there was a `--`

    /// The values of `--name`, in order.
    [[nodiscard]] std::vector<std::string> values_of(const std::string& name) const;
};

[[nodiscard]] TypedLine read_line(const CLI::App& app, std::span<const std::string> words);

/// Whether an option has a value.
[[nodiscard]] bool takes_value(const CLI::Option& option);

} // namespace cnamdata::cli
