// SPDX-License-Identifier: MPL-2.0
//
// What is left of an array of which many places are free.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace cnamdata {

/// Room that copy_nonzero() needs behind what it copies, in numbers.
inline constexpr std::size_t nonzero_padding = 64;

/// Copies the numbers other than 0, in their order. Returns how many they are. REQUIRES: room in `to` for as many and
/// nonzero_padding; it may be overwritten. Thread-safe. Instructions are chosen as base/simd_targets.hpp says.
std::size_t copy_nonzero(std::span<const std::uint32_t> from, std::uint32_t* to);

} // namespace cnamdata
