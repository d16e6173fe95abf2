// SPDX-License-Identifier: MPL-2.0
#include "archive/deflate_block.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <span>

namespace cnamdata {

namespace {

constexpr unsigned end_of_block = 256;

/// What a symbol of a length or a distance begins with, and how many bits tell the rest (RFC 1951, 3.2.5).
struct Range {
    std::uint16_t first = 0;
    std::uint8_t bits = 0;
};

constexpr std::array<Range, 29> copy_lengths{
    {{3, 0},  {4, 0},  {5, 0},  {6, 0},   {7, 0},   {8, 0},   {9, 0},   {10, 0},  {11, 1}, {13, 1},
     {15, 1}, {17, 1}, {19, 2}, {23, 2},  {27, 2},  {31, 2},  {35, 3},  {43, 3},  {51, 3}, {59, 3},
     {67, 4}, {83, 4}, {99, 4}, {115, 4}, {131, 5}, {163, 5}, {195, 5}, {227, 5}, {258, 0}}};

constexpr std::array<Range, 30> copy_distances{
    {{1, 0},     {2, 0},     {3, 0},     {4, 0},      {5, 1},      {7, 1},     {9, 2},     {13, 2},
     {17, 3},    {25, 3},    {33, 4},    {49, 4},     {65, 5},     {97, 5},    {129, 6},   {193, 6},
     {257, 7},   {385, 7},   {513, 8},   {769, 8},    {1025, 9},   {1537, 9},  {2049, 10}, {3073, 10},
     {4097, 11}, {6145, 11}, {8193, 12}, {12289, 12}, {16385, 13}, {24577, 13}}};

/// The order in which the lengths of the code of lengths are written (RFC 1951, 3.2.7).
constexpr std::array<std::uint8_t, 19> length_order{16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15};

// Reads `lengths` by the code they are written in: a length, or how often one is repeated.
bool read_lengths(BitReader& bits, const HuffmanCode& code, std::span<std::uint8_t> lengths) noexcept {
    for (std::size_t at = 0; at < lengths.size();) {
        if (bits.is_past_end()) return false;
        const HuffmanCode::Found found = code.find(bits.peek());
        if (found.bits == 0) return false;
        bits.skip(found.bits);
        if (found.symbol < 16) {
            lengths[at++] = static_cast<std::uint8_t>(found.symbol);
            continue;
        }
        if (found.symbol == 16 && at == 0) return false;
        const std::uint8_t value = found.symbol == 16 ? lengths[at - 1] : 0;
        const std::size_t times = found.symbol == 16   ? 3 + bits.take(2)
                                  : found.symbol == 17 ? 3 + bits.take(3)
                                                       : 11 + bits.take(7);
        if (times > lengths.size() - at) return false;
        std::fill_n(lengths.begin() + static_cast<std::ptrdiff_t>(at), times, value);
        at += times;
    }
    return true;
}

const BlockCodes& fixed_codes() {
    static const BlockCodes codes = [] {
        std::array<std::uint8_t, 288> literals{};
        std::fill_n(literals.begin(), 144, 8);
        std::fill_n(literals.begin() + 144, 112, 9);
        std::fill_n(literals.begin() + 256, 24, 7);
        std::fill_n(literals.begin() + 280, 8, 8);
        std::array<std::uint8_t, 32> all_five{};
        all_five.fill(5);
        BlockCodes made;
        static_cast<void>(made.literals.build(literals) && made.distances.build(all_five));
        return made;
    }();
    return codes;
}

bool read_stored(BitReader& bits, MarkedText& text) {
    bits.skip((8 - bits.position() % 8) % 8);
    const std::uint32_t length = bits.take(16), complement = bits.take(16);
    if ((length ^ complement) != 0xFFFFU || bits.is_past_end()) return false;
    const auto rest = bits.rest();
    if (rest.size() < length) return false;
    for (std::size_t at = 0; at < length;) {
        MarkedByte* out = text.append_room();
        const std::size_t count = std::min(MarkedText::longest_append, length - at);
        for (const std::byte byte : rest.subspan(at, count))
            *out++ = static_cast<MarkedByte>(byte);
        text.advance_to(out);
        at += count;
    }
    bits.skip(8 * std::uint64_t{length});
    return true;
}

// Sixteen at a time, which is one time for most, where the copy does not read what it writes; up to 15 too many.
MarkedByte* copy(MarkedByte* out, unsigned distance, unsigned length) noexcept {
    constexpr unsigned at_once = 16;
    const MarkedByte* from = out - distance;
    MarkedByte* const end = out + length;
    if (distance < at_once) {
        while (out < end)
            *out++ = *from++;
        return end;
    }
    do {
        std::memcpy(out, from, at_once * sizeof *out);
        out += at_once;
        from += at_once;
    } while (out < end);
    return end;
}

enum class Stop { block_end, full, bad };

// The hot loop: up to three literals, or a copy.
Stop read_symbols(BitReader& given, const BlockCodes& codes, MarkedText& text) {
    MarkedByte* out = text.append_room();
    const MarkedByte* const full = text.append_end();
    BitReader bits = given; // in registers
    Stop stop = Stop::full;
    while (out < full) {
        std::uint64_t word = bits.peek();
        HuffmanCode::Found found = codes.literals.find(word);
        for (int literals = 0; found.symbol < end_of_block && literals < 2 && found.bits != 0; ++literals) {
            *out++ = static_cast<MarkedByte>(found.symbol);
            bits.skip(found.bits);
            word >>= found.bits;
            found = codes.literals.find(word);
        }
        bits.skip(found.bits);
        if (found.bits == 0 || bits.is_past_end()) {
            stop = Stop::bad;
            break;
        }
        if (found.symbol < end_of_block) {
            *out++ = static_cast<MarkedByte>(found.symbol);
            continue;
        }
        if (found.symbol == end_of_block) {
            stop = Stop::block_end;
            break;
        }
        const unsigned which = found.symbol - end_of_block - 1;
        if (which >= copy_lengths.size()) {
            stop = Stop::bad;
            break;
        }
        const unsigned length = copy_lengths[which].first + bits.take(copy_lengths[which].bits);
        const HuffmanCode::Found far = codes.distances.find(bits.peek());
        bits.skip(far.bits);
        if (far.bits == 0 || far.symbol >= copy_distances.size()) {
            stop = Stop::bad;
            break;
        }
        const unsigned distance = copy_distances[far.symbol].first + bits.take(copy_distances[far.symbol].bits);
        out = copy(out, distance, length);
    }
    given = bits;
    text.advance_to(out);
    return stop;
}

} // namespace

bool read_codes(BitReader& bits, BlockCodes& codes) noexcept {
    const std::size_t literal_count = 257 + bits.take(5), distance_count = 1 + bits.take(5), written = 4 + bits.take(4);
    if (literal_count > 286 || distance_count > copy_distances.size()) return false;
    std::array<std::uint8_t, length_order.size()> code_lengths{};
    for (std::size_t i = 0; i < written; ++i)
        code_lengths[length_order[i]] = static_cast<std::uint8_t>(bits.take(3));
    std::array<std::uint8_t, 286 + copy_distances.size()> all{};
    const auto both = std::span(all).first(literal_count + distance_count);
    // The codes are filled after what they are read by: that one may lie in their place.
    if (!codes.literals.build(code_lengths) || !read_lengths(bits, codes.literals, both)) return false;
    if (all[end_of_block] == 0) return false;
    return codes.literals.build(both.first(literal_count)) && codes.distances.build(both.subspan(literal_count));
}

BlockEnd read_block(BitReader& bits, BlockCodes& codes, MarkedText& text) {
    if (bits.is_past_end()) return BlockEnd::bad;
    if (bits.take(1) != 0) return BlockEnd::last;
    const unsigned type = bits.take(2);
    if (type == 0) return read_stored(bits, text) ? BlockEnd::whole : BlockEnd::bad;
    if (type == 3 || (type == 2 && !read_codes(bits, codes))) return BlockEnd::bad;
    const BlockCodes& used = type == 2 ? codes : fixed_codes();
    Stop stop = Stop::full;
    while (stop == Stop::full && text.size() < MarkedText::most_bytes)
        stop = read_symbols(bits, used, text);
    return stop == Stop::block_end ? BlockEnd::whole : BlockEnd::bad;
}

} // namespace cnamdata
