// SPDX-License-Identifier: MPL-2.0
//
// Blocks of a deflate stream (RFC 1951) whose preceding text is not known.
#pragma once

#include "archive/bit_reader.hpp"
#include "archive/huffman_code.hpp"
#include "archive/marked_text.hpp"

#include <cstdint>

namespace cnamdata {

/// What a block of compressed symbols begins with: its two codes.
struct BlockCodes {
    HuffmanCode literals; ///< and lengths of copies, and the end of the block
    HuffmanCode distances;
};

/// Reads the codes of a dynamic block from behind its first three bits on. Returns false where they are none.
[[nodiscard]] bool read_codes(BitReader& bits, BlockCodes& codes) noexcept;

/// What came of a block.
enum class BlockEnd {
    whole,
    last, ///< it says that it is the last of the stream: it was left unread
    bad   ///< the bytes are no such block, end before it does, or give more than MarkedText::most_bytes
};

/// Reads one block, of any of the three types, and appends its text. After anything but `whole`, `bits` and `text` are
/// anywhere.
[[nodiscard]] BlockEnd read_block(BitReader& bits, BlockCodes& codes, MarkedText& text);

} // namespace cnamdata
