// SPDX-License-Identifier: MPL-2.0
// The spellings are those of published rows.
#include "generate/layout.hpp"

#include "support/catch.hpp"

using namespace cnamdata::generate;

namespace {

std::string written(std::int64_t number, Format format) {
    char text[longest_field];
    return {text, write_cell(text, {number, {}, false}, format)};
}

std::string written(std::string_view value, Format format) {
    char text[longest_field];
    return {text, write_cell(text, {0, value, false}, format)};
}

} // namespace

TEST_CASE("Open DAMIR writes amounts as short as can be") {
    CHECK(written(81, Format::shortest) == ".81");
    CHECK(written(-57, Format::shortest) == "-.57");
    CHECK(written(440, Format::shortest) == "4.4");
    CHECK(written(500, Format::shortest) == "5");
    CHECK(written(0, Format::shortest) == "0");
    CHECK(written(-200, Format::shortest) == "-2");
    CHECK(written(5, Format::shortest) == ".05");
    CHECK(written(181'540, Format::shortest) == "1815.4");
}

TEST_CASE("Open LPP always writes two decimals") {
    CHECK(written(3'056'763, Format::english) == "30567.63");
    CHECK(written(-1'296'145, Format::english) == "-12961.45");
    CHECK(written(7, Format::english) == "0.07");
}

TEST_CASE("Open Medic groups thousands by dots") {
    CHECK(written(13'506, Format::french) == "135,06");
    CHECK(written(135'234, Format::french) == "1.352,34");
    CHECK(written(33'657'801, Format::french) == "336.578,01");
    CHECK(written(-6'659'625, Format::french) == "-66.596,25");
    CHECK(written(5'239'660'947, Format::french) == "52.396.609,47");
    CHECK(written(100'000'005, Format::french) == "1.000.000,05");
}

TEST_CASE("care dates are padded") {
    CHECK(written(0, Format::four_digits) == "0000");
    CHECK(written(2025, Format::four_digits) == "2025");
    CHECK(written(9, Format::two_digits) == "09");
}

TEST_CASE("a field is quoted only if it has a quote") {
    CHECK(written("COLLIER CERVICAL DIT \"MINI-MINERVE\"", Format::quotable) ==
          "\"COLLIER CERVICAL DIT \"\"MINI-MINERVE\"\"\"");
    CHECK(written("PANSEMENT, BANDE", Format::quotable) == "PANSEMENT, BANDE");
    CHECK(written("dit \"x\"", Format::text) == "dit \"x\"");
}
