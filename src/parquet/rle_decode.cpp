// SPDX-License-Identifier: MPL-2.0
#include "parquet/rle.hpp"

namespace cnamdata::parquet {

std::uint32_t decode_rle(Bytes bytes, unsigned width, std::uint32_t bias, std::span<std::uint32_t> out) {
    std::uint32_t max = 0;
    std::uint32_t* to = out.data();
    for_each_run(
        bytes, width, out.size(),
        [&](std::uint32_t value, std::size_t count) {
            std::fill_n(to, count, value + bias);
            max = std::max(max, value);
            to += count;
        },
        [&](Bytes packed, std::size_t count) {
            max = std::max(max, unpack(packed, width, bias, {to, count}));
            to += count;
        });
    return max;
}

namespace {

// One bit a row becomes one byte a row; returns how many bits are set.
std::size_t spread_bits(Bytes packed, std::uint8_t* to, std::size_t count) {
    std::size_t set = 0, row = 0;
    for (; row + 8 <= count; row += 8) {
        const auto bits = std::to_integer<std::uint64_t>(packed[row / 8]);
        // A copy of all bits in every byte, of which byte i keeps bit i, and then becomes 1 if that is left.
        const std::uint64_t kept = bits * 0x0101010101010101U & 0x8040201008040201U;
        const std::uint64_t flags = (kept + 0x7F7F7F7F7F7F7F7FU) >> 7 & 0x0101010101010101U;
        std::memcpy(to + row, &flags, sizeof flags);
        set += static_cast<std::size_t>(std::popcount(bits));
    }
    for (; row < count; ++row) {
        to[row] = static_cast<std::uint8_t>(std::to_integer<unsigned>(packed[row / 8]) >> (row % 8) & 1);
        set += to[row];
    }
    return set;
}

} // namespace

std::size_t decode_levels(Bytes bytes, std::span<std::uint8_t> valid) {
    std::uint8_t* to = valid.data();
    std::size_t set = 0;
    for_each_run(
        bytes, 1, valid.size(),
        [&](std::uint32_t value, std::size_t count) {
            std::fill_n(to, count, static_cast<std::uint8_t>(value));
            set += value * count;
            to += count;
        },
        [&](Bytes packed, std::size_t count) {
            set += spread_bits(packed, to, count);
            to += count;
        });
    return valid.size() - set;
}

bool all_valid(Bytes bytes, std::uint64_t count) {
    if (count == 0) return true;
    Cursor cursor(bytes);
    const std::uint64_t header = cursor.varint();
    return !(header & 1) && header >> 1 >= count && cursor.take(1).front() == std::byte{1};
}

} // namespace cnamdata::parquet
