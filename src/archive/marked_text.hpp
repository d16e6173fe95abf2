// SPDX-License-Identifier: MPL-2.0
//
// Text that was inflated before what it copies from was known: bytes, and marks for bytes of that unknown text.
#pragma once

#include "base/plain_vector.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace cnamdata {

/// How far back a copy may reach: the text before a block matters as far as that.
inline constexpr std::size_t window_bytes = 32768;

/// A byte below 256, or `first_mark` plus the place of a byte among the unknown window_bytes.
using MarkedByte = std::uint16_t;
inline constexpr MarkedByte first_mark = 0x8000;

/// Grows at its end. Not thread-safe.
class MarkedText {
public:
    /// Room that append_room() keeps: for two bytes and a copy, and what a wide one writes too much.
    static constexpr std::size_t longest_append = 2 + 258 + 15;

    /// Who has more is to give up: a single block may stand for a thousand times its bytes.
    static constexpr std::size_t most_bytes = std::size_t{4} << 20U;

    MarkedText() { clear(); }

    void clear() {
        bytes_.resize(window_bytes + first_room);
        for (std::size_t i = 0; i < window_bytes; ++i)
            bytes_[i] = static_cast<MarkedByte>(first_mark + i);
        size_ = 0;
    }

    [[nodiscard]] std::size_t size() const noexcept { return size_; }
    [[nodiscard]] std::span<const MarkedByte> bytes() const noexcept { return {bytes_.data() + window_bytes, size_}; }

    /// Where the next bytes are to be written, behind window_bytes and all text so far: longest_append at least, up to
    /// append_end(). advance_to() tells how far they were.
    [[nodiscard]] MarkedByte* append_room() {
        if (bytes_.size() - window_bytes - size_ < 2 * longest_append) bytes_.resize(2 * bytes_.size());
        return bytes_.data() + window_bytes + size_;
    }
    [[nodiscard]] MarkedByte* append_end() noexcept { return bytes_.data() + bytes_.size() - longest_append; }
    void advance_to(const MarkedByte* end) noexcept {
        size_ = static_cast<std::size_t>(end - bytes_.data()) - window_bytes;
    }

    /// Whether the last window_bytes have no mark.
    [[nodiscard]] bool ends_clear() const noexcept;

    /// The last window_bytes, of which those beyond the text's beginning are marks.
    [[nodiscard]] std::span<const MarkedByte> last_window() const noexcept {
        return std::span(bytes_).subspan(size_, window_bytes);
    }

private:
    static constexpr std::size_t first_room = std::size_t{2} << 20U;

    PlainVector<MarkedByte> bytes_; // the unknown window, then the text
    std::size_t size_ = 0;
};

/// What the bytes of a marked text are, once those before it are known. Thread-safe.
class Resolver {
public:
    /// `window`: the window_bytes before the text.
    explicit Resolver(std::span<const std::byte> window) noexcept;

    /// REQUIRES: room for as many bytes in `out`.
    void write(std::span<const MarkedByte> text, std::byte* out) const noexcept;

private:
    std::array<std::byte, std::size_t{1} << 16U> meaning_{};
};

} // namespace cnamdata
