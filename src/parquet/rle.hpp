// SPDX-License-Identifier: MPL-2.0
//
// Parquet's hybrid of run lengths and bit packing: dictionary indices and definition levels.
// A run is a header (varint) and either one repeated value in whole bytes, or groups of eight bit-packed values.
#pragma once

#include "parquet/bytes.hpp"
#include "parquet/unpack.hpp"

#include <algorithm>
#include <cstdint>
#include <span>

namespace cnamdata::parquet {

/// Appends the values, each of at most `width` bits. REQUIRES: width is no more than those of the type.
/// Only long runs are written as such: short ones would cost a reader more than they save.
void encode_rle(std::span<const std::uint32_t> values, unsigned width, Buffer& out);
void encode_rle(std::span<const std::uint16_t> values, unsigned width, Buffer& out);
void encode_rle(std::span<const std::uint8_t> values, unsigned width, Buffer& out);

/// Appends the definition levels of rows of which some are null, one byte a row: 0 for a null, else 1.
void encode_levels(std::span<const std::uint8_t> valid, Buffer& out);
/// The same when all rows are null, or none is.
void encode_levels(std::uint64_t rows, bool valid, Buffer& out);

/// Reads the runs that make up `count` values, calling `repeat(value, n)` or `packed(bytes, n)` for each; `bytes` hold
/// the run and whatever follows it. Values are not checked against anything but the width. Throws Error(data).
template <class Repeat, class Packed>
void for_each_run(Bytes bytes, unsigned width, std::uint64_t count, Repeat&& repeat, Packed&& packed) {
    Cursor cursor(bytes);
    while (count > 0) {
        const std::uint64_t header = cursor.varint();
        const std::uint64_t length = std::min(count, header & 1 ? (header >> 1) * std::uint64_t{8} : header >> 1);
        if (length == 0 || header >> 1 > UINT32_MAX) corrupt("a run has a wrong length");
        if (header & 1) {
            const Bytes run = cursor.rest();
            // Some writers cut the last group short: only what is used must be there.
            cursor.take(divide_up(length * width, std::uint64_t{8}));
            packed(run, static_cast<std::size_t>(length));
        } else {
            std::uint32_t value = 0;
            const Bytes stored = cursor.take(divide_up(width, 8U));
            std::memcpy(&value, stored.data(), stored.size());
            if (width < 32 && value >> width != 0) corrupt("a repeated value is too wide");
            repeat(value, static_cast<std::size_t>(length));
        }
        count -= length;
    }
}

/// Fills `out` with all its values plus `bias`; returns the largest value, before the bias. Throws Error(data).
std::uint32_t decode_rle(Bytes bytes, unsigned width, std::uint32_t bias, std::span<std::uint32_t> out);

/// Fills `valid` with the definition levels 0 and 1; returns how many are 0. Throws Error(data).
std::size_t decode_levels(Bytes bytes, std::span<std::uint8_t> valid);
/// Whether the first run says that all `count` rows have values, so that nothing need be decoded.
[[nodiscard]] bool all_valid(Bytes bytes, std::uint64_t count);

} // namespace cnamdata::parquet
