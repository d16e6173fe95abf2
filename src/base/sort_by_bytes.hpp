// SPDX-License-Identifier: MPL-2.0
//
// Many items are sorted sooner by the bytes of a number of theirs than by comparing them.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <vector>

namespace cnamdata {

/// Sorts by `number_of(item)`, a std::uint64_t, ascending; equal ones stay in their order. Takes as much memory again.
template <class T, class NumberOf>
void sort_by_bytes(std::vector<T>& items, NumberOf number_of) {
    std::uint64_t differing = 0; // bits
    for (const T& item : items)
        differing |= number_of(item) ^ number_of(items.front());
    std::vector<T> sorted(items.size());
    for (unsigned shift = 0; shift < 64; shift += 8) {
        const auto byte_of = [&](const T& item) { return number_of(item) >> shift & 0xFFU; };
        if ((differing >> shift & 0xFFU) == 0) continue;
        std::array<std::size_t, 256> places{};
        for (const T& item : items)
            ++places[byte_of(item)];
        std::exclusive_scan(places.begin(), places.end(), places.begin(), std::size_t{0});
        for (const T& item : items)
            sorted[places[byte_of(item)]++] = item;
        items.swap(sorted);
    }
}

} // namespace cnamdata
