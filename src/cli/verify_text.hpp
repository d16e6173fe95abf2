// SPDX-License-Identifier: MPL-2.0
//
// The results of verify in words and as JSON. Pure; thread-safe.
#pragma once

#include "cli/messages.hpp"

#include "cnamdata/check.hpp"

#include <nlohmann/json.hpp>

#include <string>
#include <vector>

namespace cnamdata::cli {

/// A table of the verdicts, then the figures that differ.
[[nodiscard]] std::string verify_text(const std::vector<Verification>& results, bool published, Language language,
                                      std::size_t width);

[[nodiscard]] nlohmann::ordered_json verify_json(const std::vector<Verification>& results);

} // namespace cnamdata::cli
