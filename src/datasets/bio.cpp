// SPDX-License-Identifier: MPL-2.0
//
// Open Bio: acts of medical biology done in town laboratories, all schemes, one file a year.
// Sources: the schema of the base without labels in the SNDS documentation; the columns of OPEN_BIO_2023 and
// OPEN_BIO_2024 as a program written for them names them. No header of the base was seen printed.
#include "datasets/registry.hpp"
#include "datasets/totals.hpp"
#include "datasets/yearly.hpp"
#include "schema/columns.hpp"

namespace cnamdata {

namespace {

using namespace columns;

std::vector<Column> bio_columns() {
    return joined(
        {yearly::biology(),
         {
             believed(
                 "the old descriptor says bands of 10 years, a published study fits 0, 20, 40, 60: any class is read",
                 code("AGE", "Tranche d'âge du bénéficiaire", "Age class; its codes were never seen printed", "99")),
             yearly::sex(),
             yearly::region("0,99"),
             yearly::prescriber(),
             count("DNB", "acts", "Dénombrement annuel des actes", "Acts of the year"),
             yearly::reimbursed(),
             yearly::base(),
         }});
}

Dataset make() {
    return {
        .id = "bio",
        .title = "Open Bio",
        .french = "Dépenses de biologie médicale exécutée en ville, tous régimes",
        .english = "Acts of medical biology done in town laboratories, all schemes",
        .first = {2014, 0},
        .numbers = NumberFormat::french,
        .quoting = Quoting::fields,
        .names = {"OPEN_BIO_{y}"},
        .published_as = "zip",
        .versions =
            {
                {.id = "2014",
                 .first = {2014, 0},
                 .last = {2022, 0},
                 .header = "GRP;ACTE;AGE;SEXE;BEN_REG;PSP_SPE;DNB;REM;BSE",
                 .evidence = "names and order from the SNDS documentation; the year in which labels came is not known"},
                {.id = "labels",
                 .first = {2023, 0},
                 .header = "GRP;L_GRP;ACTE;L_ACTE;AGE;SEXE;BEN_REG;PSP_SPE;DNB;REM;BSE",
                 .evidence = "L_ACTE, PSP_SPE, DNB and REM are read in OPEN_BIO_2023; the order is inferred"},
            },
        .columns = bio_columns(),
        .traps =
            {
                {"acts-only",
                 "Lines whose label has 'forfait' or 'cotation minimale' are fees, not acts: leave them out "
                 "when you count acts."},
                {"labels-drift", "L_ACTE changes from year to year (`T.S.H. (SANG)`, `T.S.H.(SANG)`): group by ACTE."},
                {"leading-zeros", "ACTE has lost its leading zeros: pad it to 4 digits before joining the NABM."},
                {"secrecy", "The smallest counts seen are 11 to 16: cells under 11 are, as in Open LPP, most likely "
                            "recoded to unknown codes (99, 9). Keep these codes in totals."},
                {"regions", "BEN_REG: 0 and 99 are unknown, 5 is all overseas departments, Corsica is inside 93."},
                {"rem-over-bse", "Compute rates from sums of REM and BSE, never as a mean of row rates."},
            },
        .published = bio_publications(),
        .portal = {.section = "biologie", .look_for = "BIO,BASE"},
    };
}

} // namespace

const Dataset& bio() {
    static const Dataset dataset = make();
    return dataset;
}

} // namespace cnamdata
