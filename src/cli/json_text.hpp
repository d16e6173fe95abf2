// SPDX-License-Identifier: MPL-2.0
//
// JSON strings, for rows that are too many for a JSON document. Pure functions; thread-safe.
#pragma once

#include <string>
#include <string_view>

namespace cnamdata::cli {

/// Whether `text` must be changed to stand between quotes: it has `"`, `\`, control characters or wrong UTF-8.
[[nodiscard]] bool json_needs_escape(std::string_view text) noexcept;

/// Appends `text` between quotes, escaped; wrong UTF-8 becomes U+FFFD.
void append_json_string(std::string& out, std::string_view text);

} // namespace cnamdata::cli
