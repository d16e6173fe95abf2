// SPDX-License-Identifier: MPL-2.0
#include "parquet/unpack.hpp"
#include "parquet/unpack_narrow.hpp"

#include "support/catch.hpp"

#include <random>

using namespace cnamdata::parquet;

namespace {

// Bit by bit, as the format describes it. The buffer is as long as it must be, so that sanitizers see any overrun.
Buffer pack_slowly(const std::vector<std::uint64_t>& values, unsigned width) {
    Buffer out(divide_up(values.size() * width, std::size_t{8}));
    for (std::size_t i = 0; i < values.size(); ++i) {
        for (unsigned bit = 0; bit < width; ++bit) {
            const std::size_t at = i * width + bit;
            if ((values[i] >> bit & 1) != 0) out[at / 8] |= std::byte{1} << static_cast<int>(at % 8);
        }
    }
    return out;
}

std::vector<std::uint64_t> some_values(std::size_t count, unsigned width, std::uint64_t seed) {
    std::mt19937_64 random(seed);
    std::vector<std::uint64_t> values(count);
    for (auto& value : values)
        value = width == 0 ? 0 : random() >> (64 - width);
    if (count > 0 && width > 0) values.back() = UINT64_MAX >> (64 - width);
    return values;
}

template <class Narrow>
void check_narrow(unsigned width, std::size_t count) {
    const auto values = some_values(count, width, width * 1000 + count);
    const Buffer packed = pack_slowly(values, width);
    std::vector<Narrow> out(count);
    const std::uint32_t max = unpack_narrow(packed, width, Narrow{1}, std::span(out));
    CAPTURE(sizeof(Narrow), width, count);
    for (std::size_t i = 0; i < count; ++i)
        REQUIRE(out[i] == static_cast<Narrow>(values[i] + 1));
    REQUIRE(max == (count == 0 ? 0 : *std::max_element(values.begin(), values.end())));
}

} // namespace

TEST_CASE("widths unpack into one, two and four bytes, at every length", "[parquet]") {
    for (unsigned width = 0; width <= 32; ++width) {
        for (const auto count : std::initializer_list<std::size_t>{0, 1, 7, 8, 15, 16, 33, 127, 128, 129, 257, 3000}) {
            if (width <= 8) check_narrow<std::uint8_t>(width, count);
            if (width <= 16) check_narrow<std::uint16_t>(width, count);
            check_narrow<std::uint32_t>(width, count);
        }
    }
}

TEST_CASE("the format's own example of bit packing", "[parquet]") {
    const std::uint32_t values[8] = {0, 1, 2, 3, 4, 5, 6, 7};
    std::byte packed[3];
    pack8(3)(values, 0, packed);
    CHECK(packed[0] == std::byte{0b10001000});
    CHECK(packed[1] == std::byte{0b11000110});
    CHECK(packed[2] == std::byte{0b11111010});
}

TEST_CASE("every width unpacks into 32 bits, at every length", "[parquet]") {
    for (unsigned width = 0; width <= 32; ++width) {
        for (const auto count : std::initializer_list<std::size_t>{0, 1, 7, 8, 9, 31, 32, 33, 64, 100, 257}) {
            const auto values = some_values(count, width, width * 1000 + count);
            const Buffer packed = pack_slowly(values, width);
            std::vector<std::uint32_t> out(count);
            const std::uint32_t max = unpack(packed, width, 1, out);
            CAPTURE(width, count);
            for (std::size_t i = 0; i < count; ++i)
                REQUIRE(out[i] == static_cast<std::uint32_t>(values[i] + 1));
            REQUIRE(max == (count == 0 ? 0 : *std::max_element(values.begin(), values.end())));
        }
    }
}

TEST_CASE("every width unpacks into 64 bits, at every length", "[parquet]") {
    for (unsigned width = 0; width <= 64; ++width) {
        for (const auto count : std::initializer_list<std::size_t>{0, 1, 8, 32, 33, 128, 200}) {
            const auto values = some_values(count, width, width * 1000 + count);
            std::vector<std::uint64_t> out(count);
            unpack(pack_slowly(values, width), width, out);
            CAPTURE(width, count);
            REQUIRE(out == values);
        }
    }
}

TEST_CASE("every width packs as the format says", "[parquet]") {
    for (unsigned width = 0; width <= 64; ++width) {
        const auto values = some_values(32, width, width);
        Buffer packed;
        pack(values, width, packed);
        CAPTURE(width);
        REQUIRE(packed == pack_slowly(values, width));
        if (width > 32) continue;
        Buffer by_eight(std::size_t{width} * 4);
        for (std::size_t i = 0; i < 4; ++i) {
            std::uint32_t group[8];
            for (std::size_t k = 0; k < 8; ++k)
                group[k] = static_cast<std::uint32_t>(values[i * 8 + k] + 5);
            pack8(width)(group, 5, by_eight.data() + i * width);
        }
        REQUIRE(by_eight == packed);
    }
}
