// SPDX-License-Identifier: MPL-2.0
//
// For tests that hold every SIMD target against one reference.
#pragma once

#include "base/simd_targets.hpp"

#include <algorithm>
#include <string_view>

namespace cnamdata {

/// Calls `act` once with each target of this machine in force, then goes back to the best one. `act` gets its name.
template <typename Act>
void for_each_simd_target(Act act) {
    const std::string_view targets = simd_targets();
    for (std::size_t begin = 0; begin < targets.size();) {
        const std::size_t end = std::min(targets.find(' ', begin), targets.size());
        const std::string_view name = targets.substr(begin, end - begin);
        if (force_simd_target(name)) act(name);
        begin = end + 1;
    }
    force_simd_target("");
}

} // namespace cnamdata
