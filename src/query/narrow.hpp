// SPDX-License-Identifier: MPL-2.0
//
// How far from 0 the values of a dictionary are, and the same in 32 bits.
#pragma once

#include <cstdint>
#include <span>

namespace cnamdata {

/// Bits that the magnitudes of all values have together, where that of a negative one counts as one less: no value is
/// further from 0 than this plus 1. Thread-safe. Vectorised, for the processor it runs on.
[[nodiscard]] std::uint64_t magnitude_bits(std::span<const std::int64_t> values);

/// The same, and writes the lower half of each value: the value itself where the bits are no more than 31.
/// REQUIRES: room for all at `out`.
[[nodiscard]] std::uint64_t narrow(std::span<const std::int64_t> values, std::int32_t* out);

} // namespace cnamdata
