// SPDX-License-Identifier: MPL-2.0
#include "parquet/delta.hpp"

#include "parquet/unpack.hpp"

#include <algorithm>
#include <array>

namespace cnamdata::parquet {

namespace {

constexpr std::size_t step = 256; // values unpacked at a time

struct Header {
    std::uint64_t block_size, miniblocks, count;
    std::uint64_t first;

    explicit Header(Cursor& cursor)
        : block_size(cursor.varint()), miniblocks(cursor.varint()), count(cursor.varint()),
          first(static_cast<std::uint64_t>(unzigzag(cursor.varint()))) {
        if (block_size == 0 || block_size % 128 != 0 || block_size > (1U << 20) || miniblocks == 0 ||
            block_size % miniblocks != 0 || block_size / miniblocks % 32 != 0) {
            corrupt("DELTA_BINARY_PACKED has a wrong block size");
        }
    }
};

// Running sums from `value` on; returns the last one. Sums wrap, as in the writer.
template <class Delta>
std::uint64_t add_up(std::span<const Delta> above, std::uint64_t min, std::uint64_t value, bool wide,
                     std::int64_t* to) noexcept {
    if (wide) {
        for (const Delta delta : above) {
            value += min + delta;
            *to++ = static_cast<std::int64_t>(value);
        }
    } else {
        for (const Delta delta : above) {
            value += min + delta;
            *to++ = static_cast<std::int32_t>(static_cast<std::uint32_t>(value));
        }
    }
    return value;
}

// Unpacks a miniblock onto the running sum; `packed` may go on after it. Delta: what its width fits in.
template <class Delta>
std::uint64_t decode_miniblock(Bytes packed, unsigned width, std::uint64_t min, std::uint64_t value, bool wide,
                               std::span<std::int64_t> out) {
    std::array<Delta, step> above;
    for (std::size_t at = 0; at < out.size(); at += step) {
        const std::span some = std::span(above).first(std::min(step, out.size() - at));
        if constexpr (sizeof(Delta) == sizeof(std::uint32_t)) {
            unpack(packed.subspan(at / 8 * width), width, 0, some);
        } else {
            unpack(packed.subspan(at / 8 * width), width, some);
        }
        value = add_up<Delta>(some, min, value, wide, out.data() + at);
    }
    return value;
}

} // namespace

void decode_delta(Bytes bytes, bool wide, std::span<std::int64_t> out) {
    Cursor cursor(bytes);
    const Header header(cursor);
    if (header.count != out.size()) corrupt("DELTA_BINARY_PACKED holds another number of values than its page");
    if (out.empty()) return;
    const std::uint64_t zero = 0;
    std::uint64_t value = add_up<std::uint64_t>({&zero, 1}, 0, header.first, wide, out.data());
    out = out.subspan(1);
    while (!out.empty()) {
        const auto min = static_cast<std::uint64_t>(unzigzag(cursor.varint()));
        const Bytes widths = cursor.take(header.miniblocks);
        for (std::size_t i = 0; i < widths.size() && !out.empty(); ++i) {
            const auto width = std::to_integer<unsigned>(widths[i]);
            // Of INT32 columns too: some writers take 64-bit differences, which come to the same in 32 bits.
            if (width > 64) corrupt("DELTA_BINARY_PACKED has a wrong bit width");
            const std::uint64_t size = header.block_size / header.miniblocks;
            const std::size_t used = std::min<std::size_t>(size, out.size());
            const Bytes packed = cursor.rest();
            // The last miniblock may be cut short by its writer: only what is used must be there.
            cursor.take(divide_up((used < out.size() ? size : used) * width, std::uint64_t{8}));
            const auto decode = width > 32 ? decode_miniblock<std::uint64_t> : decode_miniblock<std::uint32_t>;
            value = decode(packed, width, min, value, wide, out.first(used));
            out = out.subspan(used);
        }
    }
}

} // namespace cnamdata::parquet
