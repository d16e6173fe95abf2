// SPDX-License-Identifier: MPL-2.0
#include "generate/damir_parts.hpp"

namespace cnamdata::generate {

namespace {

constexpr std::int64_t full_rate = 10'000; // in hundredths of a percent

/// Half away from zero.
std::int64_t share(std::int64_t amount, std::int64_t rate) {
    const std::int64_t product = amount * rate;
    return (product + (product < 0 ? -full_rate : full_rate) / 2) / full_rate;
}

/// Rates that come of small corrections, such as 8.53 or .14.
std::int64_t odd_rate(Random& random) { return static_cast<std::int64_t>(mixed(random.below(150)) % 10'000); }

bool is_supplementary(int payment_type) { return payment_type != 0 && payment_type != 1 && payment_type != 99; }

} // namespace

DamirMoney::DamirMoney(Columns& columns)
    : coefficient_(columns.claim("PRS_ACT_COG")), count_(columns.claim("PRS_ACT_NBR")),
      quantity_(columns.claim("PRS_ACT_QTE")), overrun_(columns.claim("PRS_DEP_MNT")),
      expense_(columns.claim("PRS_PAI_MNT")), base_(columns.claim("PRS_REM_BSE")), paid_(columns.claim("PRS_REM_MNT")),
      rate_(columns.claim("PRS_REM_TAU")), kept_coefficient_(columns.claim("FLT_ACT_COG")),
      kept_count_(columns.claim("FLT_ACT_NBR")), kept_quantity_(columns.claim("FLT_ACT_QTE")),
      kept_expense_(columns.claim("FLT_PAI_MNT")), kept_overrun_(columns.claim("FLT_DEP_MNT")),
      kept_paid_(columns.claim("FLT_REM_MNT")),
      // A power law with a mean of about 33, which is that of FLT_ACT_QTE in January 2025.
      quantities_{{{1, 1}, 464'000},    {{2, 2}, 164'000},       {{3, 3}, 84'000},        {{4, 4}, 53'000},
                  {{5, 6}, 61'000},     {{7, 9}, 48'000},        {{10, 14}, 39'000},      {{15, 22}, 27'000},
                  {{23, 40}, 24'000},   {{41, 80}, 17'000},      {{81, 200}, 11'000},     {{201, 600}, 5'000},
                  {{601, 2500}, 3'000}, {{2501, 12'000}, 1'000}, {{12'001, 90'000}, 100}, {{90'001, 931'063}, 5}},
      // Of key letters, in hundredths.
      coefficients_{{{100, 100}, 30}, {{150, 150}, 20}, {{200, 200}, 12}, {{250, 250}, 8},
                    {{400, 400}, 10}, {{600, 600}, 5},  {{800, 810}, 10}, {{905, 1630}, 5}},
      octaves_{{0, 30}, {1, 24}, {2, 18}, {3, 12}, {4, 7}, {5, 4}, {6, 3}, {7, 1}, {8, 1}} {}

/// The amounts of a full payment before the rate.
DamirMoney::Amounts DamirMoney::priced(Random& random, const Service& service) const {
    Amounts amounts;
    amounts.quantity = quantities_(random);
    switch (service.family->pricing) {
    case Pricing::tariff:
        amounts.base = amounts.quantity * service.price;
        break;
    case Pricing::keyed:
        amounts.coefficient = amounts.quantity * coefficients_(random);
        amounts.base = amounts.coefficient * service.price / 100;
        break;
    case Pricing::free: {
        // Large counts are of fees and of acts.
        if (amounts.quantity > 300) amounts.quantity = amounts.quantity % 300 + 1;
        const int octave = octaves_(random) % service.family->octaves;
        const std::int64_t lowest = std::int64_t{service.family->lowest_price} << octave;
        amounts.base = amounts.quantity * random.between(lowest, 2 * lowest);
        if (amounts.quantity > 1) amounts.base += random.between(0, 99);
        break;
    }
    case Pricing::deduction:
        amounts.paid = -amounts.quantity * service.price;
        break;
    }
    if (service.family->pricing != Pricing::keyed) amounts.coefficient = amounts.quantity * 100;
    amounts.overrun = random.chance(service.family->overrun) ? amounts.base * random.between(10, 120) / 100 : 0;
    amounts.expense = amounts.base + amounts.overrun;
    return amounts;
}

DamirMoney::Amounts DamirMoney::amounts(Random& random, const Situation& situation) const {
    const Service& service = *situation.service;
    Amounts amounts = priced(random, service);
    const bool full = situation.exempt || service.family->pricing == Pricing::deduction;
    amounts.rate = full ? full_rate : service.rate * 100;
    if (situation.local_scheme && amounts.rate < full_rate) amounts.rate = 9'000;
    if (is_supplementary(situation.payment_type)) {
        amounts.rate = full_rate - service.rate * 100;
        amounts.paid = share(amounts.expense, amounts.rate);
        amounts.base = 0;
    } else if (service.family->pricing != Pricing::deduction) {
        amounts.paid = share(amounts.base, amounts.rate);
        // A cell adds up payments that were rounded one by one.
        if (amounts.quantity > 2 && random.chance(35'000)) amounts.paid -= random.between(1, amounts.quantity / 2);
    }
    if (situation.scheme == Scheme::other && random.chance(700)) amounts.rate = odd_rate(random);
    if (random.chance(25)) amounts.rate = 99'900;
    return amounts;
}

void DamirMoney::fill(Random& random, const Situation& situation, Row& row) const {
    Amounts amounts = this->amounts(random, situation);
    if (random.chance(900)) { // a correction
        for (std::int64_t* amount : {&amounts.coefficient, &amounts.quantity, &amounts.overrun, &amounts.expense,
                                     &amounts.base, &amounts.paid})
            *amount = -*amount;
    }
    // Prefiltered columns keep type 0 (the reimbursement: 0 and 1); of unknown types, those that are not supplements.
    const int type = situation.payment_type;
    const bool kept = type == 0 || (type == 99 && !random.chance(9'000));
    const bool legal = kept || type == 1;
    row.number(coefficient_, amounts.coefficient);
    row.number(quantity_, amounts.quantity);
    row.number(overrun_, amounts.overrun);
    row.number(expense_, amounts.expense);
    row.number(base_, amounts.base);
    row.number(paid_, amounts.paid);
    row.number(rate_, amounts.rate);
    row.number(kept_coefficient_, kept ? amounts.coefficient : 0);
    row.number(kept_quantity_, kept ? amounts.quantity : 0);
    row.number(kept_expense_, kept ? amounts.expense : 0);
    row.number(kept_overrun_, kept ? amounts.overrun : 0);
    row.number(kept_paid_, legal ? amounts.paid : 0);
    fill_counts(random, situation, amounts, kept, row);
}

void DamirMoney::fill_counts(Random& random, const Situation& situation, const Amounts& amounts, bool kept,
                             Row& row) const {
    const std::int64_t fewer = random.chance(4'500) ? amounts.quantity / 2 : amounts.quantity;
    row.number(count_, fewer);
    row.number(kept_count_, kept ? fewer : 0);
    if (situation.scheme != Scheme::without_counts && !random.chance(450)) return;
    row.null(count_);
    if (kept) row.null(kept_count_);
}

} // namespace cnamdata::generate
