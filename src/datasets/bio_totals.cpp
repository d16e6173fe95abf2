// SPDX-License-Identifier: MPL-2.0
//
// Published totals of Open Bio: of the base, what general practitioners prescribed; of the files that count persons,
// the one by group and region.
#include "datasets/totals.hpp"

#include <array>

namespace cnamdata {

namespace {

constexpr std::string_view practice = "djibe/recommandations-medicales, static/data/open-bio-YYYY.json, added up";
constexpr std::string_view pulse = "ken-william/Data-Agents-By-Industry, NB_2024_GRP_reg added up";

// Without fixed charges and minimum fees; LIKE tells capitals apart.
constexpr std::string_view of_practitioners =
    "PSP_SPE = 1 and not (L_ACTE like '%forfait%' or L_ACTE like '%Forfait%' or L_ACTE like '%FORFAIT%' or "
    "L_ACTE like '%cotation minimale%' or L_ACTE like '%Cotation minimale%' or L_ACTE like '%COTATION MINIMALE%')";

struct Part {
    std::string_view where, acts, reimbursed;
};

/// NB_2024_GRP_reg.
constexpr std::array parts_2024{
    Part{"BEN_REG = 11", "181621790", "649461452.81"}, Part{"BEN_REG = 84", "123615410", "406664340.63"},
    Part{"BEN_REG = 93", "116285923", "402519562.22"}, Part{"BEN_REG = 76", "113823460", "384687677.56"},
    Part{"BEN_REG = 75", "106679731", "346165173.19"}, Part{"BEN_REG = 99", "1205879", "7614061.60"},
    Part{"GRP = 29", "271265903", "559054977.02"},     Part{"GRP = 4", "158527005", "298634643.86"},
    Part{"GRP = 7", "138711447", "178569899.84"},      Part{"GRP = 1", "88549210", "285025156.11"},
    Part{"GRP = 90", "24264730", "294381657.99"},      Part{"GRP = 17", "18426355", "270176155.64"},
    Part{"GRP = 20", "1201705", "6906708.00"},
};

/// The amounts were rounded to the euro for each of the labels.
void add_practice(Publications& published, int year, std::string_view acts, std::string_view reimbursed,
                  std::string_view half_the_labels) {
    const PublishedTotal common{.period = {year, 0}, .where = of_practitioners, .source = practice};
    totals::add(published, common, {{"DNB", acts}});
    PublishedTotal rounded = common;
    rounded.tolerance = half_the_labels;
    totals::add(published, rounded, {{"REM", reimbursed}});
}

} // namespace

Publications bio_publications() {
    Publications published;
    add_practice(published, 2023, "459088335", "1596318961", "332");
    add_practice(published, 2024, "466897319", "1503694258", "332.5");
    return published;
}

Publications bio_nb_publications() {
    Publications published;
    PublishedTotal common{.period = {2024, 0}, .file = "NB_2024_GRP_REG", .source = pulse};
    totals::add(published, common,
                {{"", "420"}, {"DNB", "1119892782"}, {"BSE", "4914947072.71"}, {"REM", "3761870541.76"}});
    for (const Part& part : parts_2024) {
        common.where = part.where;
        totals::add(published, common, {{"DNB", part.acts}, {"REM", part.reimbursed}});
    }
    return published;
}

} // namespace cnamdata
