// SPDX-License-Identifier: MPL-2.0
//
// Which instruction sets the SIMD functions of all rooms may use. The best one of the machine is chosen at run time;
// the environment variable CNAMDATA_SIMD names another one of simd_targets().
#pragma once

#include <string_view>

namespace cnamdata {

/// Names of the targets this machine can run, best first, separated by spaces.
[[nodiscard]] std::string_view simd_targets();

/// Makes SIMD functions use the target of that name from now on, for tests; empty: the best one again.
/// Returns false, changing nothing, if this machine has no such target. Not thread-safe.
bool force_simd_target(std::string_view name);

} // namespace cnamdata
