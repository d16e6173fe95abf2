// SPDX-License-Identifier: MPL-2.0
//
// The truths of many rows at once.
#pragma once

#include "query/truth.hpp"

#include <array>
#include <cstddef>
#include <cstdint>

namespace cnamdata {

/// Truths of the codes of a small dictionary.
using SmallTruths = std::array<Truth, 16>;

/// Replaces codes by their truths. REQUIRES: codes below 16. Thread-safe. Vectorised, for the processor it runs on.
void look_up(const std::uint8_t* codes, std::size_t count, const SmallTruths& truths, Truth* out);

/// Writes the places of those that are true, ascending, to `out`, which has room for `count`; returns how many.
/// Likewise.
[[nodiscard]] std::size_t list_true(const Truth* truths, std::size_t count, std::uint32_t* out);

} // namespace cnamdata
