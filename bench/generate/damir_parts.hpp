// SPDX-License-Identifier: MPL-2.0
//
// Open DAMIR: the parts of a row. Each part claims its columns, keeps its distributions and fills its cells from what
// the parts before it decided. Parts are immutable after construction, hence shared by threads.
// Weights are thousands of rows of a month of 2024 unless said otherwise.
#pragma once

#include "cnamdata/period.hpp"
#include "generate/choice.hpp"
#include "generate/columns.hpp"
#include "generate/damir_services.hpp"

#include <cstdint>

namespace cnamdata::generate {

/// What the payer reports. It decides together which columns are unknown.
enum class Scheme : std::uint8_t {
    general,
    without_counts, ///< *_ACT_NBR empty, legal status unknown
    other,          ///< PRS_REM_TYP 99: exemption, envelope, recipient unknown
};

/// A kind of establishment: the four columns that go together.
struct EstablishmentCodes {
    int category;
    int type;
    int tariff;   ///< MFT_COD
    int activity; ///< ETE_IND_TAA
};

inline constexpr EstablishmentCodes no_establishment{9999, 99, 99, 9};
inline constexpr int unknown_region = 99;

/// What is true of the row being made.
struct Situation {
    Period flow{};
    Scheme scheme = Scheme::general;
    const Service* service = nullptr;
    int residence = unknown_region;
    int care_region = 11; ///< where care is given; always known
    int age = 0;
    bool c2s = false;
    bool local_scheme = false; ///< Alsace-Moselle
    bool exempt = false;
    bool in_establishment = false;
    EstablishmentCodes place = no_establishment;
    int place_region = unknown_region;
    int payment_type = 0; ///< PRS_REM_TYP
    bool zones = false;   ///< a P file: zones instead of regions, and now and then an empty code
};

/// A region under its two names: the 13 regions since 2015, the 9 zones before.
class RegionSlots {
public:
    RegionSlots(Columns& columns, std::string_view region, std::string_view zone);
    void fill(Row& row, int region) const noexcept;

private:
    Slot region_;
    Slot zone_;
};

/// Draws a region of care or residence, never 99.
[[nodiscard]] int any_region(Random& random);

/// The region of a hospital that cares for someone of `care_region`: Paris attracts.
[[nodiscard]] int hospital_region(Random& random, const Situation& situation);

/// Who is cared for, and which fund pays.
class DamirPerson {
public:
    explicit DamirPerson(Columns& columns);
    void fill(Random& random, Situation& situation, Row& row) const;

private:
    void fill_rights(Random& random, Situation& situation, Row& row) const;

    RegionSlots fund_, residence_;
    Slot age_, c2s_, quality_, sex_, modulation_, exemption_;
    Choice<int> ages_, sexes_, exemptions_;
};

/// The service, its dates and how it is paid.
class DamirService {
public:
    explicit DamirService(Columns& columns);
    void fill(Random& random, Situation& situation, Row& row) const;

private:
    void fill_dates(Random& random, const Situation& situation, Row& row) const;
    void fill_payment(Random& random, Situation& situation, Row& row) const;

    Slot flow_, care_year_, care_month_, nature_, risk_, accident_, supplement_, envelope_, recipient_, type_, top_;
    Slot daily_charge_;
    Choice<int> lags_, risks_, supplements_, types_, recipients_, charges_;
};

/// The establishment that executes, if any.
class DamirPlace {
public:
    explicit DamirPlace(Columns& columns);
    void fill(Random& random, Situation& situation, Row& row) const;

private:
    RegionSlots region_;
    Slot discipline_, category_, type_, mode_, tariff_, activity_, sector_, domain_;
    Choice<EstablishmentCodes> establishments_, imaging_establishments_;
    Choice<int> disciplines_;
    Choice<std::string_view> domains_;
};

/// A professional as the columns tell it.
struct Professional {
    int activity = 0;
    int category = 99;
    int specialty = 0;
    int status = 9;
    int region = unknown_region;
};

/// Who executes, who prescribed, and the care pathway.
class DamirCaregivers {
public:
    explicit DamirCaregivers(Columns& columns);
    void fill(Random& random, const Situation& situation, Row& row) const;

private:
    [[nodiscard]] Professional town_executor(Random& random, Executor executor) const;
    [[nodiscard]] Professional executor(Random& random, const Situation& situation) const;
    [[nodiscard]] Professional prescriber(Random& random, const Situation& situation, const Professional& executor,
                                          Row& row) const;
    [[nodiscard]] int pathway(Random& random, const Situation& situation) const;

    RegionSlots executor_region_, prescriber_region_, establishment_region_;
    Slot executor_activity_, executor_category_, executor_specialty_, executor_status_;
    Slot prescriber_activity_, prescriber_category_, prescriber_specialty_, prescriber_status_;
    Slot establishment_, pathway_;
    Choice<int> specialists_, prescribers_, hospital_prescribers_, establishments_, pathways_;
};

/// Counts, amounts and the rate.
class DamirMoney {
public:
    explicit DamirMoney(Columns& columns);
    void fill(Random& random, const Situation& situation, Row& row) const;

private:
    struct Amounts {
        std::int64_t coefficient = 0, quantity = 0, overrun = 0, expense = 0, base = 0, paid = 0, rate = 0;
    };
    [[nodiscard]] Amounts priced(Random& random, const Service& service) const;
    [[nodiscard]] Amounts amounts(Random& random, const Situation& situation) const;
    void fill_counts(Random& random, const Situation& situation, const Amounts& amounts, bool kept, Row& row) const;

    Slot coefficient_, count_, quantity_, overrun_, expense_, base_, paid_, rate_;
    Slot kept_coefficient_, kept_count_, kept_quantity_, kept_expense_, kept_overrun_, kept_paid_;
    Bands quantities_, coefficients_;
    Choice<int> octaves_;
};

} // namespace cnamdata::generate
