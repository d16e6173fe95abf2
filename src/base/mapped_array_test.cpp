// SPDX-License-Identifier: MPL-2.0
#include "base/mapped_array.hpp"

#include "support/catch.hpp"

#include <cstdint>

using namespace cnamdata;

TEST_CASE("a mapped array grows, keeps what it holds, and is zero elsewhere") {
    MappedArray<std::uint32_t> array;
    CHECK(array.bytes() == 0);
    for (std::uint32_t i = 0; i < 2000000; ++i) { // past several huge pages
        array.grow(i + 1);
        REQUIRE(array[i] == 0);
        array[i] = i + 7;
    }
    CHECK(array.size() >= 2000000);
    bool kept = true;
    for (std::uint32_t i = 0; i < 2000000; ++i)
        kept = kept && array[i] == i + 7;
    CHECK(kept);
    MappedArray<std::uint32_t> moved = std::move(array);
    CHECK(moved[1999999] == 2000006);
    moved = MappedArray<std::uint32_t>(10);
    CHECK(moved[9] == 0);
}
