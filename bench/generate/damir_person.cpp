// SPDX-License-Identifier: MPL-2.0
#include "generate/damir_parts.hpp"

namespace cnamdata::generate {

namespace {

const Choice<int>& known_regions() {
    static const Choice<int> regions{{11, 4724}, {76, 3533}, {84, 3437}, {44, 3436}, {93, 3392}, {75, 3139}, {32, 3033},
                                     {52, 2207}, {28, 2154}, {24, 1999}, {53, 1983}, {27, 1970}, {5, 1323}};
    return regions;
}

int zone_of(int region) {
    switch (region) {
    case 11:
        return 1;
    case 24:
    case 27:
    case 28:
        return 2;
    case 32:
        return 3;
    case 44:
        return 4;
    case 52:
    case 53:
        return 5;
    case 75:
    case 76:
        return 6;
    case 84:
        return 7;
    case 93:
        return 8;
    case 5:
        return 9;
    default:
        return 0;
    }
}

/// Exemptions that bring the rate to 100 %: all but those of care unrelated to the exempt illness.
bool is_full(int exemption) { return exemption != 0 && exemption != 41 && exemption != 43 && exemption != 45; }

} // namespace

RegionSlots::RegionSlots(Columns& columns, std::string_view region, std::string_view zone)
    : region_(columns.claim(region)), zone_(columns.claim(zone)) {}

void RegionSlots::fill(Row& row, int region) const noexcept {
    row.number(region_, region);
    row.number(zone_, zone_of(region));
}

int any_region(Random& random) { return known_regions()(random); }

DamirPerson::DamirPerson(Columns& columns)
    : fund_(columns, "ORG_CLE_REG", "ORG_CLE_ZEAT"), residence_(columns, "BEN_RES_REG", "BEN_RES_ZEAT"),
      age_(columns.claim("AGE_BEN_SNDS")), c2s_(columns.claim("BEN_CMU_TOP")), quality_(columns.claim("BEN_QLT_COD")),
      sex_(columns.claim("BEN_SEX_COD")), modulation_(columns.claim("MTM_NAT")),
      exemption_(columns.claim("EXO_MTF")), ages_{{70, 5989}, {60, 5838}, {50, 5078}, {80, 5034}, {0, 4486},
                                                  {40, 4245}, {30, 4140}, {20, 3907}, {99, 41}},
      sexes_{{2, 212'095}, {1, 175'483}, {0, 3}},
      // Without the beneficiaries of C2S, who have none.
      exemptions_{{0, 28'360}, {42, 50'720}, {41, 38'890}, {62, 26'220}, {20, 13'110}, {10, 6910},
                  {44, 5460},  {43, 4780},   {91, 3230},   {30, 2790},   {21, 1090},   {46, 974},
                  {81, 899},   {45, 674},    {56, 285},    {63, 241},    {51, 187},    {82, 161},
                  {57, 141},   {54, 124},    {55, 73},     {47, 1}} {}

void DamirPerson::fill(Random& random, Situation& situation, Row& row) const {
    situation.care_region = any_region(random);
    situation.residence = random.chance(6'300)   ? unknown_region
                          : random.chance(3'500) ? any_region(random)
                                                 : situation.care_region;
    residence_.fill(row, situation.residence);
    constexpr int paris = 11; // the seat of many a fund
    const int home = situation.residence == unknown_region ? situation.care_region : situation.residence;
    fund_.fill(row, random.chance(11'300)  ? unknown_region
                    : random.chance(4'000) ? paris
                    : random.chance(3'500) ? any_region(random)
                                           : home);

    situation.age = ages_(random);
    row.number(age_, situation.age);
    row.number(sex_, sexes_(random));
    const bool child = situation.age == 0 && random.chance(75'000);
    row.number(quality_, child ? 3 : random.chance(1'830) ? 2 : random.chance(58) ? 4 : 1);
    fill_rights(random, situation, row);
}

void DamirPerson::fill_rights(Random& random, Situation& situation, Row& row) const {
    situation.c2s = situation.scheme == Scheme::general && random.chance(23'200);
    situation.exempt = false;
    situation.local_scheme = false;
    if (situation.scheme == Scheme::other) {
        row.number(c2s_, 9);
        row.number(modulation_, 9);
        row.number(exemption_, 99);
        situation.exempt = random.chance(35'000);
        return;
    }
    row.number(c2s_, situation.c2s ? 1 : random.chance(240) ? 2 : 0);
    situation.local_scheme = situation.residence == 44 && random.chance(46'000);
    const int rare = random.chance(2'250) ? 1 : random.chance(310) ? 3 : random.chance(10) ? 4 : 0;
    row.number(modulation_, situation.local_scheme ? 2 : rare);
    const int exemption = situation.c2s ? 0 : exemptions_(random);
    situation.exempt = is_full(exemption);
    row.number(exemption_, exemption);
}

} // namespace cnamdata::generate
