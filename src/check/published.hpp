// SPDX-License-Identifier: MPL-2.0
//
// Comparing a table with the totals that were published of its period.
#pragma once

#include "cnamdata/check.hpp"
#include "cnamdata/store.hpp"

namespace cnamdata {

/// Fills in the published figures, the edition, and the verdict where they change it. The table is one that can be
/// read and is what ingest recorded. Throws Error as aggregate() does.
void compare_with_publications(Verification& result, const Dataset& dataset, const Provenance& provenance,
                               unsigned threads);

} // namespace cnamdata
