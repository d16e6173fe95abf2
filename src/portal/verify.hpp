// SPDX-License-Identifier: MPL-2.0
//
// The last check before an archive gets its name: all of it is decompressed.
#pragma once

#include "cnamdata/progress.hpp"

#include <filesystem>
#include <string>

namespace cnamdata::portal {

/// Reads the file to its end, checksums and lengths included; gives its sha256.
/// Throws Error(data), which calls it `name`, when it is truncated or corrupt; Error(disk, interrupted).
[[nodiscard]] std::string verify_archive(const std::filesystem::path& file, const std::string& name,
                                         const Progress* progress);

} // namespace cnamdata::portal
