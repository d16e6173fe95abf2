// SPDX-License-Identifier: MPL-2.0
#include "parquet/rle.hpp"

#include "support/catch.hpp"

#include <random>

using namespace cnamdata;
using namespace cnamdata::parquet;

namespace {

using Values = std::vector<std::uint32_t>;

Buffer bytes(std::initializer_list<unsigned> values) {
    Buffer out;
    for (const unsigned value : values)
        out.push_back(static_cast<std::byte>(value));
    return out;
}

Values decode(const Buffer& encoded, unsigned width, std::size_t count) {
    Values out(count);
    decode_rle(encoded, width, 0, out);
    return out;
}

void check_round_trip(const Values& values, unsigned width) {
    Buffer encoded;
    encode_rle(values, width, encoded);
    REQUIRE(decode(encoded, width, values.size()) == values);
    Buffer narrow;
    if (width <= 16) encode_rle(std::vector<std::uint16_t>(values.begin(), values.end()), width, narrow);
    if (width <= 16) CHECK(narrow == encoded);
    narrow.clear();
    if (width <= 8) encode_rle(std::vector<std::uint8_t>(values.begin(), values.end()), width, narrow);
    if (width <= 8) CHECK(narrow == encoded);
}

} // namespace

TEST_CASE("a repeated run is its length and its value in whole bytes", "[parquet]") {
    Buffer encoded;
    encode_rle(Values(100, 4), 3, encoded);
    CHECK(encoded == bytes({0xC8, 0x01, 4})); // 100 << 1
    CHECK(decode(bytes({0x06, 0x34, 0x12}), 13, 3) == Values(3, 0x1234));
    CHECK(decode(bytes({0x08}), 0, 4) == Values(4, 0));
}

TEST_CASE("a packed run is its number of groups and their bits", "[parquet]") {
    Buffer encoded;
    encode_rle(Values{0, 1, 2, 3, 4, 5, 6, 7}, 3, encoded);
    CHECK(encoded == bytes({0x03, 0b10001000, 0b11000110, 0b11111010})); // 1 << 1 | 1
    CHECK(decode(encoded, 3, 8) == Values{0, 1, 2, 3, 4, 5, 6, 7});
    CHECK(decode(encoded, 3, 5) == Values{0, 1, 2, 3, 4});
}

TEST_CASE("a last group cut short is read when it holds what is wanted", "[parquet]") {
    CHECK(decode(bytes({0x03, 0b10001000, 0b11000110}), 3, 5) == Values{0, 1, 2, 3, 4});
    CHECK_THROWS_AS(decode(bytes({0x03, 0b10001000, 0b11000110}), 3, 6), Error);
}

TEST_CASE("runs and groups of any width come back", "[parquet]") {
    std::mt19937_64 random(5);
    for (unsigned width = 1; width <= 31; ++width) {
        Values values;
        while (values.size() < 3000) {
            const auto value = static_cast<std::uint32_t>(random() >> (64 - width));
            values.insert(values.end(), random() % 4 == 0 ? 1 + random() % 300 : 1, value);
        }
        check_round_trip(values, width);
    }
    for (std::size_t count = 0; count < 200; ++count)
        check_round_trip(Values(count, 1), 1);
    for (std::size_t count = 64; count < 140; ++count) {
        Values values(count, 2);
        values.back() = 3;
        check_round_trip(values, 2);
        values.front() = 1;
        check_round_trip(values, 2);
    }
}

TEST_CASE("levels tell the rows that are null", "[parquet]") {
    std::mt19937_64 random(6);
    for (const unsigned share : {1U, 2U, 10U, 1000U}) {
        std::vector<std::uint8_t> valid(5003);
        for (auto& flag : valid)
            flag = random() % share == 0 ? 0 : 1;
        Buffer encoded;
        encode_levels(valid, encoded);
        std::vector<std::uint8_t> out(valid.size());
        CHECK(decode_levels(encoded, out) ==
              static_cast<std::size_t>(std::count(valid.begin(), valid.end(), std::uint8_t{0})));
        CHECK(out == valid);
    }
    Buffer none, all;
    encode_levels(1000, true, none);
    encode_levels(1000, false, all);
    CHECK(none == bytes({0xD0, 0x0F, 1}));
    CHECK(all_valid(none, 1000));
    CHECK_FALSE(all_valid(none, 1001));
    CHECK_FALSE(all_valid(all, 1000));
}

TEST_CASE("broken runs are errors", "[parquet]") {
    CHECK_THROWS_AS(decode({}, 3, 1), Error);               // nothing there
    CHECK_THROWS_AS(decode(bytes({0x00, 1}), 3, 1), Error); // a run of no value
    CHECK_THROWS_AS(decode(bytes({0x01, 1}), 3, 1), Error); // no group
    CHECK_THROWS_AS(decode(bytes({0x04}), 3, 2), Error);    // no value
    CHECK_THROWS_AS(decode(bytes({0x04, 8}), 3, 2), Error); // 8 has four bits
    CHECK_THROWS_AS(decode(bytes({0x04, 1}), 3, 3), Error); // ends after two
    CHECK_THROWS_AS(decode(bytes({0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F}), 1, 9), Error);
    CHECK_THROWS_AS(decode(Buffer(11, std::byte{0xFF}), 1, 9), Error); // endless length
}
