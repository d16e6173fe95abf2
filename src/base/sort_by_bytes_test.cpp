// SPDX-License-Identifier: MPL-2.0
#include "base/sort_by_bytes.hpp"

#include "support/catch.hpp"

#include <algorithm>
#include <random>
#include <utility>

using namespace cnamdata;

TEST_CASE("items sorted by bytes are those that a stable sort gives", "[base]") {
    using Item = std::pair<std::uint64_t, int>;
    std::mt19937_64 random(11);
    for (const unsigned bits : {0U, 3U, 8U, 20U, 64U}) {
        for (const int size : {0, 1, 2, 3000}) {
            std::vector<Item> items(static_cast<std::size_t>(size));
            for (int i = 0; i < size; ++i)
                items[static_cast<std::size_t>(i)] = {bits == 0 ? 7 : random() >> (64 - bits), i};
            std::vector<Item> expected = items;
            std::stable_sort(expected.begin(), expected.end(),
                             [](const Item& a, const Item& b) { return a.first < b.first; });
            sort_by_bytes(items, [](const Item& item) { return item.first; });
            CHECK(items == expected);
        }
    }
}
