// SPDX-License-Identifier: MPL-2.0
#include "parquet/delta.hpp"

#include "parquet/unpack.hpp"

#include <algorithm>
#include <array>
#include <bit>

namespace cnamdata::parquet {

namespace {

constexpr std::size_t block_size = 128, miniblocks = 4, miniblock_size = block_size / miniblocks;

// The difference as the physical type sees it.
std::int64_t difference(std::int64_t from, std::int64_t to, bool wide) noexcept {
    const std::uint64_t delta = static_cast<std::uint64_t>(to) - static_cast<std::uint64_t>(from);
    return wide ? static_cast<std::int64_t>(delta) : static_cast<std::int32_t>(static_cast<std::uint32_t>(delta));
}

// Appends 32 values. Up to 32 bits there is a packer for each width, which is much faster than the general one.
void append_miniblock(std::span<const std::uint64_t> values, unsigned width, Buffer& out) {
    if (width > 32) return pack(values, width, out);
    std::array<std::uint32_t, miniblock_size> narrow;
    for (std::size_t i = 0; i < miniblock_size; ++i)
        narrow[i] = static_cast<std::uint32_t>(values[i]);
    const std::size_t at = out.size();
    out.resize(at + miniblock_size / 8 * width);
    const Pack8 pack = pack8(width);
    for (std::size_t i = 0; i < miniblock_size; i += 8)
        pack(narrow.data() + i, 0, out.data() + at + i / 8 * width);
}

void append_block(std::span<const std::int64_t> deltas, bool wide, Buffer& out) {
    const std::int64_t min = *std::min_element(deltas.begin(), deltas.end());
    const std::uint64_t mask = wide ? UINT64_MAX : UINT32_MAX;
    std::array<std::uint64_t, block_size> above{};
    for (std::size_t i = 0; i < deltas.size(); ++i) {
        above[i] = (static_cast<std::uint64_t>(deltas[i]) - static_cast<std::uint64_t>(min)) & mask;
    }
    append_varint(out, zigzag(min));
    std::array<unsigned, miniblocks> widths{};
    for (std::size_t i = 0; i < miniblocks; ++i) {
        std::uint64_t bits = 0;
        for (std::size_t k = 0; k < miniblock_size; ++k)
            bits |= above[i * miniblock_size + k];
        widths[i] = static_cast<unsigned>(std::bit_width(bits));
        out.push_back(static_cast<std::byte>(widths[i]));
    }
    // Miniblocks after the last value are left out.
    for (std::size_t i = 0; i * miniblock_size < deltas.size(); ++i) {
        append_miniblock(std::span(above).subspan(i * miniblock_size, miniblock_size), widths[i], out);
    }
}

} // namespace

void encode_delta(std::span<const std::int64_t> values, bool wide, Buffer& out) {
    append_varint(out, block_size);
    append_varint(out, miniblocks);
    append_varint(out, values.size());
    append_varint(out, zigzag(values.empty() ? 0 : values.front()));
    std::array<std::int64_t, block_size> deltas;
    for (std::size_t at = 1; at < values.size(); at += block_size) {
        const std::size_t count = std::min(block_size, values.size() - at);
        for (std::size_t i = 0; i < count; ++i)
            deltas[i] = difference(values[at + i - 1], values[at + i], wide);
        append_block(std::span(deltas).first(count), wide, out);
    }
}

std::uint64_t delta_size(std::span<const std::int64_t> values, bool wide) noexcept {
    std::uint64_t size = 0;
    for (std::size_t at = 1; at < values.size(); at += miniblock_size) {
        const std::size_t end = std::min(values.size(), at + miniblock_size);
        std::int64_t min = difference(values[at - 1], values[at], wide), max = min;
        for (std::size_t i = at + 1; i < end; ++i) {
            const std::int64_t delta = difference(values[i - 1], values[i], wide);
            min = std::min(min, delta);
            max = std::max(max, delta);
        }
        const std::uint64_t range = static_cast<std::uint64_t>(max) - static_cast<std::uint64_t>(min);
        size += static_cast<unsigned>(std::bit_width(range)) * (miniblock_size / 8) + 2;
    }
    return size;
}

} // namespace cnamdata::parquet
