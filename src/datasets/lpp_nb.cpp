// SPDX-License-Identifier: MPL-2.0
//
// Open LPP, numbers of beneficiaries: the files `NB_YYYY_lpp`, all schemes.
// Sources: the ten published files 2014 to 2023 by code; the columns of NB_2025_lpp_reg and NB_2025_lpp_age_sexe_reg as
// a program written for them names them.
#include "datasets/registry.hpp"
#include "datasets/totals.hpp"
#include "datasets/yearly.hpp"
#include "schema/columns.hpp"

namespace cnamdata {

namespace {

using namespace columns;

std::vector<Column> lpp_nb_columns() {
    return {
        yearly::device(),
        yearly::device_label(),
        yearly::age_by_20(),
        yearly::sex(),
        yearly::region("0,99"),
        yearly::prescriber(),
        yearly::persons("Nombre de bénéficiaires", "Persons reimbursed at least once; 11 at the least, never additive"),
        yearly::reimbursed(),
        yearly::base(),
        count("QTE", "units", "Quantité remboursée", "Quantity reimbursed; may be 0 or negative"),
    };
}

std::vector<HeaderVersion> lpp_nb_versions() {
    auto versions = versions_of(yearly::Level{
        .id = "lpp",
        .spellings = {{"2014", {2014, 0}, {}, "CODE_LPP;L_CODE_LPP", "AGE", "SEXE", "NBC;REM;BSE;QTE"}},
        .quoted = true,
    });
    for (HeaderVersion& version : versions) {
        if (version.breakdown != "lpp")
            version.evidence =
                "lpp_reg and lpp_age_sexe_reg are named by a program that reads those of 2025; the other "
                "breakdowns and years by analogy";
    }
    return versions;
}

Dataset make() {
    return {
        .id = "lpp-nb",
        .title = "Open LPP, bases complémentaires",
        .french = "Nombre de bénéficiaires de dispositifs médicaux inscrits à la LPP, tous régimes",
        .english = "Persons who were reimbursed each medical device of the list, all schemes",
        .first = {2014, 0},
        .numbers = NumberFormat::english,
        .quoting = Quoting::fields,
        .published_as = "CSV.gz",
        .labels_from = "lpp",
        .versions = lpp_nb_versions(),
        .columns = lpp_nb_columns(),
        .traps =
            {
                yearly::persons_trap(),
                yearly::breakdowns_trap(),
                {"secrecy", "A cell of fewer than 11 beneficiaries is never shown; codes below that in the year are in "
                            "no file."},
                {"ages", "AGE classes are 0, 20, 40, 60, 99; CNAM's descriptor of 2022 leaves 40 out by mistake. Open "
                         "Medic has no class 40: fold 20 and 40 to compare."},
                {"more-codes", "The number of codes jumps in 2020 and 2021, from 2,446 to 6,529 to 10,939: compare by "
                               "sub-chapter, not by code."},
                {"rounding", "REM of a code differs by up to about one euro from the complete base (rounding); QTE and "
                             "BSE agree."},
                {"cent", "CODE_LPP 3550 (hearing-aid follow-up) is billed at 0.01 EUR: its quantities are not acts."},
                {"labels-drift", "Labels change from year to year: group by the code, never by the label."},
            },
        .published = lpp_nb_publications(),
        .portal = {.section = "LPP", .folders = {"{y}_LPP"}},
    };
}

} // namespace

const Dataset& lpp_nb() {
    static const Dataset dataset = make();
    return dataset;
}

} // namespace cnamdata
