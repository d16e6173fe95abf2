// SPDX-License-Identifier: MPL-2.0
#include "schema/header.hpp"
#include "support/catch.hpp"
#include "support/errors.hpp"

#include <algorithm>

using namespace cnamdata;
using test::contains;
using test::error_of;

namespace {

const Slot* slot(const Header& header, std::string_view name) {
    const auto found = std::find_if(header.slots.begin(), header.slots.end(),
                                    [&](const Slot& each) { return each.column.name == name; });
    return found == header.slots.end() ? nullptr : &*found;
}

std::string replaced(std::string text, const std::string& what, const std::string& by) {
    const std::size_t at = text.find(what);
    REQUIRE(at != std::string::npos);
    return text.replace(at, what.size(), by);
}

std::string version_header(const Dataset& dataset, std::string_view id) {
    for (const HeaderVersion& version : dataset.versions) {
        if (version.id == id) return std::string(version.header);
    }
    return {};
}

} // namespace

TEST_CASE("every published header is recognised as itself", "[header]") {
    for (const Dataset* dataset : datasets()) {
        for (const HeaderVersion& version : dataset->versions) {
            INFO(dataset->id << " " << version.id);
            // A dataset without a known file is taken by the user's word only.
            const Header header = resolve_header(
                version.header + "\r\n", {.dataset = dataset->unseen ? dataset : nullptr, .period = version.first});
            CHECK(header.dataset == dataset);
            CHECK(header.version == &version);
            CHECK(header.breakdown == version.breakdown);
            CHECK(header.remarks.size() <= 1);
            CHECK(header.trailing_separator == dataset->trailing_separator);
            const bool unknown = std::any_of(header.slots.begin(), header.slots.end(), [&](const Slot& each) {
                return dataset->find(each.column.name) == nullptr;
            });
            CHECK_FALSE(unknown);
        }
    }
}

TEST_CASE("the width of Open DAMIR's versions is that of the published files", "[header]") {
    // facts: 55, 55, 54 and 56 named columns, and the empty one.
    const Dataset& dataset = find_dataset("damir");
    const auto width = [&](std::string_view id, std::string_view first_line) {
        return resolve_header(version_header(dataset, id), {.first_line = first_line}).width;
    };
    CHECK(width("P", "200911;1;2") == 56);
    CHECK(width("v1", "201512;1;2") == 56);
    CHECK(width("v2", "202401;1;2") == 55);
    CHECK(width("v3", "202501;1;2") == 57);
}

TEST_CASE("a missing optional column is null, one of another time is absent", "[header]") {
    const Dataset& dataset = find_dataset("damir");
    const Header v2 = resolve_header(version_header(dataset, "v2"), {.name = "A202401.csv.gz"});
    CHECK(v2.period == Period{2024, 1});
    REQUIRE(slot(v2, "TOP_PS5_TRG") != nullptr);
    CHECK_FALSE(slot(v2, "TOP_PS5_TRG")->field);
    CHECK(slot(v2, "ORG_CLE_ZEAT") == nullptr);
    REQUIRE(v2.remarks.size() == 1);
    CHECK(v2.remarks[0] == "the file has no columns PSP_STJ_SNDS, TOP_PS5_TRG: they are null in the table");
    const Header v1 = resolve_header(version_header(dataset, "v1"), {.name = "A201512.csv.gz"});
    CHECK(slot(v1, "ETB_DCS_MCO") == nullptr);
    CHECK(v1.remarks.empty());
}

TEST_CASE("columns are found by folded name, in any order", "[header]") {
    const Header header = resolve_header(
        "bse;REM;BOITES;psp_spe;ben_reg;SEXE;AGE;gen_num;top_gen;cip13;atc5;atc4;atc3;atc2;atc1", {.name = "x.csv"});
    CHECK(header.dataset->id == "medic");
    CHECK(header.version == nullptr);
    CHECK(slot(header, "BSE")->field == 0U);
    CHECK(slot(header, "ATC1")->field == 14U);
}

TEST_CASE("an unknown column is kept as text and told", "[header]") {
    const std::string line = version_header(find_dataset("lpp"), "2014") + ";\"nouveau\"";
    const Header header = resolve_header(line, {.name = "OPEN_LPP_2014.CSV"});
    REQUIRE(slot(header, "NOUVEAU") != nullptr);
    CHECK(slot(header, "NOUVEAU")->column.kind == Kind::text);
    REQUIRE(header.remarks.size() == 1);
    CHECK(header.remarks[0] == "unknown column nouveau: kept as text");
}

TEST_CASE("a missing required column is refused with the difference", "[header]") {
    const std::string line = version_header(find_dataset("medic"), "2020");
    const auto error = error_of([&] {
        static_cast<void>(resolve_header(replaced(line, "BOITES", "NB_BOITES"), {.name = "OPEN_MEDIC_2024.CSV"}));
    });
    REQUIRE(error);
    CHECK(error->category() == Category::data);
    CHECK(contains(error->what(), "missing: BOITES (renamed to NB_BOITES?)"));
    CHECK(contains(error->what(), "new: NB_BOITES"));
    const auto region = error_of([] {
        const std::string damir = version_header(find_dataset("damir"), "v3");
        static_cast<void>(resolve_header(replaced(damir, "BEN_RES_REG", "BEN_RES_REGION"), {.name = "A202501.csv.gz"}));
    });
    REQUIRE(region);
    CHECK(contains(region->what(), "missing: BEN_RES_REG (renamed to BEN_RES_REGION?)"));
}

TEST_CASE("a header of no dataset, or with a name twice, is refused", "[header]") {
    CHECK(contains(error_of([] { static_cast<void>(resolve_header("a;b;c", {.name = "x"})); })->what(), "no dataset"));
    CHECK(contains(error_of([] {
                       static_cast<void>(resolve_header(version_header(find_dataset("lpp"), "2023") + ";rem", {}));
                   })->what(),
                   "twice"));
}

TEST_CASE("periods in names", "[header]") {
    const Dataset& damir = find_dataset("damir");
    CHECK(period_in_name(damir, "A202501.csv.gz") == Period{2025, 1});
    CHECK(period_in_name(damir, "P200912.csv.gz") == Period{2009, 12});
    CHECK(period_in_name(damir, "A202501_sample.csv") == Period{2025, 1});
    CHECK(period_in_name(damir, "a201512_v1.csv") == Period{2015, 12});
    CHECK(period_in_name(damir, "DATA202501.csv").empty());
    CHECK(period_in_name(damir, "A202513.csv").empty());
    CHECK(period_in_name(damir, "A2025011.csv").empty());
    CHECK(period_in_name(find_dataset("lpp"), "sample_OPEN_LPP_2019.CSV") == Period{2019, 0});
    CHECK(period_in_name(find_dataset("medic"), "OPEN_MEDIC_2024.zip") == Period{2024, 0});
    CHECK_FALSE(name_fits(find_dataset("medic"), "OPEN_LPP_2024.zip"));
    CHECK(period_in_name(find_dataset("tables-n"), "NTOT2023_01.CSV") == Period{2023, 1});
    CHECK(period_in_name(find_dataset("tables-n"), "N201508_visible.csv") == Period{2015, 8});
    CHECK(period_in_name(find_dataset("tables-r"), "R201401_sanslib_sample.csv") == Period{2014, 1});
    CHECK_FALSE(name_fits(find_dataset("tables-n"), "NTOT2023_13.CSV"));
    CHECK_FALSE(name_fits(find_dataset("medic-nb"), "NB_2020_lpp.CSV.gz"));
}

TEST_CASE("a name tells the breakdown: the longest that fits is meant", "[header]") {
    const auto breakdown = [](std::string_view dataset, std::string_view name) {
        return std::string(match_name(find_dataset(dataset), name).breakdown);
    };
    CHECK(breakdown("medic-nb", "NB_2024_cip13.CSV.gz") == "cip13");
    CHECK(breakdown("medic-nb", "NB_2024_cip13_age_sexe_reg_spe.CSV.gz") == "cip13_age_sexe_reg_spe");
    CHECK(breakdown("bio-nb", "NB_2024_GRP_reg.CSV.gz") == "grp_reg");
    CHECK(breakdown("phmev", "OPEN_PHMEV_2024.zip") == "etablissement");
    CHECK(breakdown("phmev", "REG_OPEN_PHMEV_2014.zip") == "region");
    CHECK(breakdown("medic", "OPEN_MEDIC_2024.zip").empty());
}

TEST_CASE("a file of another breakdown than its name tells is refused", "[header]") {
    const auto refused = [](const std::string& header, const std::string& name) {
        const auto error = error_of([&] { static_cast<void>(resolve_header(header, {.name = name})); });
        return error ? std::string(error->what()) : std::string();
    };
    const std::string by_region = "CIP13;l_cip13;BEN_REG;nbc;REM;BSE;BOITES";
    CHECK(contains(refused(by_region, "NB_2024_cip13.CSV.gz"), "of another breakdown than cip13: BEN_REG"));
    CHECK(contains(refused(by_region, "NB_2024_cip13_reg_spe.CSV.gz"), "missing: PSP_SPE"));
    CHECK(contains(refused("CIP13;l_cip13;REGION;nbc;REM;BSE;BOITES", "NB_2024_cip13_reg.CSV.gz"), "missing: BEN_REG"));
    CHECK(refused(by_region, "NB_2024_cip13_reg.CSV.gz").empty());
    CHECK(resolve_header(by_region, {.name = "renamed.csv"}).breakdown == "cip13_reg");
}

TEST_CASE("of a header never seen, only the columns known for sure are required", "[header]") {
    const Header header = resolve_header("CIP13;SEXE;BOITES;REGION", {.name = "REG_OPEN_PHMEV_2016.zip"});
    CHECK(header.breakdown == "region");
    CHECK(slot(header, "REGION")->column.kind == Kind::text);
    REQUIRE(slot(header, "REM") != nullptr);
    CHECK_FALSE(slot(header, "REM")->field);
    CHECK(slot(header, "ETB_RGT") == nullptr);
}

TEST_CASE("a damaged file is not taken for one of a dataset that requires less", "[header]") {
    // Open PHMEV by region is only known to have CIP13, SEXE and BOITES, which Open Medic has, too.
    std::string line(find_dataset("medic").versions.back().header);
    const std::string whole = line;
    line.replace(line.find(";REM;BSE"), 8, ";REMB;EXTRA");
    for (const char* name : {"OPEN_MEDIC_2017.CSV", "some.csv", ""}) {
        INFO(name);
        const auto error = error_of([&] { static_cast<void>(resolve_header(line, {.name = name})); });
        REQUIRE(error);
        CHECK(contains(error->what(), "is not one of medic"));
        CHECK(contains(error->what(), "missing: REM (renamed to REMB?)"));
        CHECK(resolve_header(whole, {.name = name}).dataset == &find_dataset("medic"));
    }
    // Whatever the name: all of it is known to one dataset.
    const Header misnamed = resolve_header(whole, {.name = "REG_OPEN_PHMEV_2017.CSV"});
    CHECK(misnamed.dataset == &find_dataset("medic"));
    REQUIRE(!misnamed.remarks.empty());
    CHECK(misnamed.remarks.front() == "its name is one of phmev, but it holds medic");
    CHECK(resolve_header("CIP13;SEXE;BOITES", {.name = "some.csv"}).dataset == &find_dataset("phmev"));
}

TEST_CASE("a dataset without a known file is read by what its file has", "[header]") {
    const Header header = resolve_header("ATC5;BOITES;ANNEE", {.name = "OPEN_STATINES_2016.csv"});
    CHECK(header.dataset->id == "statines");
    CHECK(slot(header, "ANNEE")->column.kind == Kind::text);
    CHECK(error_of([] { static_cast<void>(resolve_header("a;b;BOITES", {.name = "OPEN_STATINES_2016.csv"})); }));
}
