// SPDX-License-Identifier: MPL-2.0
//
// A dataset described: for people, and as JSON with all there is. Pure functions; thread-safe.
#pragma once

#include "cnamdata/dataset.hpp"

#include <nlohmann/json.hpp>

#include <string>

namespace cnamdata::cli {

[[nodiscard]] std::string schema_text(const Dataset& dataset, std::size_t width);
[[nodiscard]] nlohmann::ordered_json schema_json(const Dataset& dataset);

/// A Table Schema (https://specs.frictionlessdata.io/table-schema/) of what `filter` prints as CSV.
[[nodiscard]] nlohmann::ordered_json schema_frictionless(const Dataset& dataset);

} // namespace cnamdata::cli
