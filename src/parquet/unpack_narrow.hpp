// SPDX-License-Identifier: MPL-2.0
//
// Bit-packed numbers into as few bytes as hold them.
#pragma once

#include "parquet/bytes.hpp"

#include <cstdint>
#include <span>

namespace cnamdata::parquet {

/// As unpack(), for values that fit with the bias: REQUIRES: width <= the bits of an element. The widths that this tool
/// writes (1, 2, 4, 8, 16) are vectorised; a larger value wraps, and is seen by the largest value returned.
std::uint32_t unpack_narrow(Bytes packed, unsigned width, std::uint8_t bias, std::span<std::uint8_t> out);
std::uint32_t unpack_narrow(Bytes packed, unsigned width, std::uint16_t bias, std::span<std::uint16_t> out);
std::uint32_t unpack_narrow(Bytes packed, unsigned width, std::uint32_t bias, std::span<std::uint32_t> out);

} // namespace cnamdata::parquet
