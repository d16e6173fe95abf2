// SPDX-License-Identifier: MPL-2.0
//
// Bit-packed numbers, least significant bit first: the bulk of a Parquet file.
#pragma once

#include "parquet/bytes.hpp"

#include <cstdint>
#include <span>

namespace cnamdata::parquet {

/// Fills `out` with values of `width` bits, plus `bias`, and returns the largest value met, before the bias.
/// REQUIRES: width <= 32, packed holds out.size() values. Thread-safe. Vectorised, for the processor it runs on.
std::uint32_t unpack(Bytes packed, unsigned width, std::uint32_t bias, std::span<std::uint32_t> out);

/// The same for values of up to 64 bits, without bias and largest value.
void unpack(Bytes packed, unsigned width, std::span<std::uint64_t> out);

/// Packs eight values minus `bias`, each of at most `width` bits, into `width` bytes at `to`. REQUIRES: width <= 32.
using Pack8 = void (*)(const std::uint32_t* values, std::uint32_t bias, std::byte* to);
[[nodiscard]] Pack8 pack8(unsigned width);

/// Appends values of `width` bits, at most 64. REQUIRES: a multiple of 8 values, each of at most `width` bits.
void pack(std::span<const std::uint64_t> values, unsigned width, Buffer& out);

} // namespace cnamdata::parquet
