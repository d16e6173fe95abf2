// SPDX-License-Identifier: MPL-2.0
//
// Open DAMIR: the services (PRS_NAT), how frequent each is, and what follows from its nature.
#pragma once

#include "generate/choice.hpp"

#include <cstdint>
#include <vector>

namespace cnamdata::generate {

/// Who executes a service in town.
enum class Executor : std::uint8_t {
    pharmacy,
    supplier,
    device_seller, ///< a pharmacy or a supplier
    nurse,
    physiotherapist,
    auxiliary, ///< nurse, physiotherapist or one of the smaller professions
    podiatrist,
    speech_therapist,
    orthoptist,
    midwife,
    laboratory,
    transporter,
    dentist,
    general_practitioner,
    specialist,
    imaging,
    payer_of_participation, ///< physician or laboratory
    establishment,
    none,
};

/// How the amounts of a row come about.
enum class Pricing : std::uint8_t {
    tariff,    ///< one price for the service
    keyed,     ///< a coefficient times the price of a key letter
    free,      ///< any price
    deduction, ///< nothing but a negative reimbursement
};

/// What services of a kind have in common. Shares are in hundred thousandths.
struct Family {
    Executor executor = Executor::none;
    std::uint32_t in_establishment = 0; ///< share executed in an establishment
    std::uint32_t self_prescribed = 0;  ///< share whose prescriber is the executor
    Pricing pricing = Pricing::tariff;
    int lowest_price = 100; ///< centimes
    int octaves = 3;        ///< prices lie between `lowest_price` and that many doublings of it
    int rate = 60;          ///< usual reimbursement, in percent
    std::uint32_t overrun = 0;
    bool stay = false; ///< a hospital stay: has a discipline and a treatment mode
};

struct Service {
    int nature = 0; ///< PRS_NAT
    const Family* family = nullptr;
    int rate = 60;          ///< percent
    std::int64_t price = 0; ///< centimes; of tariffs, keys and deductions
};

/// Draws services as often as they occur in a month of 2024.
[[nodiscard]] const Choice<Service>& services();

} // namespace cnamdata::generate
