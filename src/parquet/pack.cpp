// SPDX-License-Identifier: MPL-2.0
#include "parquet/unpack.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace cnamdata::parquet {

namespace {

// Places `item` of at most `bits` bits as number `index` of a run of such items. Inlined with constants.
template <unsigned bits, unsigned index>
inline void place(std::uint64_t item, std::uint64_t* words) noexcept {
    constexpr unsigned bit = bits * index, word = bit / 64, shift = bit % 64;
    words[word] |= item << shift;
    if constexpr (shift != 0 && shift + bits > 64) words[word + 1] |= item >> (64 - shift);
}

// Stores the low bytes of a word from its register: copying them out of an array would wait for the array.
template <unsigned bytes>
inline void store_low(std::uint64_t word, std::byte* to) noexcept {
    if constexpr (bytes == 8) {
        std::memcpy(to, &word, 8);
    } else if constexpr (bytes >= 4) {
        const auto low = static_cast<std::uint32_t>(word);
        std::memcpy(to, &low, 4);
        store_low<bytes - 4>(word >> 32, to + 4);
    } else if constexpr (bytes > 0) {
        *to = static_cast<std::byte>(word);
        store_low<bytes - 1>(word >> 8, to + 1);
    }
}

template <unsigned bytes>
inline void store_words(const std::uint64_t* words, std::byte* to) noexcept {
    store_low<std::min(bytes, 8U)>(*words, to);
    if constexpr (bytes > 8) store_words<bytes - 8>(words + 1, to + 8);
}

// Two neighbours of 32 bits become one item of 2 * width bits; four such items fill the words.
template <unsigned width>
void pack_group(const std::uint32_t* values, std::uint32_t bias, std::byte* to) noexcept {
    const auto pair = [&](std::size_t i) noexcept {
        const std::uint64_t low = values[i] - bias, high = values[i + 1] - bias;
        return low | high << width;
    };
    std::uint64_t words[width / 8 + 1] = {};
    place<2 * width, 0>(pair(0), words);
    place<2 * width, 1>(pair(2), words);
    place<2 * width, 2>(pair(4), words);
    place<2 * width, 3>(pair(6), words);
    store_words<width>(words, to);
}

template <unsigned... widths>
constexpr std::array<Pack8, sizeof...(widths)> table(std::integer_sequence<unsigned, widths...>) {
    return {&pack_group<widths>...};
}

constexpr std::array<Pack8, 33> packers = table(std::make_integer_sequence<unsigned, 33>());

} // namespace

Pack8 pack8(unsigned width) { return packers[width]; }

void pack(std::span<const std::uint64_t> values, unsigned width, Buffer& out) {
    std::uint64_t word = 0;
    unsigned used = 0;
    for (const std::uint64_t value : values) {
        word |= value << used;
        used += width;
        if (used >= 64) {
            append(out, word);
            used -= 64;
            word = used == 0 ? 0 : value >> (width - used);
        }
    }
    append(out, std::as_bytes(std::span(&word, 1)).first(used / 8));
}

} // namespace cnamdata::parquet
