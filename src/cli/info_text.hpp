// SPDX-License-Identifier: MPL-2.0
//
// A file described: for people, and as JSON with all there is. Pure functions; thread-safe.
#pragma once

#include "cnamdata/store.hpp"

#include <nlohmann/json.hpp>

#include <string>

namespace cnamdata::cli {

[[nodiscard]] std::string info_text(const FileInfo& info, std::size_t width);
[[nodiscard]] nlohmann::ordered_json info_json(const FileInfo& info);

} // namespace cnamdata::cli
