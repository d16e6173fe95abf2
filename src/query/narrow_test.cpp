// SPDX-License-Identifier: MPL-2.0
#include "query/narrow.hpp"

#include "support/catch.hpp"
#include "support/simd.hpp"

#include <algorithm>
#include <limits>
#include <random>
#include <string>
#include <vector>

using namespace cnamdata;

TEST_CASE("no value is further from 0 than the bits of magnitudes tell", "[groups][simd]") {
    constexpr std::int64_t least = std::numeric_limits<std::int64_t>::min();
    constexpr std::int64_t most = std::numeric_limits<std::int32_t>::max();
    CHECK(magnitude_bits({}) == 0);
    for_each_simd_target([&](std::string_view name) {
        CAPTURE(std::string(name));
        for (const std::size_t size : {1U, 3U, 8U, 33U, 1000U}) {
            std::mt19937_64 random(size);
            std::vector<std::int64_t> values(size);
            for (auto& value : values)
                value = static_cast<std::int64_t>(random() >> 45U) - (std::int64_t{1} << 18U);
            for (const std::int64_t one : {std::int64_t{0}, most, -most - 1, most + 1, -most - 2, least}) {
                values[size / 2] = one;
                std::vector<std::int32_t> halves(size);
                const std::uint64_t bits = narrow(values, halves.data());
                CHECK(bits == magnitude_bits(values));
                const bool fits = one >= -most - 1 && one <= most;
                CHECK((bits <= static_cast<std::uint64_t>(most)) == fits);
                if (fits) CHECK(std::equal(values.begin(), values.end(), halves.begin(), halves.end()));
            }
        }
    });
}
