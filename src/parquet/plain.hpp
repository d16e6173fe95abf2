// SPDX-License-Identifier: MPL-2.0
//
// PLAIN: little-endian numbers side by side; texts after their length in four bytes.
#pragma once

#include "base/dictionary.hpp"
#include "parquet/bytes.hpp"
#include "parquet/schema.hpp"

#include <cstdint>
#include <span>
#include <string_view>

namespace cnamdata::parquet {

/// Appends numbers (or bits of doubles). REQUIRES: those of an INT32 column fit.
void encode_plain(std::span<const std::int64_t> values, Physical physical, Buffer& out);

/// Appends the entries of a dictionary, without the null. REQUIRES: as above.
void encode_plain(const Dictionary& dictionary, Physical physical, Buffer& out);

/// Fills `out` with numbers (or bits of doubles). Throws Error(data) when there are not enough bytes.
void decode_plain(Bytes bytes, Physical physical, std::span<std::int64_t> out);

/// The next text. Valid as long as the bytes are.
[[nodiscard]] inline std::string_view take_text(Cursor& cursor) {
    const Bytes bytes = cursor.take(cursor.take_value<std::uint32_t>());
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

} // namespace cnamdata::parquet
