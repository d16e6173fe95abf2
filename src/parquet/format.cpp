// SPDX-License-Identifier: MPL-2.0
#include "parquet/format.hpp"

#include <cstddef>
#include <span>
#include <string_view>

namespace cnamdata::parquet::format {

namespace {

constexpr std::string_view types[] = {"BOOLEAN", "INT32",  "INT64",      "INT96",
                                      "FLOAT",   "DOUBLE", "BYTE_ARRAY", "FIXED_LEN_BYTE_ARRAY"};
constexpr std::string_view converteds[] = {"UTF8",
                                           "MAP",
                                           "MAP_KEY_VALUE",
                                           "LIST",
                                           "ENUM",
                                           "DECIMAL",
                                           "DATE",
                                           "TIME_MILLIS",
                                           "TIME_MICROS",
                                           "TIMESTAMP_MILLIS",
                                           "TIMESTAMP_MICROS",
                                           "UINT_8",
                                           "UINT_16",
                                           "UINT_32",
                                           "UINT_64",
                                           "INT_8",
                                           "INT_16",
                                           "INT_32",
                                           "INT_64",
                                           "JSON",
                                           "BSON",
                                           "INTERVAL"};
constexpr std::string_view encodings[] = {
    "PLAIN",          "GROUP_VAR_INT",       "PLAIN_DICTIONARY",        "RLE",
    "BIT_PACKED",     "DELTA_BINARY_PACKED", "DELTA_LENGTH_BYTE_ARRAY", "DELTA_BYTE_ARRAY",
    "RLE_DICTIONARY", "BYTE_STREAM_SPLIT"};
constexpr std::string_view codecs[] = {"UNCOMPRESSED", "SNAPPY", "GZIP", "LZO", "BROTLI", "LZ4", "ZSTD", "LZ4_RAW"};

std::string name(std::span<const std::string_view> names, std::string_view kind, std::int32_t number) {
    const auto index = static_cast<std::size_t>(static_cast<std::uint32_t>(number));
    if (index < names.size()) return std::string(names[index]);
    return std::string(kind) + " " + std::to_string(number);
}

} // namespace

std::string type_name(std::int32_t type) { return name(types, "TYPE", type); }
std::string converted_name(std::int32_t converted) { return name(converteds, "CONVERTED_TYPE", converted); }
std::string encoding_name(std::int32_t encoding) { return name(encodings, "ENCODING", encoding); }
std::string codec_name(std::int32_t codec) { return name(codecs, "CODEC", codec); }

} // namespace cnamdata::parquet::format
