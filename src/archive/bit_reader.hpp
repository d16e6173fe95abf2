// SPDX-License-Identifier: MPL-2.0
//
// Bits as deflate packs them: the lowest of a byte first.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>

namespace cnamdata {

/// A place among the bits of bytes that outlive it. Cheap to copy.
class BitReader {
public:
    /// Bytes behind `bytes` that must be readable, whatever they are: who reads past the end is told by is_past_end().
    static constexpr std::size_t padding_bytes = 32;

    BitReader(std::span<const std::byte> bytes, std::uint64_t bit) noexcept
        : bytes_(bytes.data()), end_(8 * bytes.size()), position_(bit) {}

    /// The bits from here on, 57 of them at least. REQUIRES: no more than 24 bytes past the end.
    [[nodiscard]] std::uint64_t peek() const noexcept {
        static_assert(std::endian::native == std::endian::little);
        std::uint64_t word = 0;
        std::memcpy(&word, bytes_ + position_ / 8, sizeof word);
        return word >> (position_ % 8);
    }

    /// The next `count` bits, 32 at most.
    [[nodiscard]] std::uint32_t take(unsigned count) noexcept {
        const std::uint64_t bits = peek() & ((std::uint64_t{1} << count) - 1);
        position_ += count;
        return static_cast<std::uint32_t>(bits);
    }

    void skip(std::uint64_t bits) noexcept { position_ += bits; }

    /// Bits before this place.
    [[nodiscard]] std::uint64_t position() const noexcept { return position_; }
    [[nodiscard]] bool is_past_end() const noexcept { return position_ > end_; }
    /// Whole bytes from here to the end. REQUIRES: between two bytes, not past the end.
    [[nodiscard]] std::span<const std::byte> rest() const noexcept {
        return {bytes_ + position_ / 8, static_cast<std::size_t>((end_ - position_) / 8)};
    }

private:
    const std::byte* bytes_;
    std::uint64_t end_;
    std::uint64_t position_;
};

} // namespace cnamdata
