// SPDX-License-Identifier: MPL-2.0
#include "base/map_bytes.hpp"

#include "support/catch.hpp"
#include "support/simd.hpp"

#include <random>
#include <vector>

using namespace cnamdata;
using namespace cnamdata;

TEST_CASE("every SIMD target maps bytes as a loop does", "[base][simd]") {
    std::mt19937 random(3);
    for (const std::size_t entries : {1U, 2U, 15U, 16U, 17U, 32U, 33U, 64U, 65U, 200U, 256U}) {
        ByteMap map{};
        for (std::uint8_t& entry : map)
            entry = static_cast<std::uint8_t>(random());
        for (const std::size_t size : {0U, 1U, 63U, 64U, 65U, 1000U}) {
            std::vector<std::uint8_t> codes(size), expected;
            for (std::uint8_t& code : codes)
                code = static_cast<std::uint8_t>(random() % entries);
            for (const std::uint8_t code : codes)
                expected.push_back(map[code]);
            for_each_simd_target([&](std::string_view name) {
                CAPTURE(std::string(name), entries, size);
                std::vector<std::uint8_t> mapped(size);
                map_bytes(codes, map, entries, mapped);
                CHECK(mapped == expected);
            });
        }
    }
}
