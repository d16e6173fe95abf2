// SPDX-License-Identifier: MPL-2.0
#include "parquet/reader.hpp"
#include "parquet/test_columns.hpp"
#include "parquet/writer.hpp"

#include "support/catch.hpp"

#include <limits>
#include <random>

using namespace cnamdata;
using namespace cnamdata::parquet;

namespace {

constexpr std::int64_t lowest = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t highest = std::numeric_limits<std::int64_t>::max();

Field number_field(Physical physical, bool optional = true) {
    return {
        .name = "N", .physical = physical, .logical = Logical::none, .precision = 0, .scale = 0, .optional = optional};
}

Field text_field() {
    return {.name = "T",
            .physical = Physical::bytes,
            .logical = Logical::text,
            .precision = 0,
            .scale = 0,
            .optional = true};
}

// Writes one column as one row group and reads it back in both forms.
void check_numbers(const Numbers& values, Physical physical, bool optional = true) {
    const Field field = number_field(physical, optional);
    for (const bool as_codes : {false, true}) {
        const std::vector<ColumnData> columns{as_codes ? number_codes(values) : numbers(values)};
        const Buffer file = write_file({field}, {columns});
        const Reader reader{Bytes(file)};
        REQUIRE(reader.schema() == Schema{field});
        REQUIRE(reader.rows() == values.size());
        if (values.empty()) continue;
        for (const Want want : {Want::numbers, Want::codes, Want::packed, Want::cheaper})
            CHECK(read_numbers(reader, 0, 0, want) == values);
    }
}

void check_texts(const Texts& values) {
    const Buffer file = write_file({text_field()}, {{text_codes(values)}});
    const Reader reader{Bytes(file)};
    REQUIRE(reader.rows() == values.size());
    for (const Want want : {Want::codes, Want::packed, Want::cheaper})
        CHECK(read_texts(reader, 0, 0, want) == values);
}

} // namespace

TEST_CASE("numbers come back as they were written", "[parquet]") {
    const auto physical = GENERATE(Physical::int32, Physical::int64);
    check_numbers({}, physical);
    check_numbers({7}, physical);
    check_numbers({std::nullopt}, physical);
    check_numbers({-1, 0, std::nullopt, 1, 2147483647, -2147483648}, physical);
    check_numbers(Numbers(1000, 42), physical);
    check_numbers(Numbers(1000, std::nullopt), physical);
    check_numbers({5, 4, 3}, physical, false);
}

TEST_CASE("the largest and smallest 64-bit numbers come back", "[parquet]") {
    check_numbers({lowest, highest, std::nullopt, 0, -1, highest, lowest}, Physical::int64);
}

TEST_CASE("any number of distinct values and any share of nulls come back", "[parquet]") {
    const auto distinct = GENERATE(1, 2, 3, 5, 17, 100, 255, 256, 257, 5000, 70000);
    const auto null_share = GENERATE(0, 3, 50, 97);
    std::mt19937_64 random(static_cast<std::uint64_t>(distinct * 100 + null_share));
    Numbers values(static_cast<std::size_t>(1000 + distinct * 2 + null_share));
    for (auto& value : values) {
        value = static_cast<std::int64_t>(random() % static_cast<unsigned>(distinct)) * 1000 - 20000;
        if (random() % 100 < static_cast<unsigned>(null_share)) value.reset();
    }
    check_numbers(values, Physical::int32);
    check_numbers(values, Physical::int64);
}

TEST_CASE("runs of any length come back", "[parquet]") {
    std::mt19937_64 random(1);
    Numbers values;
    while (values.size() < 50000) {
        const std::size_t length = random() % 3 == 0 ? 1 + random() % 500 : 1 + random() % 5;
        const Number value = random() % 7 == 0 ? Number() : Number(static_cast<std::int64_t>(random() % 11));
        values.insert(values.end(), length, value);
    }
    check_numbers(values, Physical::int32);
}

TEST_CASE("numbers that are all different come back", "[parquet]") {
    std::mt19937_64 random(2);
    Numbers anything(300000), rising(300000);
    std::int64_t last = lowest;
    for (auto& value : anything)
        value = static_cast<std::int64_t>(random());
    for (auto& value : rising)
        value = last += static_cast<std::int64_t>(random() % 1000);
    check_numbers(anything, Physical::int64);
    check_numbers(rising, Physical::int64);
}

TEST_CASE("texts come back, the empty one and accents included", "[parquet]") {
    check_texts({"", std::nullopt, "Île-de-France", "Provence-Alpes-Côte d'Azur et Corse", "", "é", "e"});
    check_texts({std::nullopt, std::nullopt});
    check_texts(Texts(100, ""));
    Texts many;
    for (int i = 0; i < 3000; ++i)
        many.emplace_back(std::string(static_cast<std::size_t>(i % 90), 'x') + std::to_string(i % 700));
    check_texts(many);
}

TEST_CASE("a row group of many pages comes back", "[parquet]") {
    std::mt19937_64 random(3);
    Numbers values(400000);
    for (auto& value : values) {
        if (random() % 10 != 0) value = static_cast<std::int64_t>(random() >> 2);
    }
    check_numbers(values, Physical::int64);
}

TEST_CASE("several row groups keep their order and their counts", "[parquet]") {
    const Schema schema{number_field(Physical::int32), text_field()};
    const std::vector<ColumnData> first{numbers({1, 2, 3}), text_codes({"a", "b", std::nullopt})};
    const std::vector<ColumnData> second{numbers({4, std::nullopt}), text_codes({"c", "a"})};
    const Buffer file = write_file(schema, {first, second});
    const Reader reader{Bytes(file)};
    REQUIRE(reader.row_groups() == 2);
    CHECK(reader.rows() == 5);
    CHECK(reader.rows(0) == 3);
    CHECK(reader.rows(1) == 2);
    CHECK(read_numbers(reader, 1, 0, Want::numbers) == Numbers{4, std::nullopt});
    CHECK(read_texts(reader, 0, 1) == Texts{"a", "b", std::nullopt});
    CHECK(read_texts(reader, 1, 1) == Texts{"c", "a"});
}
