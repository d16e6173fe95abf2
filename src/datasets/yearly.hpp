// SPDX-License-Identifier: MPL-2.0
//
// What the yearly datasets have in common: who was treated, who prescribed, what was reimbursed, and the form of the
// files that count persons (`NB_YYYY_LEVEL[_age_sexe][_reg][_spe]`).
#pragma once

#include "cnamdata/dataset.hpp"
#include "schema/columns.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace cnamdata::yearly {

constexpr Column age_by_20_40() {
    return columns::code("AGE", "Age au moment des soins", "Age class: 0, 20, 60", "99");
}

constexpr Column age_by_20() {
    return columns::code("AGE", "Age au moment des soins", "Age class: 0, 20, 40, 60", "99");
}

constexpr Column sex() { return columns::code("SEXE", "Sexe", "Sex: 1 male, 2 female", "9"); }

constexpr Column region(std::string_view missing) {
    return columns::code("BEN_REG", "Région de Résidence du Bénéficiaire",
                         "Region of residence, 2016 regions; 5 is all overseas", missing);
}

constexpr Column prescriber() {
    return columns::code("PSP_SPE", "Prescripteur", "Specialty of the prescriber; 90 salaried", "99");
}

constexpr Column reimbursed() {
    return columns::amount("REM", "Montant Remboursé", "Amount reimbursed by compulsory insurance");
}

constexpr Column base() { return columns::amount("BSE", "Base de Remboursement", "Reimbursement base"); }

constexpr Column persons(std::string_view french, std::string_view english) {
    return columns::distinct_count("NBC", "persons", french, english);
}

/// A pack of medicine. `what` tells of its codes; `missing` as in columns::code.
constexpr Column pack(std::string_view what, std::string_view missing) {
    return columns::of_length(
        13, columns::text_code("CIP13", "Code Identification Spécialité Pharmaceutique", what, missing));
}

/// ATC1 to ATC5 and CIP13 with their labels, as Open Medic has them: labels since 2016.
[[nodiscard]] std::vector<Column> medicine();

/// GRP and ACTE with their labels.
[[nodiscard]] std::vector<Column> biology();

constexpr Column device() {
    return columns::text_code("CODE_LPP", "Code LPP", "Code of the list: 7 digits, or a short code of 4");
}

constexpr Column device_label() {
    return columns::label("L_CODE_LPP", "CODE_LPP", "Libellé du code LPP",
                          "Label of CODE_LPP; `¿` stands for a lost accent");
}

/// `nbc` is not additive: the rule, as every dataset that has it tells it.
constexpr Trap persons_trap() {
    return {"persons", "NBC counts persons, each once a row: never add it over rows. Take the breakdown whose rows are "
                       "exactly the ones you want; adding the regions counts twice who moved."};
}

constexpr Trap breakdowns_trap() {
    return {"breakdowns",
            "The files of a year are breakdowns of the same money: query one of them (DATASET/BREAKDOWN), "
            "never two together."};
}

/// How a level of the files that count persons is spelt in some years.
struct Spelling {
    std::string id{}; ///< of the header version, before the breakdown: `2016`
    Period first{};
    Period last{};         ///< empty: still current
    std::string key{};     ///< the code and its label as they stand in the header: `CIP13;l_cip13`
    std::string age{};     ///< `AGE` or `age`
    std::string sex{};     ///< `SEXE` or `sexe`
    std::string counted{}; ///< the rest of the header: `nbc;REM;BSE;BOITES`
};

/// A level: the files `NB_{y}_LEVEL...` in each of the eight sets of dimensions they are published by.
struct Level {
    std::string id{}; ///< as in the file names: `cip13`
    std::vector<Spelling> spellings{};
    bool quoted = false; ///< names of the header are in `"`
    std::string evidence{};
};

/// The header versions of a level, by breakdown, then by year. Spellings that come to the same header are one version.
[[nodiscard]] std::vector<HeaderVersion> versions_of(const Level& level);

} // namespace cnamdata::yearly
