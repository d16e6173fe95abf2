// SPDX-License-Identifier: MPL-2.0
//
// Blocks are generated and deflated by several threads and written in their order.
#pragma once

#include "generate/lines.hpp"
#include "generate/model.hpp"
#include "generate/output.hpp"

#include <cstdint>
#include <functional>
#include <vector>

namespace cnamdata::generate {

/// Everything a block needs. All referents must outlive the call.
struct Work {
    const Dataset& dataset;
    const Plan& plan;
    const Layout& layout;
    const Oddities& oddities;
    Form form = Form::csv;
    int level = 6;
    unsigned threads = 0; ///< 0: all cores
};

/// Calls `write` with the pieces in order, from one thread at a time. The pieces do not depend on the threads.
/// Returns the spoilt values in the order of their lines. Rethrows the first exception of any thread.
std::vector<BadValue> run(const Work& work, const std::function<void(const Piece&)>& write);

} // namespace cnamdata::generate
