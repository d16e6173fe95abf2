// SPDX-License-Identifier: MPL-2.0
//
// Bytes in memory: views, growing buffers, and a cursor that never leaves its view.
#pragma once

#include "cnamdata/error.hpp"

#include <bit>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <type_traits>
#include <vector>

namespace cnamdata::parquet {

static_assert(std::endian::native == std::endian::little, "Parquet's values are copied as they are");

using Bytes = std::span<const std::byte>;
using Buffer = std::vector<std::byte>;

[[noreturn]] inline void corrupt(const std::string& what) { throw Error(Category::data, "corrupt Parquet: " + what); }

template <std::unsigned_integral T>
[[nodiscard]] constexpr T divide_up(T a, T b) noexcept {
    return (a + b - 1) / b;
}

/// Reads a little-endian value at `from`, however aligned. REQUIRES: sizeof(T) readable bytes.
template <class T>
[[nodiscard]] T load(const std::byte* from) noexcept {
    T value;
    std::memcpy(&value, from, sizeof value);
    return value;
}

template <class T>
requires std::is_arithmetic_v<T>
void append(Buffer& out, T value) {
    const std::size_t at = out.size();
    out.resize(at + sizeof value);
    std::memcpy(out.data() + at, &value, sizeof value);
}

inline void append(Buffer& out, Bytes bytes) { out.insert(out.end(), bytes.begin(), bytes.end()); }

inline void append_varint(Buffer& out, std::uint64_t value) {
    for (; value >= 0x80; value >>= 7)
        out.push_back(static_cast<std::byte>(value | 0x80));
    out.push_back(static_cast<std::byte>(value));
}

/// Small magnitudes of either sign become small unsigned numbers.
[[nodiscard]] constexpr std::uint64_t zigzag(std::int64_t value) noexcept {
    return (static_cast<std::uint64_t>(value) << 1) ^ static_cast<std::uint64_t>(value >> 63);
}

[[nodiscard]] constexpr std::int64_t unzigzag(std::uint64_t value) noexcept {
    return static_cast<std::int64_t>((value >> 1) ^ (~(value & 1) + 1));
}

/// Consumes a view from its front; throws Error(data) instead of passing its end. Does not own the bytes.
class Cursor {
public:
    explicit Cursor(Bytes bytes) : rest_(bytes) {}

    [[nodiscard]] Bytes rest() const noexcept { return rest_; }

    Bytes take(std::uint64_t count) {
        if (count > rest_.size()) corrupt("a page ends too early");
        const Bytes taken = rest_.first(static_cast<std::size_t>(count));
        rest_ = rest_.subspan(taken.size());
        return taken;
    }

    template <class T>
    T take_value() {
        return load<T>(take(sizeof(T)).data());
    }

    std::uint64_t varint() {
        std::uint64_t value = 0;
        for (unsigned shift = 0; shift < 64; shift += 7) {
            const auto byte = std::to_integer<std::uint64_t>(take(1).front());
            value |= (byte & 0x7f) << shift;
            if (byte < 0x80) return value;
        }
        corrupt("a variable-length number is too long");
    }

private:
    Bytes rest_;
};

} // namespace cnamdata::parquet
