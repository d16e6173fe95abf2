// SPDX-License-Identifier: MPL-2.0
#include "archive/huffman_code.hpp"

#include <numeric>

namespace cnamdata {

namespace {

unsigned reversed(unsigned word, unsigned bits) noexcept {
    unsigned result = 0;
    for (unsigned i = 0; i < bits; ++i, word >>= 1U)
        result = 2 * result + word % 2;
    return result;
}

} // namespace

// How many words of each length there are. Whether they make a code.
bool HuffmanCode::count(std::span<const std::uint8_t> lengths) noexcept {
    words_.fill(0);
    for (const std::uint8_t length : lengths)
        ++words_[length];
    words_[0] = 0;
    int free = 1; // words of a length that no shorter one begins
    for (unsigned bits = 1; bits <= longest_word; ++bits) {
        free = 2 * free - words_[bits];
        if (free < 0) return false;
    }
    return free == 0 || std::accumulate(words_.begin(), words_.end(), 0U) <= 1;
}

bool HuffmanCode::build(std::span<const std::uint8_t> lengths) noexcept {
    table_.fill(0);
    if (!count(lengths)) {
        words_.fill(0);
        return false;
    }
    std::array<unsigned, longest_word + 1> next_word{}, next_place{};
    for (unsigned bits = 1; bits < longest_word; ++bits) {
        next_word[bits + 1] = 2 * (next_word[bits] + words_[bits]);
        next_place[bits + 1] = next_place[bits] + words_[bits];
    }
    for (unsigned symbol = 0; symbol < lengths.size(); ++symbol) {
        const unsigned bits = lengths[symbol];
        if (bits == 0) continue;
        symbols_[next_place[bits]++] = static_cast<std::uint16_t>(symbol);
        enter(symbol, bits, next_word[bits]++);
    }
    return true;
}

void HuffmanCode::enter(unsigned symbol, unsigned bits, unsigned word) noexcept {
    if (bits > table_bits) return;
    for (std::size_t at = reversed(word, bits); at < table_.size(); at += std::size_t{1} << bits)
        table_[at] = static_cast<std::uint16_t>(16 * symbol + bits);
}

// Words of one length are consecutive numbers, in the order of their symbols.
HuffmanCode::Found HuffmanCode::find_long(std::uint64_t bits) const noexcept {
    unsigned word = 0, first = 0, place = 0;
    for (unsigned length = 1; length <= longest_word; ++length, bits >>= 1U) {
        word = 2 * word + static_cast<unsigned>(bits % 2);
        first *= 2;
        const unsigned count = words_[length];
        if (word - first < count) return {symbols_[place + word - first], length};
        place += count;
        first += count;
    }
    return {};
}

} // namespace cnamdata
