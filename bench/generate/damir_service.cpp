// SPDX-License-Identifier: MPL-2.0
#include "generate/damir_parts.hpp"

namespace cnamdata::generate {

namespace {

constexpr std::uint32_t unknown_date_share = 43; // 15,607 rows of January 2025

int envelope_of(Random& random, const Situation& situation) {
    if (situation.scheme == Scheme::other) return 9;
    if (situation.payment_type == 5 || situation.payment_type == 6) return 7;
    if (situation.payment_type == 4) return 8;
    if (situation.service->nature >= 6000) return 3;
    if (random.chance(210)) return random.chance(78'000) ? 4 : random.chance(65'000) ? 0 : 5;
    const int type = situation.place.type;
    return type == 1 || type == 2 || type == 3 ? (random.chance(85'000) ? 2 : 1) : 1;
}

int top_of(const Situation& situation) {
    if (situation.scheme == Scheme::other) return 9;
    return situation.payment_type == 5 || situation.payment_type == 6 ? 0 : 1;
}

} // namespace

DamirService::DamirService(Columns& columns)
    : flow_(columns.claim("FLX_ANN_MOI")), care_year_(columns.claim("SOI_ANN")), care_month_(columns.claim("SOI_MOI")),
      nature_(columns.claim("PRS_NAT")), risk_(columns.claim("ASU_NAT")), accident_(columns.claim("ATT_NAT")),
      supplement_(columns.claim("CPL_COD")), envelope_(columns.claim("CPT_ENV_TYP")),
      recipient_(columns.claim("DRG_AFF_NAT")), type_(columns.claim("PRS_REM_TYP")), top_(columns.claim("TOP_PS5_TRG")),
      daily_charge_(columns.claim("PRS_FJH_TYP")),
      // Months between care and processing, out of a thousand rows.
      lags_{{0, 380}, {1, 275}, {2, 95}, {3, 55}, {4, 35}, {5, 26}, {6, 20}, {7, 17}, {8, 14},
            {9, 12},  {10, 10}, {11, 9}, {12, 8}, {13, 7}, {14, 6}, {15, 5}, {16, 4}, {17, 3},
            {18, 3},  {20, 3},  {22, 3}, {24, 3}, {26, 2}, {29, 2}, {33, 1}, {38, 1}, {50, 1}},
      risks_{{10, 37'508}, {40, 621}, {30, 516}, {90, 87}, {70, 14}, {22, 8}, {80, 3}, {50, 1}, {11, 1}, {12, 1}},
      supplements_{{0, 37'973}, {2, 640}, {1, 143}, {3, 2}},
      // Neither of C2S nor of Alsace-Moselle.
      types_{{0, 205'000}, {1, 5'330}, {11, 560}, {12, 544}, {2, 535}, {13, 48}},
      recipients_{{35, 14'118}, {11, 4'708}, {33, 159}, {16, 138}, {17, 33}, {38, 29},
                  {12, 11},     {31, 6},     {15, 1},   {18, 1},   {19, 1},  {14, 1}},
      charges_{{0, 700}, {2, 88}, {3, 71}, {1, 13}} {}

void DamirService::fill(Random& random, Situation& situation, Row& row) const {
    row.number(nature_, situation.service->nature);
    row.number(risk_, risks_(random));
    row.number(accident_, random.chance(32) ? 1 + random.below(3) : 0);
    row.number(supplement_, supplements_(random));
    row.number(daily_charge_, situation.scheme == Scheme::without_counts ? 8
                              : situation.service->family->stay          ? charges_(random)
                                                                         : 0);
    fill_dates(random, situation, row);
    fill_payment(random, situation, row);
}

void DamirService::fill_dates(Random& random, const Situation& situation, Row& row) const {
    row.number(flow_, situation.flow.year * 100 + situation.flow.month);
    if (random.chance(unknown_date_share)) {
        row.number(care_year_, random.chance(50) ? 1 : 0);
        row.number(care_month_, 0);
        return;
    }
    const int months = situation.flow.year * 12 + situation.flow.month - 1 - lags_(random);
    row.number(care_year_, months / 12);
    row.number(care_month_, months % 12 + 1);
}

void DamirService::fill_payment(Random& random, Situation& situation, Row& row) const {
    int& type = situation.payment_type;
    if (situation.scheme == Scheme::other)
        type = 99;
    else if (situation.service->family->pricing == Pricing::deduction)
        type = 0;
    else if (situation.c2s && random.chance(42'000))
        type = random.chance(2'200) ? 6 : 5;
    else if (situation.local_scheme && random.chance(33'000))
        type = 4;
    else
        type = types_(random);
    row.number(type_, type);
    row.number(top_, top_of(situation));
    row.number(envelope_, envelope_of(random, situation));
    const int full_third_party = 36;
    if (situation.scheme == Scheme::other)
        row.number(recipient_, 99);
    else
        row.number(recipient_, situation.c2s && random.chance(85'000) ? full_third_party : recipients_(random));
}

} // namespace cnamdata::generate
