// SPDX-License-Identifier: MPL-2.0
//
// The CSV inside a zip: libzip reads the directory, the member is inflated by the same code as gzip.
#pragma once

#include "archive/archive.hpp"

namespace cnamdata {

/// Throws Error(data) unless the zip holds exactly one CSV, stored or deflated.
[[nodiscard]] std::unique_ptr<Archive> open_zip_archive(const std::string& path);

} // namespace cnamdata
