// SPDX-License-Identifier: MPL-2.0
//
// What a store holds of each dataset, counted.
#pragma once

#include "cnamdata/dataset.hpp"
#include "cnamdata/store.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace cnamdata::cli {

struct DatasetSummary {
    const Dataset* dataset = nullptr;
    std::vector<Table> tables{};
    std::vector<StoredArchive> archives{};
    std::uint64_t table_bytes = 0;
    std::uint64_t archive_bytes = 0; ///< of those that are still here
    std::uint64_t present = 0;       ///< archives that are still here
    std::uint64_t pending = 0;       ///< of these, not a table yet
    std::uint64_t partial = 0;       ///< downloads that were interrupted
    std::uint64_t republished = 0;   ///< archives that had another edition before
    std::string last_seen{};         ///< the last time the portal was asked about any of them
};

/// Datasets of which there is nothing are left out. Throws as list_tables() and list_archives() do.
[[nodiscard]] std::vector<DatasetSummary> summarise(const std::filesystem::path& store,
                                                    const std::vector<const Dataset*>& datasets);

/// `2019..2021, 2023`: what follows one upon the other is told by its ends.
[[nodiscard]] std::string periods_text(const std::vector<Table>& tables);

} // namespace cnamdata::cli
