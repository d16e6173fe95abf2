// SPDX-License-Identifier: MPL-2.0
#include "check/value_signs.hpp"

#include "support/catch.hpp"

using namespace cnamdata;

TEST_CASE("codes that a spreadsheet took for numbers", "[doctor]") {
    for (const char* value : {"3,4E+12", "3.40093E+12", "3E+12", "3,40093238765600E+12", "1e+05"}) {
        CAPTURE(value);
        CHECK(is_scientific(value));
    }
    for (const char* value : {"", "3400932387656", "A01E+1", "3,4E+", "3,4E12", "E+12", "3,4E+12x", "1_1"}) {
        CAPTURE(value);
        CHECK_FALSE(is_scientific(value));
    }
}

TEST_CASE("UTF-8 read as Windows-1252 and saved as UTF-8", "[doctor]") {
    // É is C3 89, and 89 is the per mille sign of Windows-1252; é is C3 A9, and A9 the copyright sign.
    CHECK(is_mojibake("PH\u00C3\u2030NOM\u00C3\u2030NE"));
    CHECK(is_mojibake("d\u00C3\u00A9livr\u00C3\u00A9"));
    CHECK(is_mojibake("n\u00C2\u00B0"));
    CHECK(is_mojibake("L\u00E2\u20AC\u2122EAU"));
    CHECK_FALSE(is_mojibake("BO\u00CETE, d\u00E9livr\u00E9, n\u00B0, \u00BF USAGE, L\u2019EAU"));
}

TEST_CASE("amounts in the other number format", "[doctor]") {
    CHECK(has_other_decimals("135.06", NumberFormat::french));
    CHECK(has_other_decimals("135,06", NumberFormat::english));
    CHECK(has_other_decimals("1.135,06", NumberFormat::english));
    CHECK_FALSE(has_other_decimals("135,06", NumberFormat::french));
    CHECK_FALSE(has_other_decimals("0.001", NumberFormat::english));
    CHECK_FALSE(has_other_decimals("135", NumberFormat::french));
    CHECK_FALSE(has_other_decimals("x", NumberFormat::french));
}

TEST_CASE("what is found does not depend on the order of the batches", "[doctor]") {
    const Dataset& lpp = find_dataset("lpp");
    const std::vector<SourceColumn> columns{{{.name = "CODE_LPP"}, lpp.find("CODE_LPP")}};
    const auto batch = [](std::uint64_t ordinal, const char* code) {
        Batch made;
        made.ordinal = ordinal;
        ColumnData data;
        data.dictionary = Dictionary(Dictionary::Type::text);
        data.codes = {data.dictionary.add(std::string_view(code))};
        made.columns.push_back(std::move(data));
        for (const std::uint64_t line : {10 * ordinal + 3, 10 * ordinal + 5})
            made.rejects.push_back({.line = line, .column = "REM", .value = "1,5", .reason = "no amount"});
        return made;
    };
    for (const bool backwards : {false, true}) {
        ValueSigns signs(columns, NumberFormat::english);
        signs.add(batch(backwards ? 1 : 0, backwards ? "2E+06" : "1E+06"));
        signs.add(batch(backwards ? 0 : 1, backwards ? "1E+06" : "2E+06"));
        const auto findings = signs.findings();
        REQUIRE(findings.size() == 3);
        CHECK(findings[0].symptom == Symptom::decimals);
        CHECK(findings[0].details == std::vector<std::string>{"REM", "1,5", "1234.56"});
        CHECK(findings[1].symptom == Symptom::scientific);
        CHECK(findings[1].details == std::vector<std::string>{"CODE_LPP", "1E+06"});
        CHECK(findings[2].symptom == Symptom::rejects);
        CHECK(findings[2].count == 4);
        REQUIRE(findings[2].examples.size() == 3);
        CHECK(findings[2].examples[0].line == 3);
        CHECK(findings[2].examples[2].line == 13);
        CHECK(signs.rejected() == 4);
    }
}
