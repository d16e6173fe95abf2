// SPDX-License-Identifier: MPL-2.0
//
// Published totals of Open Medic. Those that were published without the rows that hold a negative measure say so.
#include "datasets/totals.hpp"

#include <array>

namespace cnamdata {

namespace {

constexpr std::string_view receipts = "edithatogo/global-medicines-atlas, qualification of all releases, August 2026";
constexpr std::string_view analysis = "PHARMACEUTIQUE1/open-medic-ameli-analysis, outputs of each year";
constexpr std::string_view medocs = "DavidBruant/medocs, build/data.json";
constexpr std::string_view not_negative = "BOITES >= 0 and REM >= 0 and BSE >= 0";
constexpr std::string_view first_2025 = "2026-07";
constexpr std::string_view second_2025 = "2026-08";

struct Rows {
    int year;
    std::string_view count;
};

/// Of the archives of August 2026.
constexpr std::array rows{
    Rows{2014, "1833185"}, Rows{2015, "1827663"}, Rows{2016, "1799650"}, Rows{2017, "1806702"},
    Rows{2018, "1815551"}, Rows{2019, "1836084"}, Rows{2020, "1819396"}, Rows{2021, "1820538"},
    Rows{2022, "1873493"}, Rows{2023, "1926164"}, Rows{2024, "1916885"}, Rows{2025, "1873062"},
};

struct Boxes {
    int year;
    std::string_view men, women, unknown, total;
};

/// Sums of BOITES by sex.
constexpr std::array boxes{
    Boxes{2014, "957687482", "1385287655", "3580329", "2346555466"},
    Boxes{2015, "986040562", "1389053007", "2515957", "2377609526"},
    Boxes{2016, "995603149", "1395786604", "466936", "2391856689"},
    Boxes{2017, "983390115", "1373187207", "247688", "2356825010"},
    Boxes{2018, "982830953", "1356561927", "266949", "2339659829"},
};

struct Whole {
    int year;
    std::string_view edition, rows, boxes, reimbursed, base;
};

/// Without the rows that hold a negative measure.
constexpr std::array wholes{
    Whole{2022, "", "1873358", "2367512608", "22682340891.40", "26082984162.56"},
    Whole{2023, "", "1926114", "2346442827", "24440076001.35", "27972099869.89"},
    Whole{2024, "", "1916830", "2367963887", "26031858107.62", "29719670484.71"},
    Whole{2025, first_2025, "2430382", "2326774830", "27846030310.29", "31838729037.74"},
};

struct Part {
    std::string_view where, reimbursed;
};

/// REM of 2024, published in thousands of millions with three decimals.
constexpr std::array rounded{
    Part{"AGE = 60 and SEXE = 1", "8271000000"}, Part{"AGE = 60 and SEXE = 2", "6889000000"},
    Part{"AGE = 20 and SEXE = 2", "4644000000"}, Part{"AGE = 20 and SEXE = 1", "4294000000"},
    Part{"AGE = 0 and SEXE = 1", "1015000000"},  Part{"AGE = 0 and SEXE = 2", "861000000"},
};

void add_rows(Publications& published) {
    for (const Rows& of_year : rows) {
        const std::string_view edition = of_year.year == 2025 ? second_2025 : "";
        totals::add(published, {.period = {of_year.year, 0}, .edition = edition, .source = receipts},
                    {{"", of_year.count}});
    }
}

void add_boxes(Publications& published) {
    for (const Boxes& by_sex : boxes) {
        PublishedTotal common{.period = {by_sex.year, 0}, .source = medocs};
        totals::add(published, common, {{"BOITES", by_sex.total}});
        common.where = "SEXE = 1";
        totals::add(published, common, {{"BOITES", by_sex.men}});
        common.where = "SEXE = 2";
        totals::add(published, common, {{"BOITES", by_sex.women}});
        common.where = "SEXE = 9";
        totals::add(published, common, {{"BOITES", by_sex.unknown}});
    }
}

void add_wholes(Publications& published) {
    for (const Whole& whole : wholes) {
        totals::add(published,
                    {.period = {whole.year, 0}, .edition = whole.edition, .where = not_negative, .source = analysis},
                    {{"", whole.rows}, {"BOITES", whole.boxes}, {"REM", whole.reimbursed}, {"BSE", whole.base}});
    }
    for (const Part& part : rounded) {
        totals::add(published, {.period = {2024, 0}, .where = part.where, .tolerance = "1000000", .source = analysis},
                    {{"REM", part.reimbursed}});
    }
}

} // namespace

Publications medic_publications() {
    Publications published;
    published.editions = {
        {.period = {2025, 0},
         .id = first_2025,
         .french = "remplacée à l'été 2026 : la région des bénéficiaires était fausse",
         .english = "replaced in the summer of 2026: the region of beneficiaries was wrong"},
    };
    add_rows(published);
    add_boxes(published);
    add_wholes(published);
    return published;
}

} // namespace cnamdata
