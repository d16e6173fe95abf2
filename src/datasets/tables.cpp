// SPDX-License-Identifier: MPL-2.0
#include "datasets/tables.hpp"

namespace cnamdata::tables {

using namespace columns;

std::vector<Column> self_employed() {
    constexpr std::string_view evidence =
        "its place, first, is inferred from two lists of columns; its codes are unknown";
    return {
        since(first_of_self_employed,
              believed(evidence, optional(text_code("PRS_FAC_TOP", "Top facture travailleurs indépendants",
                                                    "Marks bills of the self-employed, from January 2019")))),
        since(first_of_self_employed,
              believed(evidence, label("L_FAC_TOP", "PRS_FAC_TOP", "Libellé du top facture", "Label of PRS_FAC_TOP"))),
    };
}

std::vector<Column> service() {
    return {
        label("L_SERIE", "SERIE", "Libellé de la série", "Label of SERIE"),
        text_code("SERIE", "Série de la Statistique mensuelle",
                  "Line of the monthly statistics: service by performer, and rate for medicines; letters occur"),
        code("PRS_NAT", "Nature de Prestation", "Nature of the service, 4 digits", "0,9999"),
        label("L_PRS_NAT", "PRS_NAT", "Libellé de la prestation", "Label of PRS_NAT"),
    };
}

// Every published file has these; extracts that are passed on often leave them out, and still are tables N and R.
std::vector<Column> insurance() {
    return {
        optional(code(
            "ASU_NAT", "Nature d'Assurance",
            "Risk: 1 illness, 3 maternity, 4 accident at work, 5 death, 8 invalidity; Open DAMIR writes 10, 30, ...")),
        label("L_ASU_NAT", "ASU_NAT", "Libellé de la nature d'assurance", "Label of ASU_NAT"),
        optional(
            code("CPL_COD", "Complément d'Acte", "Supplement: 0 none, 1 night, 2 Sunday and holidays, 3 emergency")),
        label("L_CPL_COD", "CPL_COD", "Libellé du complément d'acte", "Label of CPL_COD"),
    };
}

std::vector<Column> professionals() {
    return {
        optional(dimension(Kind::rate, "REM_TAU", "Taux de remboursement", "Reimbursement rate, in percent")),
        optional(code("PRE_SPE", "Spécialité du prescripteur", "Specialty of the prescriber", "91,99")),
        label("L_PRE_SPE", "PRE_SPE", "Libellé de la spécialité du prescripteur", "Label of PRE_SPE"),
        optional(code("PRE_SPE1", "Spécialité regroupée du prescripteur", "Group of specialties of the prescriber")),
        label("L_PRE_SPE1", "PRE_SPE1", "Libellé de la spécialité regroupée du prescripteur", "Label of PRE_SPE1"),
        optional(
            code("PRE_STJ1", "Mode d'exercice du prescripteur", "Practice of the prescriber: 1 liberal, 2 salaried")),
        label("L_PRE_STJ1", "PRE_STJ1", "Libellé du mode d'exercice du prescripteur", "Label of PRE_STJ1"),
        optional(code("EXE_SPE", "Spécialité de l'exécutant", "Specialty of the performer", "59,99")),
        label("L_EXE_SPE", "EXE_SPE", "Libellé de la spécialité de l'exécutant", "Label of EXE_SPE"),
        optional(code("EXE_SPE1", "Spécialité regroupée de l'exécutant", "Group of specialties of the performer")),
        label("L_EXE_SPE1", "EXE_SPE1", "Libellé de la spécialité regroupée de l'exécutant", "Label of EXE_SPE1"),
        code("EXE_STJ1", "Mode d'exercice de l'exécutant", "Practice of the performer: 1 liberal, 2 salaried"),
        label("L_EXE_STJ1", "EXE_STJ1", "Libellé du mode d'exercice de l'exécutant", "Label of EXE_STJ1"),
    };
}

std::vector<Column> measures() {
    return {
        amount("REM_MON", "Montant remboursé", "Amount reimbursed"),
        amount("REC_MON", "Base de remboursement", "Reimbursement base"),
        amount("DEP_MON", "Dépassement d'honoraires", "Doctors' fees above the tariff"),
        count("ACT_DNB", "acts", "Dénombrement", "Acts"),
        coefficient("ACT_COE", "Coefficient global", "Quantity times tariff coefficient"),
    };
}

std::vector<Trap> traps() {
    return {
        {"scope", "General scheme only, about 85 % of spending, and no hospital care: totals do not compare with Open "
                  "DAMIR, which has all schemes. From 2019 the self-employed are in it (PRS_FAC_TOP)."},
        {"thousands", "Numbers are French: `1.465,10` is 1465.10. Replacing the comma alone loses every amount above "
                      "999,99."},
        {"overruns", "DEP_MON covers doctors' fees only."},
        {"negative", "Negative amounts and counts are corrections: keep them in sums."},
        {"bare-quotes", "A label may hold a lone `\"`: a reader that gives quotes a meaning swallows rows."},
        {"care-month", "SNS_DATE is the month of care and reaches years back: group by it to see when care was given."},
    };
}

} // namespace cnamdata::tables
