// SPDX-License-Identifier: MPL-2.0
//
// The numbers that stand for types, encodings and codecs in Parquet metadata, and their names for messages.
#pragma once

#include <cstdint>
#include <string>

namespace cnamdata::parquet::format {

/// Physical types.
namespace type {
inline constexpr std::int32_t int32 = 1, int64 = 2, float64 = 5, byte_array = 6;
}

namespace converted {
inline constexpr std::int32_t utf8 = 0, enumeration = 4, decimal = 5, uint_8 = 11, uint_16 = 12, int_8 = 15,
                              int_16 = 16, int_32 = 17, int_64 = 18, json = 19;
}

namespace repetition {
inline constexpr std::int32_t required = 0, optional = 1, repeated = 2;
}

namespace encoding {
inline constexpr std::int32_t plain = 0, plain_dictionary = 2, rle = 3, bit_packed = 4, delta_binary_packed = 5,
                              rle_dictionary = 8;
}

namespace codec {
inline constexpr std::int32_t uncompressed = 0, snappy = 1, zstd = 6;
}

namespace page {
inline constexpr std::int32_t data = 0, index = 1, dictionary = 2, data_v2 = 3;
}

/// The names of the format's specification; "TYPE 42" for numbers it does not know.
[[nodiscard]] std::string type_name(std::int32_t type);
[[nodiscard]] std::string converted_name(std::int32_t converted);
[[nodiscard]] std::string encoding_name(std::int32_t encoding);
[[nodiscard]] std::string codec_name(std::int32_t codec);

} // namespace cnamdata::parquet::format
