// SPDX-License-Identifier: MPL-2.0
//
// The prefix codes of deflate (RFC 1951, 3.2.2), given by the length of each symbol's code word.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace cnamdata {

/// A code of 288 symbols at most. Keeps its memory; not thread-safe while it is built.
class HuffmanCode {
public:
    static constexpr unsigned longest_word = 15;

    /// A symbol and the bits of its code word; 0 bits: these bits are no code word.
    struct Found {
        unsigned symbol = 0;
        unsigned bits = 0;
    };

    /// Bits of each symbol's code word, 0 to 15; 0: it has none. Returns false, and can decode nothing, when such a
    /// code would be ambiguous or, but for one of at most one word, leave code words without a symbol.
    [[nodiscard]] bool build(std::span<const std::uint8_t> lengths) noexcept;

    /// The symbol whose code word these bits begin with.
    [[nodiscard]] Found find(std::uint64_t bits) const noexcept {
        const std::uint16_t entry = table_[bits % table_.size()];
        if (entry != 0) return {entry / 16U, entry % 16U};
        return find_long(bits);
    }

private:
    static constexpr unsigned table_bits = 11;

    [[nodiscard]] bool count(std::span<const std::uint8_t> lengths) noexcept;
    void enter(unsigned symbol, unsigned bits, unsigned word) noexcept;
    [[nodiscard]] Found find_long(std::uint64_t bits) const noexcept;

    std::array<std::uint16_t, std::size_t{1} << table_bits> table_{}; // symbol and length by what bits may follow; or 0
    std::array<std::uint16_t, longest_word + 1> words_{};             // code words of each length
    std::array<std::uint16_t, 288> symbols_{};                        // by length of word, then by number
};

} // namespace cnamdata
