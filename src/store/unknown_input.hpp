// SPDX-License-Identifier: MPL-2.0
//
// What a user named that is not there, and what is there instead.
#pragma once

#include "cnamdata/period.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace cnamdata {

/// Throws Error(usage): neither a file nor a dataset, with the nearest name.
[[noreturn]] void unknown_input(const std::string& input);

/// Throws Error(usage): no table of `id` (a dataset, or DATASET/BREAKDOWN) at all, or none in the period that was asked
/// for. `periods` are those of its tables.
[[noreturn]] void no_tables(const std::string& id, const std::filesystem::path& store,
                            const std::vector<Period>& periods);

} // namespace cnamdata
