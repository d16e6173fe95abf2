// SPDX-License-Identifier: MPL-2.0
//
// Labels of tables that are gone.
#pragma once

#include "labels/harvest.hpp"

#include <filesystem>

namespace cnamdata {

/// After a table of `period` took the place of another: harvested labels that no table of the store bears any more go,
/// and the periods of the others shrink to those that bear them. `seen` is what the new table bears. The tables are
/// read again only for columns whose labels it leaves in doubt. The caller holds the store's lock. Throws as
/// read_labels and ParquetSource do.
void forget_stale_labels(const std::filesystem::path& store, const Dataset& dataset, Period period,
                         const Harvest& seen);

} // namespace cnamdata
