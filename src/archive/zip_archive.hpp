// SPDX-License-Identifier: MPL-2.0
//
// The CSV inside a zip: libzip reads the directory, the member is inflated by the same code as gzip.
#pragma once

#include "archive/archive.hpp"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace cnamdata {

/// Throws Error(data) unless the zip holds exactly one CSV, stored or deflated.
[[nodiscard]] std::unique_ptr<Archive> open_zip_archive(const std::string& path);

/// The names of the members; nothing when the directory at the end of the zip cannot be read.
[[nodiscard]] std::optional<std::vector<std::string>> names_in_zip(const std::string& path);

} // namespace cnamdata
