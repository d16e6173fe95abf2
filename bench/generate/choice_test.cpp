// SPDX-License-Identifier: MPL-2.0
#include "generate/choice.hpp"

#include "generate/yearly.hpp"
#include "support/catch.hpp"

#include <array>
#include <map>

using namespace cnamdata::generate;

TEST_CASE("values come as often as their weights say") {
    const Choice<int> choice{{1, 5}, {2, 0}, {3, 80}, {4, 15}};
    Random random(7);
    std::map<int, int> counts;
    constexpr int draws = 200'000;
    for (int i = 0; i < draws; ++i)
        ++counts[choice(random)];
    CHECK(counts.count(2) == 0);
    // Five standard deviations of a binomial count.
    CHECK(std::abs(counts[1] - draws * 5 / 100) < 490);
    CHECK(std::abs(counts[3] - draws * 80 / 100) < 900);
    CHECK(std::abs(counts[4] - draws * 15 / 100) < 800);
}

TEST_CASE("the generator is SplitMix64") {
    // First numbers of the reference implementation for the seed 1234567.
    Random random(1'234'567);
    CHECK(random.next() == 6457827717110365317U);
    CHECK(random.next() == 3203168211198807973U);
}

TEST_CASE("rows are shared out exactly") {
    const std::array<std::uint64_t, 4> weights{1, 1'000, 10, 100};
    const auto rows_of = [&](std::uint64_t codes, std::uint64_t rows) {
        const CodeBlocks blocks(weights, codes, rows, 50);
        std::map<std::size_t, std::uint32_t> all;
        std::uint64_t sum = 0;
        for (std::uint64_t block = 0; block < blocks.blocks(); ++block) {
            for (const auto& [code, own] : blocks.codes(block)) {
                all[code] = own;
                sum += own;
            }
        }
        CHECK(sum == rows);
        CHECK(blocks.first_row(blocks.blocks()) == rows);
        return all;
    };
    CHECK(rows_of(4, 0).empty());
    CHECK(rows_of(2, 40).size() == 2);
    CHECK(rows_of(2, 40).count(1) == 1);
    CHECK(rows_of(4, 200) == std::map<std::size_t, std::uint32_t>{{0, 50}, {1, 50}, {2, 50}, {3, 50}});
    CHECK(rows_of(4, 4).size() == 4);
    CHECK(rows_of(4, 60).at(1) == 50);
}

TEST_CASE("accents become bytes of Windows-1252") {
    CHECK(windows_1252("CŒUR À L’ÉTÉ N° ¿") == "C\x8cUR \xc0 L\x92\xc9T\xc9 N\xb0 \xbf");
}
