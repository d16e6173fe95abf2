// SPDX-License-Identifier: MPL-2.0
//
// Tables N: reimbursements of the general scheme outside hospitals, national, one file a month.
// Sources: the printed head of N201508 (20 of its 28 columns), CNAM's "descriptif_table_N", the columns of
// NTOT2023_01 as a program written for it names them.
#include "datasets/registry.hpp"
#include "datasets/tables.hpp"

namespace cnamdata {

namespace {

using namespace columns;

std::vector<Column> tables_n_columns() {
    return joined({
        tables::self_employed(),
        tables::service(),
        {dimension(Kind::yearmonth, "REM_DATE", "Mois et année de remboursement",
                   "Month of reimbursement; earlier months than that of the file occur"),
         dimension(Kind::yearmonth, "SNS_DATE", "Mois et année des soins", "Month of care")},
        tables::insurance(),
        tables::professionals(),
        tables::measures(),
    });
}

#define CNAMDATA_TABLES_N                                                                                              \
    "l_serie;SERIE;prs_nat;l_prs_nat;rem_date;sns_date;asu_nat;l_asu_nat;cpl_cod;l_cpl_cod;REM_TAU;pre_spe;l_pre_spe;" \
    "pre_spe1;l_pre_spe1;pre_stj1;l_pre_stj1;exe_spe;l_exe_spe;exe_spe1;l_exe_spe1;exe_stj1;l_exe_stj1;rem_mon;"       \
    "rec_mon;dep_mon;act_dnb;act_coe"

std::vector<HeaderVersion> tables_n_versions() {
    return {
        {.id = "2014",
         .first = {2014, 1},
         .last = {2018, 12},
         .header = CNAMDATA_TABLES_N,
         .evidence = "N201508: 20 of 28 columns seen printed, the order of pre_spe to exe_spe inferred from tables R"},
        {.id = "2019",
         .first = tables::first_of_self_employed,
         .last = {2022, 12},
         .header = "PRS_FAC_TOP;l_fac_top;" CNAMDATA_TABLES_N,
         .evidence = "PRS_FAC_TOP and l_fac_top are there; that they come first is inferred"},
        {.id = "2023",
         .first = {2023, 1},
         .header = "PRS_FAC_TOP;l_fac_top;" CNAMDATA_TABLES_N,
         .name = "NTOT{y}_{m}",
         .evidence = "names used by a program that read NTOT2023_01; that the first two come first is inferred"},
    };
}

std::vector<Trap> tables_n_traps() {
    std::vector<Trap> all = tables::traps();
    all.push_back({"reimbursement-month",
                   "REM_DATE is not the month of the file on every row: a file carries corrections "
                   "of earlier months."});
    return all;
}

Dataset make() {
    return {
        .id = "tables-n",
        .title = "Tables N",
        .french = "Dépenses d'assurance maladie hors prestations hospitalières, données nationales, régime général",
        .english = "Reimbursements of the general scheme outside hospitals, national, with detailed specialties",
        .monthly = true,
        .first = {2014, 1},
        .numbers = NumberFormat::french,
        .quoting = Quoting::none,
        .names = {"N{ym}"},
        .published_as = "csv",
        .versions = tables_n_versions(),
        .columns = tables_n_columns(),
        .traps = tables_n_traps(),
        .portal = {.section = "depenses"},
    };
}

} // namespace

const Dataset& tables_n() {
    static const Dataset dataset = make();
    return dataset;
}

} // namespace cnamdata
