// SPDX-License-Identifier: MPL-2.0
//
// Options of the commands that talk to the portal, and how their runs are told.
#pragma once

#include "cli/command.hpp"

#include "cnamdata/portal.hpp"

#include <CLI/CLI.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace cnamdata::cli {

/// Where the portal is and how it is treated.
class PortalOptionGroup {
public:
    void declare(CLI::App& app);
    /// With what the configuration of the store and of the user say. Throws Error: usage, disk.
    [[nodiscard]] PortalOptions options(const std::filesystem::path& store) const;

private:
    std::string url_{};
    std::string dir_rep_{};
    std::optional<std::uint64_t> jobs_{};
    std::optional<std::uint64_t> attempts_{};
    std::optional<std::uint64_t> max_bytes_{};
    std::string retry_wait_{};
    std::string pause_{};
    std::string stall_{};
};

/// What is to be fetched.
class FetchOptionGroup {
public:
    /// `needs_dataset`: at least one must be named.
    void declare(CLI::App& app, bool needs_dataset);
    /// Without `look_only` and `held`. Throws Error(usage).
    [[nodiscard]] FetchRequest request(const Context& context) const;

private:
    std::vector<std::string> datasets_{};
    std::string period_{};
    bool force_ = false;
    bool recheck_ = false;
    PortalOptionGroup portal_{};
};

} // namespace cnamdata::cli
