// SPDX-License-Identifier: MPL-2.0
#include "generate/damir_parts.hpp"

namespace cnamdata::generate {

namespace {

constexpr int physician = 1;
constexpr int laboratory = 3;
constexpr int radiology = 6;

bool has_pathway(const Family& family) {
    switch (family.executor) {
    case Executor::general_practitioner:
    case Executor::specialist:
    case Executor::imaging:
    case Executor::payer_of_participation:
    case Executor::establishment:
        return true;
    default:
        return false;
    }
}

bool is_physician(Executor executor) {
    return executor == Executor::general_practitioner || executor == Executor::specialist ||
           executor == Executor::imaging || executor == Executor::payer_of_participation;
}

bool is_auxiliary(Executor executor) { return executor >= Executor::nurse && executor <= Executor::orthoptist; }

bool prescribes_too(Random& random, const Situation& situation, const Professional& executor) {
    return executor.category != laboratory && random.chance(situation.service->family->self_prescribed);
}

} // namespace

DamirCaregivers::DamirCaregivers(Columns& columns)
    : executor_region_(columns, "EXE_INS_REG", "EXE_INS_ZEAT"),
      prescriber_region_(columns, "PRE_INS_REG", "PRE_INS_ZEAT"),
      establishment_region_(columns, "ETP_REG_COD", "ETP_ZEAT_COD"), executor_activity_(columns.claim("PSE_ACT_SNDS")),
      executor_category_(columns.claim("PSE_ACT_CAT")), executor_specialty_(columns.claim("PSE_SPE_SNDS")),
      executor_status_(columns.claim("PSE_STJ_SNDS")), prescriber_activity_(columns.claim("PSP_ACT_SNDS")),
      prescriber_category_(columns.claim("PSP_ACT_CAT")), prescriber_specialty_(columns.claim("PSP_SPE_SNDS")),
      prescriber_status_(columns.claim("PSP_STJ_SNDS")), establishment_(columns.claim("ETP_CAT_SNDS")),
      pathway_(columns.claim("PRS_PDS_QCP")), specialists_{{1, 300},  {4, 809},  {15, 699}, {7, 510},  {2, 443},
                                                           {3, 438},  {33, 385}, {11, 336}, {5, 326},  {8, 255},
                                                           {13, 211}, {12, 200}, {9, 193},  {14, 189}, {32, 180},
                                                           {37, 175}, {42, 157}, {18, 137}, {6, 120},  {35, 78},
                                                           {31, 66},  {36, 52},  {38, 40},  {34, 28},  {80, 2},
                                                           {99, 1}},
      prescribers_{{1, 8'000}, {4, 1'100}, {15, 1'000}, {6, 400}, {33, 450}, {7, 350}, {3, 330},  {5, 320},  {13, 300},
                   {9, 280},   {42, 280},  {14, 280},   {8, 230}, {11, 190}, {2, 60},  {12, 260}, {32, 210}, {35, 120},
                   {18, 60},   {31, 90},   {34, 80},    {37, 5},  {36, 10},  {38, 4},  {80, 15},  {99, 1}},
      hospital_prescribers_{{1, 5'000}, {0, 900},  {4, 480},  {15, 320}, {6, 250},  {33, 350}, {7, 160}, {3, 140},
                            {5, 60},    {13, 140}, {9, 180},  {42, 160}, {14, 100}, {8, 110},  {11, 50}, {2, 60},
                            {12, 120},  {32, 110}, {35, 100}, {31, 40},  {34, 60},  {80, 15}},
      establishments_{{1102, 3'320}, {1101, 2'930}, {2206, 1'040}, {1110, 640}, {1103, 480}, {1104, 350}, {1107, 300},
                      {4401, 236},   {2100, 78},    {1205, 160},   {1111, 70},  {2202, 115}, {1203, 90},  {1106, 91},
                      {1112, 85},    {4301, 58},    {4106, 64},    {2201, 39},  {4101, 40},  {1201, 24},  {1109, 26},
                      {2103, 20},    {4604, 18},    {4103, 13},    {4402, 13},  {3401, 7},   {4102, 8},   {4302, 7},
                      {4303, 4},     {4104, 4},     {4501, 2},     {4606, 1},   {4105, 1},   {4107, 1},   {4404, 1},
                      {4605, 1},     {4304, 1},     {4601, 1},     {3402, 1},   {1114, 1},   {4603, 1},   {9999, 550}},
      pathways_{{31, 1'450}, {3, 4'133}, {5, 676},  {13, 670}, {1, 624},  {4, 558},  {24, 480}, {0, 457},
                {22, 411},   {7, 193},   {25, 168}, {6, 160},  {28, 104}, {23, 102}, {11, 73},  {12, 67},
                {2, 49},     {32, 39},   {27, 33},  {8, 32},   {26, 8},   {10, 8}} {}

/// Activity, category and specialty of who executes in town.
Professional DamirCaregivers::town_executor(Random& random, Executor executor) const {
    switch (executor) {
    case Executor::pharmacy:
        return {50, 2, 0, 1};
    case Executor::supplier:
        return {60, 2, 0, 1};
    case Executor::device_seller:
        return {random.chance(46'000) ? 50 : 60, 2, 0, 1};
    case Executor::nurse:
        return {24, 6, 0, 1};
    case Executor::physiotherapist:
        return {26, 7, 0, 1};
    case Executor::auxiliary:
        return random.chance(72'000) ? Professional{24, 6, 0, 1} : Professional{26, 7, 0, 1};
    case Executor::podiatrist:
        return {27, 8, 0, 1};
    case Executor::speech_therapist:
        return {28, 9, 0, 1};
    case Executor::orthoptist:
        return {29, 9, 0, 1};
    case Executor::midwife:
        return {21, 5, 0, 1};
    case Executor::laboratory:
        return {30, laboratory, 0, 1};
    case Executor::transporter:
        return {55, 2, 0, 1};
    case Executor::dentist:
        return {19, 4, random.chance(4'000) ? 36 : 0, 1};
    case Executor::general_practitioner:
        return {0, physician, 1, 1};
    case Executor::specialist:
        return {0, physician, specialists_(random), 1};
    case Executor::imaging:
        return {0, physician, random.chance(75'000) ? radiology : specialists_(random), 1};
    case Executor::payer_of_participation:
        return random.chance(60'000) ? Professional{30, laboratory, 0, 1}
                                     : Professional{0, physician, random.chance(40'000) ? 1 : specialists_(random), 1};
    case Executor::establishment:
        return {0, 0, 0, 2};
    case Executor::none:
        break;
    }
    return {random.chance(5'000) ? 99 : 0, 99, 0, 9};
}

Professional DamirCaregivers::executor(Random& random, const Situation& situation) const {
    const Executor kind = situation.service->family->executor;
    Professional executor = town_executor(random, kind);
    if (situation.in_establishment) {
        if (executor.category == laboratory)
            executor.activity = 0;
        else
            executor.category = 0;
        if (is_physician(kind) && random.chance(8'000)) executor.specialty = 0;
        executor.status = random.chance(76'000) ? 2 : 1;
        executor.region = random.chance(90'000) ? unknown_region : situation.care_region;
    } else if (executor.category != 99) {
        executor.region = random.chance(1'200) ? any_region(random) : situation.care_region;
    }
    if (situation.scheme == Scheme::without_counts)
        executor.status = 9;
    else if (executor.status == 1 && random.chance(65))
        executor.status = 8;
    return executor;
}

Professional DamirCaregivers::prescriber(Random& random, const Situation& situation, const Professional& executor,
                                         Row& row) const {
    establishment_region_.fill(row, unknown_region);
    row.number(establishment_, no_establishment.category);
    Professional prescriber;
    const bool here = situation.in_establishment && random.chance(88'000);
    if (here || (!situation.in_establishment && prescribes_too(random, situation, executor))) {
        prescriber = executor;
        if (here) {
            establishment_region_.fill(row, situation.place_region);
            row.number(establishment_, situation.place.category);
            prescriber.category = 0;
            if (is_auxiliary(situation.service->family->executor)) prescriber.activity = 0;
            prescriber.region = unknown_region;
            if (random.chance(35'000)) prescriber.specialty = hospital_prescribers_(random);
        }
    } else if (random.chance(40'000)) {
        prescriber = {0, 0, hospital_prescribers_(random), 2, unknown_region};
        establishment_region_.fill(row, hospital_region(random, situation));
        row.number(establishment_, establishments_(random));
    } else if (random.chance(87'500)) {
        const int region = random.chance(3'000) ? any_region(random) : situation.care_region;
        prescriber = {0, physician, prescribers_(random), 1, region};
        if (random.chance(2'500)) prescriber = {21, 5, 0, 1, region};
    }
    if (situation.scheme == Scheme::without_counts) prescriber.status = 9;
    return prescriber;
}

int DamirCaregivers::pathway(Random& random, const Situation& situation) const {
    if (!has_pathway(*situation.service->family)) return 31;
    if (situation.age == 0 && random.chance(88'000)) return random.chance(55'000) ? 33 : 34;
    return pathways_(random);
}

void DamirCaregivers::fill(Random& random, const Situation& situation, Row& row) const {
    const Professional executing = executor(random, situation);
    executor_region_.fill(row, executing.region);
    row.number(executor_activity_, executing.activity);
    row.number(executor_category_, executing.category);
    row.number(executor_specialty_, executing.specialty);
    row.number(executor_status_, executing.status);

    const Professional prescribing = prescriber(random, situation, executing, row);
    prescriber_region_.fill(row, prescribing.region);
    row.number(prescriber_activity_, prescribing.activity);
    if (situation.zones && random.chance(300)) row.null(prescriber_activity_);
    row.number(prescriber_category_, prescribing.category);
    row.number(prescriber_specialty_, prescribing.specialty);
    row.number(prescriber_status_, prescribing.status);
    row.number(pathway_, pathway(random, situation));
}

} // namespace cnamdata::generate
