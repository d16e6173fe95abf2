// SPDX-License-Identifier: MPL-2.0
#include "query/derived.hpp"
#include "support/catch.hpp"
#include "support/errors.hpp"

#include <algorithm>

using namespace cnamdata;

namespace {

ColumnData codes_of(const std::vector<std::int64_t>& values) {
    ColumnData data;
    std::vector<std::int64_t> known;
    for (const std::int64_t value : values) {
        const auto found = std::find(known.begin(), known.end(), value);
        data.codes.push_back(static_cast<Code>(found - known.begin() + 1));
        if (found != known.end()) continue;
        known.push_back(value);
        data.dictionary.add(value);
    }
    data.codes.push_back(null_code);
    return data;
}

/// The values of a derived column, `-` for null.
std::string derived(const std::string& name, std::vector<ColumnData> bases) {
    std::vector<const ColumnData*> pointers;
    for (const ColumnData& base : bases)
        pointers.push_back(&base);
    const ColumnData data = derive(*parse_derivation(name), pointers);
    std::string all;
    for (const Code code : data.codes) {
        const bool text = data.dictionary.type() == Dictionary::Type::text;
        all += code == null_code ? "-"
               : text            ? std::string(data.dictionary.text(code))
                                 : std::to_string(data.dictionary.number(code));
        all += ' ';
    }
    return all;
}

} // namespace

TEST_CASE("year, month and quarter of months", "[derived]") {
    const std::vector<std::int64_t> months{202503, 202512, 202500, 202513, 0, 12, -202503, 202503};
    CHECK(derived("year(M)", {codes_of(months)}) == "2025 2025 2025 2025 - - - 2025 - ");
    CHECK(derived("month(M)", {codes_of(months)}) == "3 12 - - - - - 3 - ");
    CHECK(derived("quarter(M)", {codes_of(months)}) == "2025-T1 2025-T4 - - - - - 2025-T1 - ");
}

TEST_CASE("the month of care is of two columns", "[derived]") {
    const std::vector<std::int64_t> years{2024, 0, 2024, 2023, 2024, -1, 20240};
    const std::vector<std::int64_t> months{12, 1, 0, 7, 13, 5, 5};
    CHECK(derived("soins()", {codes_of(years), codes_of(months)}) == "202412 - - 202307 - - - - ");
    CHECK(derived("year(soins())", {codes_of(years), codes_of(months)}) == "2024 - - 2023 - - - - ");
    CHECK(derived("quarter( SOINS( ) )", {codes_of(years), codes_of(months)}) == "2024-T4 - - 2023-T3 - - - - ");
}

TEST_CASE("what is no function of a column is refused or is a plain name", "[derived]") {
    CHECK_FALSE(parse_derivation("FLX_ANN_MOI"));
    CHECK_FALSE(parse_derivation("year"));
    CHECK_FALSE(parse_derivation(""));
    for (const char* name : {"yaer(M)", "year()", "soins(M)", "year(month(M))", "(M)", "soins(soins())"})
        CHECK(test::error_of([&] { static_cast<void>(parse_derivation(name)); }));
    CHECK(name_of(*parse_derivation(" YEAR ( M ) ")) == "year(M)");
    CHECK(name_of(*parse_derivation("Month(Soins())")) == "month(soins())");
}
