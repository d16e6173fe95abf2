// SPDX-License-Identifier: MPL-2.0
#include "query/add_rows.hpp"
#include "query/truths.hpp"

#include "support/catch.hpp"
#include "support/simd.hpp"

#include <random>
#include <string>
#include <vector>

using namespace cnamdata;

namespace {

void check_add_rows(std::size_t stride, std::size_t count, bool far) {
    std::mt19937_64 random(stride * 1000 + count);
    constexpr std::size_t groups = 7;
    std::vector<std::int64_t> rows(count * stride), cells(groups * stride);
    std::vector<std::uint32_t> of(count);
    for (auto& each : rows)
        each = static_cast<std::int64_t>(random() >> 2U) - (std::int64_t{1} << 61U);
    for (auto& each : cells)
        each = static_cast<std::int64_t>(random() >> 40U);
    for (auto& each : of)
        each = static_cast<std::uint32_t>(random() % groups);
    for (std::size_t i = 0; i < rows.size(); ++i)
        rows[i] /= static_cast<std::int64_t>(count + 1); // so that no sum passes 64 bits
    std::vector<std::int64_t> expected = cells;
    for (std::size_t i = 0; i < count; ++i) {
        for (std::size_t k = 0; k < stride; ++k)
            expected[of[i] * stride + k] += rows[i * stride + k];
    }
    add_rows(rows.data(), of.data(), count, stride, far, cells.data());
    CAPTURE(stride, count, far);
    REQUIRE(cells == expected);
}

void check_truths(std::size_t count) {
    std::mt19937_64 random(count);
    SmallTruths table{};
    for (Truth& each : table)
        each = static_cast<Truth>(random() % 3);
    std::vector<std::uint8_t> codes(count);
    for (auto& each : codes)
        each = static_cast<std::uint8_t>(random() % table.size());
    std::vector<Truth> truths(count), expected;
    std::vector<std::uint32_t> places(count), true_places;
    look_up(codes.data(), count, table, truths.data());
    for (std::uint32_t row = 0; row < count; ++row) {
        expected.push_back(table[codes[row]]);
        if (expected.back() == truth) true_places.push_back(row);
    }
    CAPTURE(count);
    REQUIRE(truths == expected);
    places.resize(list_true(truths.data(), count, places.data()));
    REQUIRE(places == true_places);
}

} // namespace

TEST_CASE("rows are added to their groups, whatever their length", "[groups]") {
    CHECK(padded_cells(1) == 1);
    CHECK(padded_cells(3) == 4);
    CHECK(padded_cells(8) == 8);
    CHECK(padded_cells(9) == 16);
    for_each_simd_target([](std::string_view name) {
        CAPTURE(std::string(name));
        for (const std::size_t stride : {1U, 2U, 4U, 8U, 16U, 24U}) {
            for (const std::size_t count : {0U, 1U, 3U, 4U, 5U, 12U, 13U, 100U, 255U}) {
                check_add_rows(stride, count, false);
                check_add_rows(stride, count, true);
            }
        }
    });
}

TEST_CASE("truths are looked up and listed, at every length", "[where]") {
    for_each_simd_target([](std::string_view name) {
        CAPTURE(std::string(name));
        for (const std::size_t count : {0U, 1U, 15U, 16U, 17U, 63U, 64U, 65U, 200U, 2048U})
            check_truths(count);
    });
}
