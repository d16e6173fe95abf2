// SPDX-License-Identifier: MPL-2.0
#include "generate/damir_parts.hpp"

namespace cnamdata::generate {

namespace {

constexpr int none = 0;
constexpr int undifferentiated = 121;
constexpr int imaging_equipment = 16;

} // namespace

int hospital_region(Random& random, const Situation& situation) {
    constexpr int paris = 11;
    return random.chance(8'500) ? paris : random.chance(1'500) ? any_region(random) : situation.care_region;
}

DamirPlace::DamirPlace(Columns& columns)
    : region_(columns, "ETE_REG_COD", "ETE_ZEAT_COD"), discipline_(columns.claim("DDP_SPE_COD")),
      category_(columns.claim("ETE_CAT_SNDS")), type_(columns.claim("ETE_TYP_SNDS")),
      mode_(columns.claim("MDT_TYP_COD")), tariff_(columns.claim("MFT_COD")), activity_(columns.claim("ETE_IND_TAA")),
      sector_(columns.claim("PRS_PPU_SEC")), domain_(columns.claim("ETB_DCS_MCO")),
      // category, type, MFT_COD, activity-based funding
      establishments_{
          {{1102, 1, 3, 1}, 1'720}, {{1101, 1, 3, 1}, 1'250}, {{1102, 1, 2, 1}, 160},    {{1101, 1, 2, 1}, 150},
          {{1102, 1, 3, 0}, 90},    {{2206, 1, 36, 0}, 110},  {{1104, 1, 3, 1}, 40},     {{1101, 1, 3, 0}, 60},
          {{1103, 1, 3, 0}, 37},    {{1106, 1, 3, 0}, 9},     {{1107, 1, 3, 0}, 20},     {{1110, 4, 7, 2}, 1'080},
          {{1110, 4, 7, 0}, 300},   {{1107, 4, 7, 0}, 75},    {{1111, 4, 7, 0}, 85},     {{2100, 4, 1, 0}, 20},
          {{1203, 4, 7, 2}, 18},    {{1205, 4, 7, 2}, 20},    {{2206, 6, 36, 0}, 1'150}, {{1110, 6, 7, 2}, 30},
          {{1203, 6, 7, 2}, 19},    {{2202, 6, 36, 0}, 30},   {{2201, 6, 36, 0}, 13},    {{1107, 6, 7, 0}, 20},
          {{1110, 2, 4, 1}, 340},   {{1104, 2, 4, 1}, 90},    {{1102, 2, 4, 1}, 30},     {{1101, 2, 4, 1}, 10},
          {{1111, 2, 4, 0}, 13},    {{1107, 2, 4, 0}, 25},    {{1107, 3, 15, 0}, 15},    {{1110, 3, 15, 1}, 34},
          {{4301, 6, 5, 0}, 9},     {{1201, 6, 7, 2}, 4},     {{1201, 2, 4, 0}, 3},      {{3401, 1, 2, 0}, 6},
          {{4101, 6, 5, 0}, 2},     {{4401, 6, 45, 0}, 1},    {{4401, 1, 47, 0}, 1},     {{2103, 4, 1, 0}, 1},
          {{4106, 6, 14, 0}, 1},    {{1109, 1, 41, 0}, 1},    {{4303, 6, 8, 0}, 1},      {{4103, 6, 5, 0}, 1},
          {{3403, 6, 9, 0}, 1},     {{4102, 6, 5, 0}, 1},     {{4105, 6, 10, 0}, 1},     {{4104, 6, 5, 0}, 1},
          {{4402, 6, 14, 0}, 1},    {{4302, 6, 9, 0}, 1},     {{1112, 2, 22, 0}, 1},     {{4605, 6, 17, 0}, 1},
          {{4604, 6, 44, 0}, 1},    {{4107, 6, 40, 0}, 1},    {{4606, 6, 11, 0}, 1},     {{4501, 6, 20, 0}, 1}},
      imaging_establishments_{{{2100, 4, 1, 0}, 15}, {{2100, 4, 7, 0}, 120}, {{1102, 1, 3, 1}, 30},
                              {{1101, 1, 3, 1}, 15}, {{1110, 4, 7, 2}, 25},  {{1110, 2, 4, 1}, 10}},
      disciplines_{{0, 40'000},  {60, 75'525}, {43, 64'266}, {11, 62'386}, {42, 59'718}, {21, 46'472}, {71, 29'151},
                   {13, 23'828}, {14, 23'049}, {41, 9'624},  {45, 9'243},  {92, 7'389},  {15, 7'039},  {30, 3'065},
                   {83, 1'704},  {44, 1'619},  {48, 1'386},  {85, 1'127},  {46, 594},    {72, 497},    {12, 425},
                   {22, 331},    {91, 269},    {81, 264},    {82, 149},    {86, 76},     {47, 69},     {93, 54},
                   {23, 26},     {101, 22},    {50, 2}},
      domains_{{"M", 45}, {"C", 30}, {"X", 15}, {"Z", 5}, {"O", 4}, {"S", 2}, {"P", 2}, {"D", 1}} {}

void DamirPlace::fill(Random& random, Situation& situation, Row& row) const {
    const Family& family = *situation.service->family;
    const bool imaging = family.stay && family.executor == Executor::imaging;
    situation.in_establishment = random.chance(family.in_establishment);
    situation.place = !situation.in_establishment ? no_establishment
                      : imaging                   ? imaging_establishments_(random)
                                                  : establishments_(random);
    const EstablishmentCodes& place = situation.place;
    const bool is_public = place.type == 1 || place.type == 2 || place.type == 3;
    row.number(category_, place.category);
    row.number(type_, place.type);
    row.number(tariff_, place.tariff);
    row.number(activity_, place.activity);
    row.number(sector_, is_public ? 1 : 2);
    situation.place_region = situation.in_establishment ? hospital_region(random, situation) : unknown_region;
    region_.fill(row, situation.place_region);

    const bool described = family.stay && situation.in_establishment && situation.scheme != Scheme::other;
    const int discipline = described ? (imaging ? imaging_equipment : disciplines_(random))
                           : situation.scheme == Scheme::other || situation.in_establishment ? none
                                                                                             : undifferentiated;
    row.number(discipline_, discipline);
    const std::uint32_t stay_modes = family.stay ? 100'000 : 9'500;
    const bool has_mode = situation.in_establishment && random.chance(stay_modes);
    row.number(mode_, !has_mode ? 9 : family.stay && random.chance(44'000) ? 1 : random.chance(500) ? 3 : 2);
    row.text(domain_, situation.in_establishment ? domains_(random) : "Z");
}

} // namespace cnamdata::generate
