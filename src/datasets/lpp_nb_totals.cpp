// SPDX-License-Identifier: MPL-2.0
//
// Published totals of the files that count persons of Open LPP: those by code, of the first edition. The sums of NBC
// are no numbers of persons but a check.
#include "datasets/totals.hpp"

#include <array>

namespace cnamdata {

namespace {

constexpr std::string_view study = "bparent11/analysingEffectOfHealthPlanInFrance, Open-LPP-data";

struct Whole {
    int year;
    std::string_view file, rows, persons, reimbursed, base, quantity, sha256;
};

constexpr std::array by_code{
    Whole{2014, "NB_2014_LPP", "1783", "90547093", "6541299813.21", "7621738278.42", "376394995",
          "8507cf7780a79fbab7d77514dbea89977a1afbf553b5d71297f8d9c65af354b6"},
    Whole{2015, "NB_2015_LPP", "1784", "94188384", "6913722423.70", "8079959788.31", "396651434",
          "85d4e27ed92273d2cef88ff2d88ff3f668324c2f13fe85409df3655cc7343dbc"},
    Whole{2016, "NB_2016_LPP", "1948", "97429500", "7302553919.00", "8544250958.82", "394833907",
          "22ea3021023f49b0ee9cd10c9bdb8942b3ede34b2a2e488e676a9412aacbd869"},
    Whole{2017, "NB_2017_LPP", "2069", "99134361", "7589986533.83", "8878160749.44", "404762027",
          "6376703611c3b0dd761807d7819f33c702f552efdc4a38ae235710f0e0424608"},
    Whole{2018, "NB_2018_LPP", "2195", "103197741", "7848327804.22", "9150322123.99", "426149026",
          "f9e66897f0eeb43539987be2000c1465491957e5b46a0af8e6db2a29df8698b6"},
    Whole{2019, "NB_2019_LPP", "2446", "107024994", "8174607806.73", "9573490056.21", "454677035",
          "0f5f7c2e9ffb8f955493f71bba5048808b549b425c5727f5907681da0100b166"},
    Whole{2020, "NB_2020_LPP", "6529", "89674964", "8010124086.26", "9262350225.53", "435666470",
          "8fa0421d3a7d1f85df1af896c00753ed42f9d951e9fdaa49bcb2305dcf8452f5"},
    Whole{2021, "NB_2021_LPP", "10939", "116226635", "8762954934.86", "10255266726.60", "488461089",
          "37cf55aecab0151d46e9ad090160c3cb48a4b56632d96064becdfe4c656aac96"},
    Whole{2022, "NB_2022_LPP", "11861", "119560419", "9052716197.15", "10598251779.31", "508911144",
          "f794edcca0dc7552ed8f566baa65bcbc9ecc559c36563782c1ac0e3709683e3c"},
    Whole{2023, "NB_2023_LPP", "11981", "125691825", "9512494547.78", "11143540258.36", "541442298",
          "64d282a7305e5ef4485a1cba33c5e5aadcad1c817d2e1dfeab44c0e08780c797"},
};

} // namespace

Publications lpp_nb_publications() {
    Publications published;
    for (const Whole& whole : by_code) {
        const Period period{whole.year, 0};
        published.editions.push_back({.period = period, .sha256 = whole.sha256});
        totals::add(published, {.period = period, .file = whole.file, .source = study},
                    {{"", whole.rows},
                     {"NBC", whole.persons},
                     {"REM", whole.reimbursed},
                     {"BSE", whole.base},
                     {"QTE", whole.quantity}});
    }
    return published;
}

} // namespace cnamdata
