// SPDX-License-Identifier: MPL-2.0
//
// Hashing for tables in memory: fast, stable within a run, never stored.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace cnamdata {

/// Mixes 64 bits so that each affects all.
[[nodiscard]] inline std::uint64_t mix(std::uint64_t x) noexcept {
    x ^= x >> 32U;
    x *= 0x9E3779B97F4A7C15U;
    x ^= x >> 29U;
    x *= 0xBF58476D1CE4E5B9U;
    return x ^ (x >> 32U);
}

[[nodiscard]] inline std::uint64_t hash_bytes(std::string_view bytes) noexcept {
    std::uint64_t state = bytes.size();
    while (bytes.size() >= sizeof state) {
        std::uint64_t word = 0;
        std::memcpy(&word, bytes.data(), sizeof word);
        state = mix(state ^ word);
        bytes.remove_prefix(sizeof word);
    }
    std::uint64_t rest = 0;
    std::memcpy(&rest, bytes.data(), bytes.size());
    return mix(state ^ rest ^ (std::uint64_t{bytes.size()} << 56U));
}

} // namespace cnamdata
