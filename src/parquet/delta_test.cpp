// SPDX-License-Identifier: MPL-2.0
#include "parquet/delta.hpp"

#include "support/catch.hpp"

#include <limits>
#include <random>

using namespace cnamdata;
using namespace cnamdata::parquet;

namespace {

using Values = std::vector<std::int64_t>;

template <class T>
constexpr std::int64_t lowest = std::numeric_limits<T>::min();
template <class T>
constexpr std::int64_t highest = std::numeric_limits<T>::max();

Buffer bytes(std::initializer_list<unsigned> values) {
    Buffer out;
    for (const unsigned value : values)
        out.push_back(static_cast<std::byte>(value));
    return out;
}

Values decode(const Buffer& encoded, bool wide, std::size_t count) {
    Values out(count);
    decode_delta(encoded, wide, out);
    return out;
}

void check_round_trip(const Values& values, bool wide) {
    Buffer encoded;
    encode_delta(values, wide, encoded);
    REQUIRE(decode(encoded, wide, values.size()) == values);
}

// Block size 128, 4 miniblocks.
const Buffer one_to_five = bytes({0x80, 0x01, 0x04, 0x05, 0x02, 0x02, 0x00, 0x00, 0x00, 0x00});

} // namespace

TEST_CASE("equal differences take no bits", "[parquet]") {
    Buffer encoded;
    encode_delta(Values{1, 2, 3, 4, 5}, true, encoded);
    CHECK(encoded == one_to_five);
    CHECK(decode(one_to_five, true, 5) == Values{1, 2, 3, 4, 5});
}

TEST_CASE("the format's example of differences, in a block of 128", "[parquet]") {
    // 7 5 3 1 2 3 4 5: smallest difference -2, and 0 0 0 3 3 3 3 above it in two bits, in a miniblock of 8 bytes.
    const Buffer encoded =
        bytes({0x80, 0x01, 0x04, 0x08, 0x0E, 0x03, 0x02, 0, 0, 0, 0b11000000, 0b00111111, 0, 0, 0, 0, 0, 0});
    CHECK(decode(encoded, true, 8) == Values{7, 5, 3, 1, 2, 3, 4, 5});
    CHECK(decode(encoded, false, 8) == Values{7, 5, 3, 1, 2, 3, 4, 5});
    Buffer ours;
    encode_delta(Values{7, 5, 3, 1, 2, 3, 4, 5}, true, ours);
    CHECK(ours == encoded);
}

TEST_CASE("any numbers come back, at any length", "[parquet]") {
    std::mt19937_64 random(7);
    for (const auto count :
         std::initializer_list<std::size_t>{0, 1, 2, 31, 32, 33, 127, 128, 129, 130, 257, 1000, 5000}) {
        for (unsigned bits = 0; bits < 64; bits += 3) {
            Values values(count);
            for (auto& value : values)
                value = static_cast<std::int64_t>(random()) >> (63 - bits);
            check_round_trip(values, true);
            for (auto& value : values)
                value = static_cast<std::int32_t>(value);
            check_round_trip(values, false);
        }
    }
}

TEST_CASE("differences beyond the type wrap around", "[parquet]") {
    using I32 = std::int32_t;
    using I64 = std::int64_t;
    check_round_trip({lowest<I64>, highest<I64>, lowest<I64>, 0, highest<I64>, -1, highest<I64>}, true);
    check_round_trip({lowest<I32>, highest<I32>, lowest<I32>, 0, highest<I32>, -1, highest<I32>}, false);
    Buffer narrow;
    encode_delta(Values{highest<I32>, lowest<I32>}, false, narrow);
    CHECK(narrow.size() < 16); // the difference is 1, not -2^32 + 1
}

TEST_CASE("other sizes of blocks are read", "[parquet]") {
    // Block 256 of one miniblock; 3 values from 0 with differences 1 and 2, one bit each above 1.
    Buffer encoded = bytes({0x80, 0x02, 0x01, 0x03, 0x00, 0x02, 0x01, 0b10});
    CHECK(decode(encoded, true, 3) == Values{0, 1, 3});
    encoded.resize(encoded.size() + 31);
    CHECK(decode(encoded, true, 3) == Values{0, 1, 3});
}

TEST_CASE("broken differences are errors", "[parquet]") {
    for (std::size_t size = 0; size < one_to_five.size(); ++size) {
        CHECK_THROWS_AS(
            decode(Buffer(one_to_five.begin(), one_to_five.begin() + static_cast<std::ptrdiff_t>(size)), true, 5),
            Error);
    }
    CHECK_THROWS_AS(decode(one_to_five, true, 4), Error);
    CHECK_THROWS_AS(decode(one_to_five, true, 6), Error);
    CHECK_THROWS_AS(decode(bytes({0x00, 0x04, 0x05, 0x02, 0x02, 0, 0, 0, 0}), true, 5), Error);        // block of 0
    CHECK_THROWS_AS(decode(bytes({0x80, 0x01, 0x00, 0x05, 0x02, 0x02, 0, 0, 0, 0}), true, 5), Error);  // 0 miniblocks
    CHECK_THROWS_AS(decode(bytes({0x80, 0x01, 0x03, 0x05, 0x02, 0x02, 0, 0, 0, 0}), true, 5), Error);  // 128 / 3
    CHECK_THROWS_AS(decode(bytes({0x80, 0x01, 0x04, 0x05, 0x02, 0x02, 65, 0, 0, 0}), true, 5), Error); // 65 bits
    CHECK_THROWS_AS(decode(bytes({0x80, 0x01, 0x04, 0x05, 0x02, 0x02, 9, 0, 0, 0, 1}), true, 5), Error);
}
