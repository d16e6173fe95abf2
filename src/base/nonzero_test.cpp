// SPDX-License-Identifier: MPL-2.0
#include "base/nonzero.hpp"

#include "support/catch.hpp"
#include "support/simd.hpp"

#include <algorithm>
#include <iterator>
#include <random>
#include <vector>

using namespace cnamdata;

TEST_CASE("every SIMD target copies what is not zero", "[base][simd]") {
    std::mt19937 random(7);
    for (const std::size_t size : {0U, 1U, 15U, 16U, 17U, 63U, 64U, 65U, 1000U}) {
        for (const unsigned one_in : {1U, 2U, 10U}) {
            std::vector<std::uint32_t> from(size), expected;
            for (std::uint32_t& number : from)
                number = random() % one_in == 0 ? static_cast<std::uint32_t>(random()) | 1U : 0U;
            std::copy_if(from.begin(), from.end(), std::back_inserter(expected), [](auto n) { return n != 0; });
            for_each_simd_target([&](std::string_view name) {
                CAPTURE(std::string(name), size, one_in);
                std::vector<std::uint32_t> to(expected.size() + nonzero_padding, 7);
                to.resize(copy_nonzero(from, to.data()));
                CHECK(to == expected);
            });
        }
    }
}
