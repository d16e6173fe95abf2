// SPDX-License-Identifier: MPL-2.0
#include "archive/block_search.hpp"

#include <array>
#include <bit>
#include <string_view>

namespace cnamdata {

namespace {

constexpr std::uint64_t places_at_once = 48; // of a word: what is looked at of each lies in 13 bits

// A bit for each place of a word where a block may begin: "not the last" and "dynamic", then two counts of code words
// (five bits each) that do not pass 286 and 30.
std::uint64_t possible_blocks(std::uint64_t word) noexcept {
    const auto at = [word](unsigned bit) { return word >> bit; };
    const std::uint64_t dynamic = ~at(0) & ~at(1) & at(2);
    const std::uint64_t many_literals = at(4) & at(5) & at(6) & at(7);
    const std::uint64_t many_distances = at(9) & at(10) & at(11) & at(12);
    return dynamic & ~many_literals & ~many_distances & ((std::uint64_t{1} << places_at_once) - 1);
}

// Of the code words of 7 bits, how many those of four lengths take up, three bits a length.
constexpr auto words_taken = [] {
    std::array<std::uint8_t, 4096> taken{};
    for (unsigned four = 0; four < taken.size(); ++four) {
        unsigned sum = 0;
        for (unsigned length = four, i = 0; i < 4; ++i, length >>= 3U)
            sum += length % 8 == 0 ? 0 : 128U >> (length % 8);
        taken[four] = static_cast<std::uint8_t>(sum < 255 ? sum : 255); // too many, in any case
    }
    return taken;
}();

// Whether the code in which the lengths of the others are written leaves no code word unused: most chances fail here.
bool has_whole_code(BitReader bits) noexcept {
    bits.skip(13);
    const unsigned lengths = 4 + bits.take(4);
    std::uint64_t rest = bits.peek() & ((std::uint64_t{1} << (3 * lengths)) - 1);
    unsigned taken = 0;
    for (; rest != 0; rest >>= 12U)
        taken += words_taken[rest % words_taken.size()];
    return taken == 128;
}

// Whether two codes are described here.
bool is_dynamic(BitReader block, BlockCodes& codes) noexcept {
    if ((possible_blocks(block.peek()) & 1U) == 0 || !has_whole_code(block)) return false;
    block.skip(3);
    return read_codes(block, codes) && !block.is_past_end();
}

} // namespace

std::optional<std::uint64_t> find_block(std::span<const std::byte> bytes, std::uint64_t bit,
                                        BlockCodes& codes) noexcept {
    for (BitReader at(bytes, bit); !at.is_past_end(); at.skip(places_at_once)) {
        for (std::uint64_t possible = possible_blocks(at.peek()); possible != 0; possible &= possible - 1) {
            BitReader block = at;
            block.skip(static_cast<unsigned>(std::countr_zero(possible)));
            if (is_dynamic(block, codes)) return block.position();
        }
    }
    return {};
}

std::optional<std::uint64_t> find_fresh_block(std::span<const std::byte> bytes, BlockCodes& codes) noexcept {
    using namespace std::string_view_literals;
    constexpr std::string_view empty_block = "\x00\x00\xFF\xFF"sv;
    const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    for (std::size_t at = 0; (at = text.find(empty_block, at)) != std::string_view::npos; ++at) {
        const std::uint64_t behind = 8 * (at + empty_block.size());
        if (is_dynamic(BitReader(bytes, behind), codes)) return behind;
    }
    return {};
}

} // namespace cnamdata
