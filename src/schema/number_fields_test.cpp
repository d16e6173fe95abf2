// SPDX-License-Identifier: MPL-2.0
#include "schema/number_fields.hpp"

#include "base/numbers.hpp"
#include "support/catch.hpp"
#include "support/simd.hpp"

#include <map>
#include <random>
#include <string>

using namespace cnamdata;

namespace {

/// What a column of the texts is read as; rows that are not plain are absent.
std::map<std::size_t, std::int64_t> read(const std::vector<std::string>& texts, PlainNumbers format) {
    std::string lines;
    for (const std::string& text : texts)
        lines += "x;" + text + "\r\n";
    const std::size_t size = lines.size();
    lines.append(csv::padding_bytes, '5');
    csv::Splitter splitter({}, 2, false);
    const csv::Records& records = splitter.split(std::string_view(lines).substr(0, size));
    std::vector<std::int64_t> values(records.rows());
    std::vector<std::uint32_t> others;
    read_plain_numbers(records.column(1), records.rows(), format, values.data(), others);
    std::map<std::size_t, std::int64_t> found;
    for (std::size_t row = 0; row < values.size(); ++row)
        found[row] = values[row];
    for (const std::uint32_t row : others)
        found.erase(row);
    return found;
}

template <typename Format, bool hundredths>
std::map<std::size_t, std::int64_t> read_slowly(const std::vector<std::string>& texts,
                                                const std::map<std::size_t, std::int64_t>& plain) {
    std::map<std::size_t, std::int64_t> found;
    for (const auto& [row, unused] : plain) {
        std::int64_t value = 0;
        const bool good =
            hundredths ? parse_hundredths<Format>(texts[row], value) : parse_integer<Format>(texts[row], value);
        if (good) found[row] = value;
    }
    return found;
}

std::vector<std::string> random_texts(std::string_view alphabet, std::size_t longest) {
    std::mt19937 random(11);
    std::vector<std::string> texts(4003);
    for (std::string& text : texts) {
        text.resize(random() % (longest + 1));
        for (char& c : text)
            c = alphabet[random() % alphabet.size()];
    }
    return texts;
}

} // namespace

TEST_CASE("plain numbers are read several rows at a time", "[schema][simd]") {
    const std::vector<std::string> texts{"0",    "-1",     "12.5", ".81",     "-.81",     "-0.01", "328.69", "12345678",
                                         "1.00", "-17.20", "7.",   "1234567", "99999.99", "-5.5",  "42"};
    const std::map<std::size_t, std::int64_t> expected{
        {0, 0},   {1, -100},  {2, 1250}, {3, 81},         {4, -81},      {5, -1},    {6, 32869}, {7, 1234567800},
        {8, 100}, {9, -1720}, {10, 700}, {11, 123456700}, {12, 9999999}, {13, -550}, {14, 4200}};
    for_each_simd_target([&](std::string_view name) {
        CAPTURE(std::string(name));
        CHECK(read(texts, {.point = '.', .hundredths = true}) == expected);
    });
}

TEST_CASE("what is no plain number is left to others", "[schema][simd]") {
    const std::vector<std::string> texts{"",     "-",   ".",  "-.",        "1.234", "1,5", "a",   "1-",   "--1",
                                         "1..2", ".1.", "+1", "123456789", " 1",    "1 ",  "1e5", "\xE9", "0x1"};
    for_each_simd_target([&](std::string_view name) {
        CAPTURE(std::string(name));
        CHECK(read(texts, {.point = '.', .hundredths = true}).empty());
    });
}

TEST_CASE("every SIMD target reads random numbers as they are read one by one", "[schema][simd]") {
    for (const std::string_view alphabet : {"0123456789.-", "0123456789,", "0123456789", "09.-,:/ \xFF"}) {
        const auto texts = random_texts(alphabet, alphabet.size() > 11 ? 6 : 9);
        for_each_simd_target([&](std::string_view name) {
            CAPTURE(std::string(name), std::string(alphabet));
            const auto english = read(texts, {.point = '.', .hundredths = true});
            CHECK(english == read_slowly<EnglishNumbers, true>(texts, english));
            const auto french = read(texts, {.point = ',', .hundredths = true});
            CHECK(french == read_slowly<FrenchNumbers, true>(texts, french));
            const auto whole = read(texts, {});
            CHECK(whole == read_slowly<EnglishNumbers, false>(texts, whole));
            CHECK(whole.size() > 100);
        });
    }
}
