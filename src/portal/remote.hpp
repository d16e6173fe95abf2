// SPDX-License-Identifier: MPL-2.0
//
// What the portal lists of a dataset.
#pragma once

#include "portal/download.hpp"
#include "portal/session.hpp"
#include "store/catalogue.hpp"

#include <string>
#include <vector>

namespace cnamdata::portal {

/// The selected archives that are published, by period. An empty page means that a year is not out yet; a page that is
/// no listing is Error(network), after folders that were found before have been looked for once more.
[[nodiscard]] std::vector<Target> list_targets(Session& session, const Dataset& dataset,
                                               const PeriodSelection& selection, Catalogue& catalogue);

/// The archives of `dataset` that a listing offers, whatever their period.
[[nodiscard]] std::vector<Target> targets_of(const Listing& listing, const Dataset& dataset);

} // namespace cnamdata::portal
