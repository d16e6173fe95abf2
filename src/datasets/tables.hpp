// SPDX-License-Identifier: MPL-2.0
//
// What the monthly tables N and R have in common: the service, the prescriber, the performer and the measures.
#pragma once

#include "cnamdata/dataset.hpp"
#include "schema/columns.hpp"

#include <vector>

namespace cnamdata::tables {

/// The mark of bills of the self-employed, who joined the general scheme in 2019, and its label.
[[nodiscard]] std::vector<Column> self_employed();
/// SERIE and PRS_NAT with their labels.
[[nodiscard]] std::vector<Column> service();
/// ASU_NAT and CPL_COD with their labels.
[[nodiscard]] std::vector<Column> insurance();
/// REM_TAU, prescriber and performer with their labels.
[[nodiscard]] std::vector<Column> professionals();
/// The five measures.
[[nodiscard]] std::vector<Column> measures();

/// The traps both have.
[[nodiscard]] std::vector<Trap> traps();

/// Since when files hold the mark of the self-employed.
inline constexpr Period first_of_self_employed{2019, 1};

} // namespace cnamdata::tables
