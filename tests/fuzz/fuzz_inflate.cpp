// SPDX-License-Identifier: MPL-2.0
//
// Any bytes as a deflate stream: what is read of its blocks must be what zlib reads, and looking for blocks anywhere in
// it must stay inside it.
#include "archive/block_search.hpp"
#include "archive/deflate_block.hpp"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <vector>
#include <zlib.h>

using namespace cnamdata;

namespace {

constexpr std::size_t most_text = std::size_t{1} << 22U;

void require(bool good) {
    if (!good) std::abort();
}

/// As far as zlib comes.
std::vector<unsigned char> inflate_all(const std::uint8_t* data, std::size_t size) {
    std::vector<unsigned char> text(most_text);
    z_stream stream{};
    require(inflateInit2(&stream, -15) == Z_OK);
    stream.next_in = const_cast<Bytef*>(data);
    stream.avail_in = static_cast<uInt>(size);
    stream.next_out = text.data();
    stream.avail_out = static_cast<uInt>(text.size());
    inflate(&stream, Z_SYNC_FLUSH);
    text.resize(stream.total_out);
    inflateEnd(&stream);
    return text;
}

std::vector<MarkedByte> read_blocks(std::span<const std::byte> bytes) {
    BitReader bits(bytes, 0);
    BlockCodes codes;
    MarkedText text;
    std::size_t whole = 0;
    while (text.size() < most_text && read_block(bits, codes, text) == BlockEnd::whole && !bits.is_past_end())
        whole = text.size();
    const auto read = text.bytes().first(whole);
    return {read.begin(), read.end()};
}

// A mark stands for what was copied from before the beginning: zlib stops there.
void compare(std::span<const MarkedByte> marked, const std::vector<unsigned char>& expected) {
    const auto first = std::ranges::find_if(marked, [](MarkedByte byte) { return byte >= first_mark; });
    const auto clear = std::min(static_cast<std::size_t>(first - marked.begin()), expected.size());
    require(first != marked.end() || clear == std::min(marked.size(), most_text));
    require(std::equal(marked.begin(), marked.begin() + static_cast<std::ptrdiff_t>(clear), expected.begin()));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::vector<std::byte> padded(size + BitReader::padding_bytes);
    std::transform(data, data + size, padded.begin(), [](std::uint8_t byte) { return std::byte{byte}; });
    const auto bytes = std::span<const std::byte>(padded).first(size);
    compare(read_blocks(bytes), inflate_all(data, size));
    BlockCodes codes;
    std::uint64_t last = 0;
    for (auto found = find_block(bytes, 0, codes); found; found = find_block(bytes, *found + 1, codes)) {
        require(*found >= last && *found < 8 * size);
        last = *found;
        static_cast<void>(read_blocks(bytes.subspan(static_cast<std::size_t>(*found / 8))));
    }
    const auto fresh = find_fresh_block(bytes, codes);
    require(!fresh || find_block(bytes, *fresh, codes) == fresh);
    return 0;
}
