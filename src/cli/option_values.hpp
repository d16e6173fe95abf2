// SPDX-License-Identifier: MPL-2.0
//
// Ways to declare an option whose value is checked, with messages of ours: every one throws Error(usage) at parsing.
// The variables given must outlive the parser.
#pragma once

#include <CLI/CLI.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace cnamdata::cli {

/// What to do about an option whose value is empty.
inline constexpr const char* empty_value_hint =
    "Leave the option out, or look whether a variable of the script is empty.";

/// A text, given at most once.
CLI::Option* add_text(CLI::App& app, const std::string& names, std::string& value, const std::string& value_name,
                      const std::string& description);

/// A whole number of at least `least`.
CLI::Option* add_number(CLI::App& app, const std::string& names, std::optional<std::uint64_t>& value,
                        std::uint64_t least, const std::string& value_name, const std::string& description);

/// One of `choices`, which the help lists as the name of the value.
CLI::Option* add_choice(CLI::App& app, const std::string& names, std::string& value,
                        std::vector<std::string_view> choices, const std::string& description);

/// Names separated by commas; the option may be repeated.
CLI::Option* add_list(CLI::App& app, const std::string& names, std::vector<std::string>& values,
                      const std::string& value_name, const std::string& description);

/// Same, but each occurrence stays whole: for who needs the order among options (CLI::App::parse_order).
CLI::Option* add_repeatable(CLI::App& app, const std::string& names, std::vector<std::string>& values,
                            const std::string& value_name, const std::string& description);

/// The names in `text`. Throws Error(usage) for an empty one, naming `option`.
[[nodiscard]] std::vector<std::string> parse_names(const std::string& option, const std::string& text);

} // namespace cnamdata::cli
