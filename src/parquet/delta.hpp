// SPDX-License-Identifier: MPL-2.0
//
// DELTA_BINARY_PACKED: differences of neighbours, bit-packed in blocks of 128 above the smallest of each block.
// Differences wrap around in the width of the physical type, as the format wants.
#pragma once

#include "parquet/bytes.hpp"

#include <cstdint>
#include <span>

namespace cnamdata::parquet {

/// Appends the encoded values. With `wide` false they are of an INT32 column. REQUIRES: then they fit in one.
void encode_delta(std::span<const std::int64_t> values, bool wide, Buffer& out);

/// About how many bytes encode_delta() would append.
[[nodiscard]] std::uint64_t delta_size(std::span<const std::int64_t> values, bool wide) noexcept;

/// Fills `out`. Throws Error(data), also when the page holds another number of values.
void decode_delta(Bytes bytes, bool wide, std::span<std::int64_t> out);

} // namespace cnamdata::parquet
