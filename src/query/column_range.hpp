// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "base/dictionary.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace cnamdata {

/// What the values of a column lie between, in some rows. A bound that is missing is not known; bounds need not be
/// values that occur.
struct ColumnRange {
    std::optional<std::int64_t> min{}, max{};
    std::optional<std::string> min_text{}, max_text{};
    std::optional<Dictionary> values{}; ///< all that occur, where that is known
    bool may_have_nulls = true;
    bool may_have_values = true;
};

} // namespace cnamdata
