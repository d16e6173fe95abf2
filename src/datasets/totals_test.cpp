// SPDX-License-Identifier: MPL-2.0
//
// Published totals are typed by hand: a slip shows where parts do not add up to their whole.
#include "datasets/totals.hpp"

#include "check/figure.hpp"
#include "support/catch.hpp"

using namespace cnamdata;

namespace {

struct Added {
    Int128 whole = 0; ///< hundredths
    Int128 parts = 0;
    int count = 0; ///< of parts
};

/// What was published of a measure in a period: as a whole, and for each code of a column.
Added add_up(const Publications& published, Period period, std::string_view measure, const std::string& column) {
    Added added;
    for (const PublishedTotal& total : published.totals) {
        const auto value = in_hundredths(total.value);
        REQUIRE(value.has_value());
        if (total.period != period || total.measure != measure) continue;
        if (total.where.empty()) added.whole = *value;
        const bool alone = total.where.find(" and ") == std::string_view::npos;
        if (!alone || !total.where.starts_with(column + " = ")) continue;
        added.parts += *value;
        ++added.count;
    }
    return added;
}

void check_parts(const Publications& published, Period period, std::string_view measure, const std::string& column,
                 int codes) {
    CAPTURE(to_string(period), measure, column);
    const Added added = add_up(published, period, measure, column);
    CHECK(added.count == codes);
    CHECK(added.whole == added.parts);
    CHECK(added.whole != 0);
}

} // namespace

TEST_CASE("published parts of Open DAMIR add up", "[published]") {
    const Publications published = damir_publications();
    check_parts(published, {2025, 1}, "", "BEN_RES_REG", 14);
    check_parts(published, {2025, 1}, "FLT_REM_MNT", "BEN_RES_REG", 14);
    check_parts(published, {2025, 1}, "FLT_PAI_MNT", "BEN_RES_REG", 14);
    check_parts(published, {2025, 1}, "", "AGE_BEN_SNDS", 9);
    check_parts(published, {2025, 1}, "FLT_REM_MNT", "AGE_BEN_SNDS", 9);
    check_parts(published, {2025, 1}, "", "TOP_PS5_TRG", 3);
    check_parts(published, {2025, 1}, "FLT_REM_MNT", "TOP_PS5_TRG", 3);
    check_parts(published, {2024, 1}, "", "BEN_RES_REG", 14);
    check_parts(published, {2024, 1}, "", "AGE_BEN_SNDS", 9);
}

TEST_CASE("published parts of Open LPP add up", "[published]") {
    const Publications published = lpp_publications();
    for (int year = 2014; year <= 2019; ++year) {
        for (const char* measure : {"", "QTE", "REM", "BSE"}) {
            check_parts(published, {year, 0}, measure, "AGE", 5);
            check_parts(published, {year, 0}, measure, "SEXE", 3);
            check_parts(published, {year, 0}, measure, "BEN_REG", 14);
            check_parts(published, {year, 0}, measure, "TITRE", year < 2017 ? 5 : 6);
        }
    }
}

TEST_CASE("published boxes of Open Medic add up over the sexes", "[published]") {
    const Publications published = medic_publications();
    for (int year = 2014; year <= 2018; ++year)
        check_parts(published, {year, 0}, "BOITES", "SEXE", 3);
}

// QTE of the files by code is that of the base, and BSE to the centime or two.
TEST_CASE("the two series of Open LPP agree where both were published", "[published]") {
    const Publications base = lpp_publications();
    const Publications by_code = lpp_nb_publications();
    for (int year = 2014; year <= 2019; ++year) {
        CHECK(add_up(base, {year, 0}, "QTE", "").whole == add_up(by_code, {year, 0}, "QTE", "").whole);
        const Int128 apart = add_up(base, {year, 0}, "BSE", "").whole - add_up(by_code, {year, 0}, "BSE", "").whole;
        CHECK((apart <= 2 && apart >= -2));
    }
}

TEST_CASE("the published parts of Open Bio are within their whole", "[published]") {
    const Added regions = add_up(bio_nb_publications(), {2024, 0}, "REM", "BEN_REG");
    CHECK(regions.count == 6);
    CHECK(regions.parts < regions.whole);
    CHECK(add_up(bio_publications(), {2024, 0}, "DNB", "PSP_SPE").whole == 0);
    CHECK(bio_publications().totals.size() == 4);
}
