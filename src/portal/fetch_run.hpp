// SPDX-License-Identifier: MPL-2.0
//
// fetch() for who holds the lock of the portal already.
#pragma once

#include "cnamdata/portal.hpp"

namespace cnamdata::portal {

FetchReport fetch_unlocked(const FetchRequest& request, Progress* progress, const PortalObserver& observer);

} // namespace cnamdata::portal
