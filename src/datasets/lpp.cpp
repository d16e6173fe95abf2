// SPDX-License-Identifier: MPL-2.0
//
// Open LPP: medical devices of the list of products and services, all schemes, one file a year.
// Sources: the published archives 2014 to 2019, printed heads of 2021 and 2023, CNAM's descriptor of April 2022.
#include "datasets/registry.hpp"
#include "datasets/totals.hpp"
#include "datasets/yearly.hpp"
#include "schema/columns.hpp"

namespace cnamdata {

namespace {

using namespace columns;

std::vector<Column> lpp_columns() {
    return {
        code("TITRE", "Titre de la LPP", "Title of the list: 1 to 5; 9 for short codes"),
        label("L_TITRE", "TITRE", "Libellé du titre", "Label of TITRE; title 9 has three"),
        text_code("SC1", "Sous-chapitre niveau 1", "Sub-chapter, level 1, as `1_1`"),
        label("L_SC1", "SC1", "Libellé du sous-chapitre niveau 1", "Label of SC1; spelling drifts"),
        text_code("SC2", "Sous-chapitre niveau 2", "Sub-chapter, level 2, as `1_1_1`"),
        label("L_SC2", "SC2", "Libellé du sous-chapitre niveau 2", "Label of SC2"),
        yearly::device(),
        yearly::device_label(),
        yearly::age_by_20(),
        yearly::sex(),
        yearly::region("0,99"),
        yearly::prescriber(),
        count("QTE", "units", "Quantité remboursée", "Quantity reimbursed; may be 0 or negative"),
        yearly::reimbursed(),
        yearly::base(),
    };
}

Dataset make() {
    return {
        .id = "lpp",
        .title = "Open LPP",
        .french = "Dépenses de dispositifs médicaux inscrits à la liste de produits et prestations, tous régimes",
        .english = "Medical devices of the list of products and services (LPP), all schemes",
        .monthly = false,
        .first = {2014, 0},
        .numbers = NumberFormat::english,
        .quoting = Quoting::fields,
        .crlf = true,
        .trailing_separator = false,
        .names = {"OPEN_LPP_{y}"},
        .published_as = "zip",
        .versions =
            {
                {"2014",
                 {2014, 0},
                 {2020, 0},
                 R"("TITRE";"L_TITRE";"sc1";"L_SC1";"sc2";"L_SC2";"CODE_LPP";"L_CODE_LPP";"AGE";"SEXE";"BEN_REG";)"
                 R"("PSP_SPE";"QTE";"REM";"BSE")",
                 {},
                 {},
                 {},
                 "seen in 2014 to 2019; the case of sc1 and sc2 in 2020 is not known"},
                {"2021",
                 {2021, 0},
                 {2022, 0},
                 R"("TITRE";"L_TITRE";"SC1";"L_SC1";"sc2";"L_SC2";"CODE_LPP";"L_CODE_LPP";"AGE";"SEXE";"BEN_REG";)"
                 R"("PSP_SPE";"QTE";"REM";"BSE")",
                 {},
                 {},
                 {},
                 "seen in 2021; the case of SC1 and sc2 in 2022 is not known"},
                {"2023",
                 {2023, 0},
                 {},
                 R"("TITRE";"L_TITRE";"SC1";"L_SC1";"SC2";"L_SC2";"CODE_LPP";"L_CODE_LPP";"AGE";"SEXE";"BEN_REG";)"
                 R"("PSP_SPE";"QTE";"REM";"BSE")"},
            },
        .columns = lpp_columns(),
        .traps =
            {
                {"ages", "AGE classes are 0, 20, 40, 60, 99; CNAM's descriptor of 2022 leaves 40 out by mistake. Open "
                         "Medic has no class 40: fold 20 and 40 to compare."},
                {"secrecy", "Cells under 11 beneficiaries are recoded to 99 or 9, not dropped: keep these codes in "
                            "totals."},
                {"devices-one-by-one",
                 "The number of codes jumps in 2020 and 2021: compare by sub-chapter, not by code."},
                {"negative", "Some rows are negative or have REM above BSE: keep them in sums, take rates from sums."},
                {"labels-drift", "Labels change from year to year: group by the code, never by the label."},
                {"cent", "CODE_LPP 3550 (hearing-aid follow-up) is billed at 0.01 EUR: its quantities are not acts."},
                {"republished",
                 "The years 2014 to 2019 were corrected on 17 April 2025: check which edition you hold."},
            },
        .published = lpp_publications(),
        .portal = {.section = "LPP", .look_for = "LPP", .typical_bytes = 3'500'000, .typical_rows = 260'000},
    };
}

} // namespace

const Dataset& lpp() {
    static const Dataset dataset = make();
    return dataset;
}

} // namespace cnamdata
