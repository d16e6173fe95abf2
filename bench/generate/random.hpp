// SPDX-License-Identifier: MPL-2.0
//
// Random numbers that are the same on every machine: integers only, no std distribution, no libm.
// Not thread-safe: every block of rows has its own Random.
#pragma once

#include <cstdint>

namespace cnamdata::generate {

/// SplitMix64's finaliser: spreads every bit of the input over the output.
[[nodiscard]] constexpr std::uint64_t mixed(std::uint64_t x) noexcept {
    x = (x ^ (x >> 30U)) * 0xbf58476d1ce4e5b9U;
    x = (x ^ (x >> 27U)) * 0x94d049bb133111ebU;
    return x ^ (x >> 31U);
}

/// A seed made of two.
[[nodiscard]] constexpr std::uint64_t mixed(std::uint64_t seed, std::uint64_t number) noexcept {
    return mixed(mixed(seed + 0x9e3779b97f4a7c15U) + number);
}

/// SplitMix64.
class Random {
public:
    explicit constexpr Random(std::uint64_t seed) noexcept : state_(seed) {}

    constexpr std::uint64_t next() noexcept { return mixed(state_ += 0x9e3779b97f4a7c15U); }

    /// 0 .. n-1; n must be positive.
    constexpr std::uint32_t below(std::uint32_t n) noexcept {
        return static_cast<std::uint32_t>((next() >> 32U) * n >> 32U);
    }

    /// first .. last, both included.
    constexpr std::int64_t between(std::int64_t first, std::int64_t last) noexcept {
        const auto span = static_cast<std::uint64_t>(last - first) + 1;
        return first + static_cast<std::int64_t>(next() % span);
    }

    /// True that many times in a hundred thousand.
    constexpr bool chance(std::uint32_t per_100_000) noexcept { return below(100'000) < per_100_000; }

private:
    std::uint64_t state_;
};

} // namespace cnamdata::generate
