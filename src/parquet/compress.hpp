// SPDX-License-Identifier: MPL-2.0
//
// The codecs of pages. Thread-safe: every thread keeps its own compressor and decompressor.
#pragma once

#include "parquet/bytes.hpp"

#include <cstdint>

namespace cnamdata::parquet {

/// What there is to gain by compressing.
enum class Redundancy {
    repeats,    ///< byte strings that come again, as in a dictionary of texts
    neighbours, ///< values like those just before, as in an ordered dictionary of numbers
    skew,       ///< only that some bytes are more frequent
};

/// Appends `bytes` as one zstd frame that names its size. Throws Error(internal).
void append_zstd(Bytes bytes, Redundancy redundancy, Buffer& out);

/// Whether decompress() knows this codec of the format.
[[nodiscard]] bool is_supported_codec(std::int32_t codec) noexcept;

/// Decompresses into `out`, which must be filled exactly. Throws Error(data). REQUIRES: a supported codec.
void decompress(std::int32_t codec, Bytes compressed, std::span<std::byte> out);

/// More bytes than `compressed` can become under this codec, so that no more memory is taken than the input justifies.
[[nodiscard]] std::uint64_t max_decompressed(std::int32_t codec, std::uint64_t compressed) noexcept;

} // namespace cnamdata::parquet
