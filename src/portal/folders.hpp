// SPDX-License-Identifier: MPL-2.0
//
// Where on the portal a dataset is listed.
#pragma once

#include "portal/session.hpp"
#include "store/catalogue.hpp"

#include <string>
#include <vector>

namespace cnamdata::portal {

/// Addresses of the dataset's listings below the portal's root, with `{y}` for the year: those the user gave, else
/// those its module knows and, where it says what to look for, those found on the index page of its section, before or
/// now. Throws Error: usage when there is nothing to go by, network when the index leads nowhere and was needed.
[[nodiscard]] std::vector<std::string> listing_addresses(Session& session, const Dataset& dataset,
                                                         Catalogue& catalogue);

/// The listing of a year at such an address.
[[nodiscard]] std::string url_of(const Session& session, const std::string& address, int year);

/// Of the calendar, UTC.
[[nodiscard]] int this_year();

/// The first year that may have been published.
[[nodiscard]] int first_year(const Dataset& dataset);

} // namespace cnamdata::portal
