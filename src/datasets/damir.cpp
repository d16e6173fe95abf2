// SPDX-License-Identifier: MPL-2.0
//
// Open DAMIR: all reimbursements of all schemes, one file a month.
// Sources: the headers of A201512 and A202501 to A202503 as printed; the widths of the 132 files 2015-2025 as published
// by their users; CNAM's "descriptif des variables de la série Open Damir base complète" of February 2025.
#include "datasets/registry.hpp"
#include "datasets/totals.hpp"
#include "schema/columns.hpp"

namespace cnamdata {

namespace {

using namespace columns;

constexpr Period last_zeat{2014, 12};
constexpr Period first_region{2015, 1};
constexpr std::string_view zeat_evidence =
    "name from the 2015 lexicon and the descriptor; its place in the P files is inferred, so it is found by name";

constexpr Column zeat(std::string_view name, std::string_view french, std::string_view english) {
    Column column = between({}, last_zeat, code(name, french, english, "0"));
    column.evidence = zeat_evidence;
    return column;
}

constexpr Column region(std::string_view name, std::string_view french, std::string_view english) {
    return columns::since(first_region, code(name, french, english, "99"));
}

std::vector<Column> beneficiary_and_establishment() {
    return {
        dimension(Kind::yearmonth, "FLX_ANN_MOI", "Année et Mois de Traitement",
                  "Processing month: when the flow was loaded, not when care was given"),
        region("ORG_CLE_REG", "Région de l'Organisme de Liquidation", "Region of the paying fund"),
        zeat("ORG_CLE_ZEAT", "ZEAT de l'Organisme de Liquidation", "Zone of the paying fund"),
        code("AGE_BEN_SNDS", "Tranche d'Age Bénéficiaire au moment des soins",
             "Age band at the time of care: 0, 20, 30, ... 80", "99"),
        region("BEN_RES_REG", "Région de Résidence du Bénéficiaire", "Region of residence"),
        zeat("BEN_RES_ZEAT", "ZEAT de Résidence du Bénéficiaire", "Zone of residence"),
        code("BEN_CMU_TOP", "Top Bénéficiaire CMU-C", "C2S (until March 2021 CMU-C) beneficiary", "2,9"),
        code("BEN_QLT_COD", "Qualité du Bénéficiaire", "Insured, spouse, child, other", "9"),
        code("BEN_SEX_COD", "Sexe du Bénéficiaire", "Sex: 1 male, 2 female", "0,9"),
        code("DDP_SPE_COD", "Discipline de Prestation Etb Exécutant", "Discipline of the executing establishment", "0"),
        code("ETE_CAT_SNDS", "Catégorie Etb Exécutant", "Category of the executing establishment", "9999"),
        region("ETE_REG_COD", "Région d'Implantation Etb Exécutant", "Region of the executing establishment"),
        zeat("ETE_ZEAT_COD", "ZEAT d'Implantation Etb Exécutant", "Zone of the executing establishment"),
        code("ETE_TYP_SNDS", "Type Etb Exécutant", "Legal type of the executing establishment", "99"),
        region("ETP_REG_COD", "Région d'Implantation Etb Prescripteur", "Region of the prescribing establishment"),
        zeat("ETP_ZEAT_COD", "ZEAT d'Implantation Etb Prescripteur", "Zone of the prescribing establishment"),
        code("ETP_CAT_SNDS", "Catégorie Etb Prescripteur", "Category of the prescribing establishment", "9999"),
        code("MDT_TYP_COD", "Mode de Traitement Etb Exécutant", "Stay, outpatient or home", "9"),
        code("MFT_COD", "Mode de Fixation des Tarifs Etb Exécutant", "How the establishment's tariffs are set", "99"),
        code("PRS_FJH_TYP", "Type de Prise en Charge Forfait Journalier", "Who bears the daily hospital charge", "8,9"),
    };
}

std::vector<Column> indicators() {
    return {
        coefficient("PRS_ACT_COG", "Coefficient Global", "Quantity times tariff coefficient, raw"),
        count("PRS_ACT_NBR", "acts", "Dénombrement", "Acts, raw; empty where a scheme does not report it"),
        count("PRS_ACT_QTE", "acts", "Quantité", "Quantity, raw"),
        amount("PRS_DEP_MNT", "Montant du Dépassement", "Doctors' fees above the tariff, raw"),
        amount("PRS_PAI_MNT", "Montant de la Dépense", "Expense, raw"),
        amount("PRS_REM_BSE", "Base de Remboursement", "Reimbursement base, raw"),
        amount("PRS_REM_MNT", "Montant Versé/Remboursé", "Amount reimbursed, raw: legal and supplementary parts"),
        coefficient("FLT_ACT_COG", "Coefficient Global de la Prestation Préfiltré", "Coefficient, PRS_REM_TYP = 0"),
        count("FLT_ACT_NBR", "acts", "Dénombrement de la Prestation Préfiltré", "Acts, PRS_REM_TYP = 0; often empty"),
        count("FLT_ACT_QTE", "acts", "Quantité de la Prestation Préfiltrée", "Quantity, PRS_REM_TYP = 0"),
        amount("FLT_PAI_MNT", "Montant de la Dépense de la Prestation Préfiltrée", "Expense, PRS_REM_TYP = 0"),
        amount("FLT_DEP_MNT", "Montant du Dépassement de la Prestation Préfiltré", "Extra fees, PRS_REM_TYP = 0"),
        amount("FLT_REM_MNT", "Montant Versé/Remboursé Préfiltré", "Reimbursed legal part, PRS_REM_TYP 0 or 1"),
    };
}

std::vector<Column> service_and_professional() {
    return {
        dimension(Kind::year, "SOI_ANN", "Année de Soins", "Year of care", "0,1"),
        dimension(Kind::month, "SOI_MOI", "Mois de Soins", "Month of care", "0"),
        code("ASU_NAT", "Nature d'Assurance", "Insurance risk", "99"),
        code("ATT_NAT", "Nature de l'Accident du Travail", "Nature of the work accident", "9"),
        code("CPL_COD", "Complément d'Acte", "Supplement: night, Sunday and holidays, emergency", "9"),
        code("CPT_ENV_TYP", "Type d'Enveloppe", "Budget envelope: 1 town care, 2 establishments", "9,98"),
        code("DRG_AFF_NAT", "Nature du Destinataire de Règlement affiné", "Who is paid", "99"),
        code("ETE_IND_TAA", "Indicateur TAA Privé/Public", "Activity-based funding, public or private", "8,9"),
        code("EXO_MTF", "Motif d'Exonération du Ticket Modérateur", "Reason of exemption; 41 to 46 are ALD", "99"),
        code("MTM_NAT", "Modulation du Ticket Modérateur", "Co-payment modulation", "9"),
        code("PRS_NAT", "Nature de Prestation", "Nature of the service", "9999"),
        code("PRS_PPU_SEC", "Code Secteur Privé/Public", "1 public, 2 private", "9"),
        dimension(Kind::rate, "PRS_REM_TAU", "Taux de Remboursement", "Reimbursement rate, in percent", "999"),
        code("PRS_REM_TYP", "Type de Remboursement", "Type of reimbursement: 0 and 1 are the legal part", "99"),
        code("PRS_PDS_QCP", "Code Qualificatif Parcours de Soins (sortie)", "Care pathway", "99"),
        region("EXE_INS_REG", "Région du PS Exécutant", "Region of the executing professional"),
        zeat("EXE_INS_ZEAT", "ZEAT du PS Exécutant", "Zone of the executing professional"),
        code("PSE_ACT_SNDS", "Nature d'Activité PS Exécutant", "Activity, non-physicians; dentists are 19", "0,99"),
        code("PSE_ACT_CAT", "Catégorie de l'Exécutant", "Category of the executing professional", "99"),
        code("PSE_SPE_SNDS", "Spécialité Médicale PS Exécutant", "Medical specialty, executing; dentists 36", "0,99"),
        code("PSE_STJ_SNDS", "Statut Juridique PS Exécutant", "Legal status of the executing professional", "9,90"),
        region("PRE_INS_REG", "Région du PS Prescripteur", "Region of the prescribing professional"),
        zeat("PRE_INS_ZEAT", "ZEAT du PS Prescripteur", "Zone of the prescribing professional"),
        code("PSP_ACT_SNDS", "Nature d'Activité PS Prescripteur", "Activity of the prescriber", "0,99"),
        code("PSP_ACT_CAT", "Catégorie du Prescripteur", "Category of the prescriber", "99"),
        code("PSP_SPE_SNDS", "Spécialité Médicale PS Prescripteur", "Medical specialty of the prescriber", "0,99"),
        optional(code("PSP_STJ_SNDS", "Statut Juridique PS Prescripteur",
                      "Legal status of the prescriber; absent "
                      "from 2023-08 to 2024-09",
                      "9,90")),
        optional(code("TOP_PS5_TRG", "Top Périmètre hors CMU C et prestations pour information",
                      "1: perimeter of the Statistique mensuelle; absent from 2023-08 to 2024-09", "9")),
        columns::since({2023, 8},
                       believed("not in CNAM's descriptor: its meaning is inferred from the SNDS table IR_MCO_V",
                                text_code("ETB_DCS_MCO", "Domaine d'activité MCO de l'établissement",
                                          "MCO discipline of the establishment: C, M, O, ...", "X,Z"))),
    };
}

std::vector<Column> damir_columns() {
    std::vector<Column> all = beneficiary_and_establishment();
    for (const auto& part : {indicators(), service_and_professional()})
        all.insert(all.end(), part.begin(), part.end());
    return all;
}

// The published header lines, in the pieces they share.
#define CNAMDATA_DAMIR_SERVICE                                                                                         \
    "PRS_FJH_TYP;PRS_ACT_COG;PRS_ACT_NBR;PRS_ACT_QTE;PRS_DEP_MNT;PRS_PAI_MNT;PRS_REM_BSE;PRS_REM_MNT;FLT_ACT_COG;"     \
    "FLT_ACT_NBR;FLT_ACT_QTE;FLT_PAI_MNT;FLT_DEP_MNT;FLT_REM_MNT;SOI_ANN;SOI_MOI;ASU_NAT;ATT_NAT;CPL_COD;CPT_ENV_TYP;" \
    "DRG_AFF_NAT;ETE_IND_TAA;EXO_MTF;MTM_NAT;PRS_NAT;PRS_PPU_SEC;PRS_REM_TAU;PRS_REM_TYP;PRS_PDS_QCP;"
#define CNAMDATA_DAMIR_REGIONS                                                                                         \
    "FLX_ANN_MOI;ORG_CLE_REG;AGE_BEN_SNDS;BEN_RES_REG;BEN_CMU_TOP;BEN_QLT_COD;BEN_SEX_COD;DDP_SPE_COD;ETE_CAT_SNDS;"   \
    "ETE_REG_COD;ETE_TYP_SNDS;ETP_REG_COD;ETP_CAT_SNDS;MDT_TYP_COD;MFT_COD;" CNAMDATA_DAMIR_SERVICE                    \
    "EXE_INS_REG;PSE_ACT_SNDS;PSE_ACT_CAT;PSE_SPE_SNDS;PSE_STJ_SNDS;PRE_INS_REG;PSP_ACT_SNDS;PSP_ACT_CAT;PSP_SPE_"     \
    "SNDS;"
#define CNAMDATA_DAMIR_ZONES                                                                                           \
    "FLX_ANN_MOI;ORG_CLE_ZEAT;AGE_BEN_SNDS;BEN_RES_ZEAT;BEN_CMU_TOP;BEN_QLT_COD;BEN_SEX_COD;DDP_SPE_COD;ETE_CAT_SNDS;" \
    "ETE_ZEAT_COD;ETE_TYP_SNDS;ETP_ZEAT_COD;ETP_CAT_SNDS;MDT_TYP_COD;MFT_COD;" CNAMDATA_DAMIR_SERVICE                  \
    "EXE_INS_ZEAT;PSE_ACT_SNDS;PSE_ACT_CAT;PSE_SPE_SNDS;PSE_STJ_SNDS;PRE_INS_ZEAT;PSP_ACT_SNDS;PSP_ACT_CAT;"           \
    "PSP_SPE_SNDS;"

std::vector<HeaderVersion> damir_versions() {
    return {
        {.id = "P",
         .first = {2009, 1},
         .last = last_zeat,
         .header = CNAMDATA_DAMIR_ZONES "PSP_STJ_SNDS;TOP_PS5_TRG;",
         .name = "P{ym}",
         .evidence = "names and width are known; that the zones stand in the slots of the regions is inferred"},
        {.id = "v1",
         .first = first_region,
         .last = {2023, 7},
         .header = CNAMDATA_DAMIR_REGIONS "PSP_STJ_SNDS;TOP_PS5_TRG;"},
        {.id = "v2",
         .first = {2023, 8},
         .last = {2024, 9},
         .header = CNAMDATA_DAMIR_REGIONS "ETB_DCS_MCO;",
         .evidence = "the columns of A202401 and the width of the files of these months, as their users tell them"},
        {.id = "v3", .first = {2024, 10}, .header = CNAMDATA_DAMIR_REGIONS "PSP_STJ_SNDS;TOP_PS5_TRG;ETB_DCS_MCO;"},
    };
}

std::vector<Trap> damir_traps() {
    return {
        {.id = "raw-or-prefiltered",
         .text = "FLT_ measures are prefiltered: just sum them. PRS_ measures double without a filter on "
                 "PRS_REM_TYP: 0 for counts and expense, 0 and 1 for the legal reimbursed part.",
         .summed = "PRS_ACT_COG,PRS_ACT_NBR,PRS_ACT_QTE,PRS_DEP_MNT,PRS_PAI_MNT,PRS_REM_BSE,PRS_REM_MNT",
         .unless = "PRS_REM_TYP"},
        {"unknown-type", "PRS_REM_TYP = 99 is 40 % of the rows and holds money in FLT_ measures: never drop it."},
        {"quantities", "Prefer *_ACT_QTE to *_ACT_NBR: not every scheme reports NBR, which is then empty."},
        {"overruns", "*_DEP_MNT covers doctors' fees only; for devices the overrun is PAI minus BSE."},
        {"processing-month", "FLX_ANN_MOI is the month of processing: care dates (SOI_ANN, SOI_MOI) reach years back."},
        {"empty-codes",
         "In P files any code may be empty; in A files only *_ACT_NBR are, and unknown is a code (9, 99)."},
        {"short-lines", "A202301 has lines shorter than its header: they are completed with nulls and counted."},
        {.id = "zones",
         .text = "P files (to 2014) are by 9 ZEAT zones, A files by 13 regions: the two do not compare. Question them "
                 "apart, by --period, each with its own column.",
         .missing = "ORG_CLE_ZEAT,BEN_RES_ZEAT,ETE_ZEAT_COD,ETP_ZEAT_COD,EXE_INS_ZEAT,PRE_INS_ZEAT,ORG_CLE_REG,"
                    "BEN_RES_REG,ETE_REG_COD,ETP_REG_COD,EXE_INS_REG,PRE_INS_REG"},
        {"negative", "Negative amounts and counts are corrections: keep them in sums."},
    };
}

Dataset make() {
    return {
        .id = "damir",
        .title = "Open DAMIR",
        .french = "Dépenses d'assurance maladie, base complète, tous régimes",
        .english = "All reimbursements of all schemes, by month of processing",
        .monthly = true,
        .first = {2009, 1},
        .numbers = NumberFormat::english,
        .quoting = Quoting::none,
        .crlf = false,
        .trailing_separator = true,
        .names = {"A{ym}"},
        .published_as = "csv.gz",
        .period_column = "FLX_ANN_MOI",
        .versions = damir_versions(),
        .columns = damir_columns(),
        .traps = damir_traps(),
        .published = damir_publications(),
        .portal = {.section = "depenses",
                   .folders = {"Open_DAMIR"},
                   .typical_bytes = 920'000'000,
                   .typical_rows = 36'000'000},
    };
}

} // namespace

const Dataset& damir() {
    static const Dataset dataset = make();
    return dataset;
}

} // namespace cnamdata
