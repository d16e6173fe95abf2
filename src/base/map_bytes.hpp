// SPDX-License-Identifier: MPL-2.0
//
// From one small dictionary to another: most columns have few values, and most bytes of an ingest pass through here.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace cnamdata {

/// What each byte becomes.
using ByteMap = std::array<std::uint8_t, 256>;

/// Fills `out` with map[code] for each code. REQUIRES: all codes are below `entries`, which is no more than 256; `out`
/// has the size of `codes`. Thread-safe. Instructions are chosen as base/simd_targets.hpp says.
void map_bytes(std::span<const std::uint8_t> codes, const ByteMap& map, std::size_t entries,
               std::span<std::uint8_t> out);

} // namespace cnamdata
