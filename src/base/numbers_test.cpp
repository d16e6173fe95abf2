// SPDX-License-Identifier: MPL-2.0
#include "base/numbers.hpp"
#include "base/short_number.hpp"
#include "support/catch.hpp"

#include <optional>
#include <random>

using namespace cnamdata;

namespace {

template <typename Format>
std::optional<std::int64_t> hundredths(std::string_view text) {
    std::int64_t value = 0;
    return parse_hundredths<Format>(text, value) ? std::optional(value) : std::nullopt;
}
template <typename Format>
std::optional<std::int64_t> integer(std::string_view text) {
    std::int64_t value = 0;
    return parse_integer<Format>(text, value) ? std::optional(value) : std::nullopt;
}
const auto english = hundredths<EnglishNumbers>;
const auto french = hundredths<FrenchNumbers>;

} // namespace

TEST_CASE("English amounts", "[numbers]") {
    CHECK(english("5") == 500);
    CHECK(english("4.4") == 440);
    CHECK(english(".81") == 81);
    CHECK(english("-.57") == -57);
    CHECK(english("-10.6") == -1060);
    CHECK(english("0") == 0);
    CHECK(english("30567.63") == 3056763);
    CHECK(english("12.340") == 1234);
    CHECK(english("5.") == 500);
    CHECK(english("-0.05") == -5);
    CHECK(english("9999999999999999.99") == 999999999999999999);
    for (const char* bad : {"", "-", ".", "-.", "1,5", "1.234", "1.2.3", "abc", "1e5", " 5", "5 ", "--5", "1-2",
                            "99999999999999999.99", "1 000", "0x1"}) {
        INFO(bad);
        CHECK_FALSE(english(bad));
    }
}

TEST_CASE("French amounts", "[numbers]") {
    CHECK(french("135,06") == 13506);
    CHECK(french("1.352,34") == 135234);
    CHECK(french("336.578,01") == 33657801);
    CHECK(french("-125,40") == -12540);
    CHECK(french("920,4") == 92040);
    CHECK(french(",5") == 50);
    CHECK(french("1.234.567,00") == 123456700);
    CHECK(french("12") == 1200);
    for (const char* bad : {"", ",", "1,2,3", "1,234.5", ".5", "1.,5", "1,005", "a", "135.06", "1.35,06", "12345.678",
                            "1.234567", "1..234", ".123", "1.234.56,00"}) {
        INFO(bad);
        CHECK_FALSE(french(bad));
    }
}

TEST_CASE("whole numbers", "[numbers]") {
    CHECK(integer<EnglishNumbers>("-12") == -12);
    CHECK(integer<EnglishNumbers>("0007") == 7);
    CHECK(integer<FrenchNumbers>("1.465") == 1465);
    CHECK_FALSE(integer<EnglishNumbers>("1.5"));
    CHECK_FALSE(integer<EnglishNumbers>("1234567890123456789"));
    CHECK_FALSE(integer<FrenchNumbers>("1465."));
    CHECK_FALSE(integer<FrenchNumbers>("1.46"));
    CHECK_FALSE(integer<EnglishNumbers>("99999999999999999999999999"));
    CHECK_FALSE(integer<EnglishNumbers>("2A"));
}

TEST_CASE("decimals are written with all their digits", "[numbers]") {
    CHECK(format_decimal(-5, 2) == "-0.05");
    CHECK(format_decimal(0, 2) == "0.00");
    CHECK(format_decimal(123456, 2) == "1234.56");
    CHECK(format_decimal(7, 0) == "7");
    CHECK(format_decimal(231843333, 6) == "231.843333");
    const Int128 large = static_cast<Int128>(1) << 100U; // 2^100
    CHECK(format_decimal(large, 2) == "12676506002282294014967032053.76");
    CHECK(format_decimal(-large, 0) == "-1267650600228229401496703205376");
}

TEST_CASE("what is written is read again", "[numbers]") {
    std::mt19937_64 random(11);
    for (int i = 0; i < 2000; ++i) {
        const auto value = static_cast<std::int64_t>(random() >> (random() % 60)) % 1'000'000'000'000'000;
        CHECK(english(format_decimal(value, 2)) == value);
        CHECK(english(format_decimal(-value, 2)) == -value);
    }
}

TEST_CASE("short numbers are read as the slow way reads them, or left to it", "[numbers]") {
    const std::string_view alphabet = "0123456789012345678901234567890123456789-.,+ a/:";
    std::mt19937 random(5);
    int taken = 0;
    const auto agree = [&](auto parse, auto slow, const std::string& text) {
        const std::string padded = text + "98765432";
        std::int64_t value = 0;
        if (!parse(padded.data(), static_cast<std::uint32_t>(text.size()), value)) return;
        ++taken;
        INFO(text);
        CHECK(slow(text) == value);
    };
    for (int round = 0; round < 200'000; ++round) {
        std::string text(random() % 10, ' ');
        for (char& c : text)
            c = alphabet[random() % alphabet.size()];
        agree(parse_short<EnglishNumbers, true>, english, text);
        agree(parse_short<FrenchNumbers, true>, french, text);
        agree(parse_short<EnglishNumbers, false>, integer<EnglishNumbers>, text);
        agree(parse_short<FrenchNumbers, false>, integer<FrenchNumbers>, text);
    }
    CHECK(taken > 100'000);
    for (const char* text : {"0", "5", "4.4", ".81", "-.57", "-10.6", "30567.63", "-1", "12.", "0.05", "99999999"}) {
        const std::string padded = std::string(text) + "        ";
        std::int64_t value = 0;
        INFO(text);
        CHECK(parse_short<EnglishNumbers, true>(padded.data(), static_cast<std::uint32_t>(std::string(text).size()),
                                                value));
        CHECK(english(text) == value);
    }
}
