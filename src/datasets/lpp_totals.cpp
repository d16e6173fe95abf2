// SPDX-License-Identifier: MPL-2.0
//
// Published totals of Open LPP. CNAM corrected the years 2014 to 2019 on 17 April 2025; the totals and checksums of
// these years are those of the first edition, whose files date from April 2020.
#include "datasets/lpp_parts.hpp"
#include "datasets/totals.hpp"

#include <array>

namespace cnamdata {

namespace {

constexpr std::string_view study = "bparent11/analysingEffectOfHealthPlanInFrance, Open-LPP-data";
constexpr std::string_view first = "2020-04";

struct Whole {
    int year;
    std::string_view rows, quantity, reimbursed, base, sha256;
};

constexpr std::array first_editions{
    Whole{2014, "234367", "376394995", "6541299818.82", "7621738278.42",
          "7ff6a588b1b9fa56a69a5cd104e468ffb7a1573815fce25b5fc25992ccecc4c6"},
    Whole{2015, "236830", "396651434", "6913722427.65", "8079959788.31",
          "9ca03169390fbe52be53607c5dcd16d85e3e1cf62644788cb0e974964a201a9c"},
    Whole{2016, "266276", "394833907", "7302553926.01", "8544250958.81",
          "6532f5f1bcfc824bb833c043d5842f168f380e8d4bcae33bc8441483eebcd89e"},
    Whole{2017, "266877", "404762027", "7589986539.53", "8878160749.43",
          "25b19d8f97fcc64a93a556283bdea260c3165df26a04fb43925a78b11150b538"},
    Whole{2018, "270969", "426149026", "7848327809.64", "9150322123.98",
          "81beea859eb3adf114c160d685fece445c8f95c73289763593235df578e014d3"},
    Whole{2019, "286415", "454677035", "8174607810.17", "9573490056.21",
          "9e81f4bef41030f074d18035339cec1bd010770852a0be428d7065407b893a53"},
};

struct Later {
    int year;
    std::string_view reimbursed;
};

/// Sums of REM printed for the later years.
constexpr std::array later{
    Later{2020, "8010124106.46"},
    Later{2021, "8762954958.57"},
    Later{2022, "9052716219.88"},
    Later{2023, "9512494563.97"},
};

} // namespace

Publications lpp_publications() {
    Publications published;
    for (const Whole& whole : first_editions) {
        const Period period{whole.year, 0};
        published.editions.push_back({.period = period,
                                      .id = first,
                                      .sha256 = whole.sha256,
                                      .french = "corrigée par la CNAM le 17 avril 2025",
                                      .english = "corrected by CNAM on 17 April 2025"});
        totals::add(published, {.period = period, .edition = first, .source = study},
                    {{"", whole.rows}, {"QTE", whole.quantity}, {"REM", whole.reimbursed}, {"BSE", whole.base}});
    }
    for (const LppPart& part : lpp_parts()) {
        totals::add(published, {.period = {part.year, 0}, .edition = first, .where = part.where, .source = study},
                    {{"", part.rows}, {"QTE", part.quantity}, {"REM", part.reimbursed}, {"BSE", part.base}});
    }
    for (const Later& of_year : later)
        totals::add(published, {.period = {of_year.year, 0}, .source = study}, {{"REM", of_year.reimbursed}});
    return published;
}

} // namespace cnamdata
