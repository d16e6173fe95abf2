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

/// Addresses of the dataset's listings below the portal's root, with `{y}` for the year: those the user gave, else
/// those its module knows, else those found before, else those found now on the index page of its section.
/// Throws Error: usage when there is nothing to go by, network when the index leads nowhere.
[[nodiscard]] std::vector<std::string> listing_addresses(Session& session, const Dataset& dataset,
                                                         Catalogue& catalogue);

/// The selected archives that are published, by period. An empty page means that a year is not out yet; a page that is
/// no listing is Error(network).
[[nodiscard]] std::vector<Target> list_targets(Session& session, const Dataset& dataset,
                                               const PeriodSelection& selection, Catalogue& catalogue);

/// The archives of `dataset` that a listing offers, whatever their period.
[[nodiscard]] std::vector<Target> targets_of(const Listing& listing, const Dataset& dataset);

} // namespace cnamdata::portal
