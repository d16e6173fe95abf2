// SPDX-License-Identifier: MPL-2.0
//
// Which archives the tables of a store were made from, as their footers say.
#pragma once

#include "cnamdata/store.hpp"

#include <filesystem>
#include <vector>

namespace cnamdata {

/// One for each table of the dataset. Throws Error(disk, data) as reading a Parquet file does.
[[nodiscard]] std::vector<Provenance> table_sources(const std::filesystem::path& store, const Dataset& dataset);

} // namespace cnamdata
