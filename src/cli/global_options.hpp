// SPDX-License-Identifier: MPL-2.0
//
// The options that every command takes, before or after its name.
#pragma once

#include "cli/console.hpp"
#include "cli/messages.hpp"
#include "cli/progress_bar.hpp"

#include <CLI/CLI.hpp>

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>

namespace cnamdata::cli {

class GlobalOptions {
public:
    void declare(CLI::App& app);

    [[nodiscard]] std::filesystem::path store() const;
    [[nodiscard]] unsigned threads() const noexcept { return static_cast<unsigned>(threads_.value_or(0)); }
    /// Whether what goes to a terminal, or not to one, may be coloured.
    [[nodiscard]] bool color(bool terminal) const noexcept;
    [[nodiscard]] Language language() const noexcept;
    [[nodiscard]] ProgressMode progress() const noexcept;
    [[nodiscard]] ConsoleSettings console_settings(bool stderr_is_terminal) const;

    /// The settings as far as they can be told before parsing, so that a parse error already speaks in the right form.
    [[nodiscard]] static ConsoleSettings early_settings(std::span<const std::string> arguments,
                                                        bool stderr_is_terminal);

private:
    std::string store_{};
    std::optional<std::uint64_t> threads_{};
    std::string progress_ = "auto";
    std::string color_ = "auto";
    std::string log_format_ = "text";
    std::string language_{};
    bool quiet_ = false;
    int verbose_ = 0;
};

} // namespace cnamdata::cli
