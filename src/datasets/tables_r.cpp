// SPDX-License-Identifier: MPL-2.0
//
// Tables R: reimbursements of the general scheme outside hospitals, by local fund (CPAM), one file a month.
// Sources: the header and rows of R201401_sanslib as printed, the printed head of R201501 (20 of its 37 columns),
// CNAM's "descriptif_table_R", the list of the 39 columns of R202001.
#include "datasets/registry.hpp"
#include "datasets/tables.hpp"

namespace cnamdata {

namespace {

using namespace columns;

std::vector<Column> place_columns() {
    return {
        code("CPAM", "Caisse primaire", "Local fund of affiliation, without leading zeros"),
        label("L_CPAM", "CPAM", "Libellé de la caisse primaire", "Label of CPAM"),
        optional(of_length(
            2, text_code("DPT", "Département", "Department of affiliation: `02`, `2A`; files with labels only"))),
        label("L_DPT", "DPT", "Libellé du département", "Label of DPT"),
        optional(code("REGION", "Région", "Region of affiliation, 27 regions of before 2016; files with labels only")),
        label("L_REGION", "REGION", "Libellé de la région", "Label of REGION"),
    };
}

std::vector<Column> beneficiary_columns() {
    return {
        optional(code("BEN_QLT", "Qualité du bénéficiaire", "Insured, spouse, child, other", "9")),
        label("L_BEN_QLT", "BEN_QLT", "Libellé de la qualité du bénéficiaire", "Label of BEN_QLT"),
    };
}

std::vector<Column> tables_r_columns() {
    return joined({
        tables::self_employed(),
        place_columns(),
        tables::service(),
        {optional(dimension(Kind::yearmonth, "SNS_DATE", "Mois et année des soins", "Month of care"))},
        tables::insurance(),
        beneficiary_columns(),
        tables::professionals(),
        {code("TOP_SLM", "Top section locale mutualiste", "1: handled by a local mutual section"),
         label("L_TOP_SLM", "TOP_SLM", "Libellé du top section locale mutualiste", "Label of TOP_SLM")},
        tables::measures(),
    });
}

#define CNAMDATA_TABLES_R                                                                                              \
    "cpam;l_cpam;dpt;l_dpt;region;l_region;l_serie;SERIE;prs_nat;l_prs_nat;sns_date;asu_nat;l_asu_nat;cpl_cod;"        \
    "l_cpl_cod;ben_qlt;l_ben_qlt;REM_TAU;pre_spe;l_pre_spe;pre_spe1;l_pre_spe1;pre_stj1;l_pre_stj1;exe_spe;l_exe_spe;" \
    "exe_spe1;l_exe_spe1;exe_stj1;l_exe_stj1;top_slm;l_top_slm;rem_mon;rec_mon;dep_mon;act_dnb;act_coe"

std::vector<HeaderVersion> tables_r_versions() {
    return {
        {.id = "2010",
         .first = {2010, 1},
         .last = {2018, 12},
         .header = CNAMDATA_TABLES_R,
         .evidence = "R201501: 20 of 37 columns seen printed, the order of sns_date to exe_spe1 inferred"},
        {.id = "2019",
         .first = tables::first_of_self_employed,
         .header = "PRS_FAC_TOP;l_fac_top;" CNAMDATA_TABLES_R,
         .evidence = "R202001 has PRS_FAC_TOP and l_fac_top; that they come first is inferred"},
        {.id = "sanslib",
         .first = {2010, 1},
         .header = "cpam;SERIE;prs_nat;sns_date;asu_nat;cpl_cod;ben_qlt;REM_TAU;pre_spe;pre_spe1;pre_stj1;exe_spe;"
                   "exe_spe1;exe_stj1;top_slm;rem_mon;rec_mon;dep_mon;act_dnb;act_coe",
         .name = "R{ym}_sanslib"},
    };
}

std::vector<Trap> tables_r_traps() {
    std::vector<Trap> all = tables::traps();
    all.push_back(
        {"twice", "A month is published with labels and without (`_sanslib`): the same rows. Take one of them."});
    all.push_back({"affiliation",
                   "CPAM, DPT and REGION say where the insured is affiliated, not where care was given; the "
                   "regions are the 27 of before 2016 and do not compare with BEN_REG."});
    return all;
}

Dataset make() {
    return {
        .id = "tables-r",
        .title = "Tables R",
        .french = "Dépenses d'assurance maladie hors prestations hospitalières, par caisse primaire, régime général",
        .english = "Reimbursements of the general scheme outside hospitals, by local fund (CPAM)",
        .monthly = true,
        .first = {2010, 1},
        .numbers = NumberFormat::french,
        .quoting = Quoting::none,
        .names = {"R{ym}"},
        .published_as = "csv",
        .versions = tables_r_versions(),
        .columns = tables_r_columns(),
        .traps = tables_r_traps(),
        .portal = {.section = "depenses"},
    };
}

} // namespace

const Dataset& tables_r() {
    static const Dataset dataset = make();
    return dataset;
}

} // namespace cnamdata
