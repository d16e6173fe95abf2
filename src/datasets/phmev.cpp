// SPDX-License-Identifier: MPL-2.0
//
// Open PHMEV: medicines prescribed by hospitals and delivered in town, all schemes, two files a year: by establishment,
// and `REG_` by region and category of establishment.
// Sources: the columns and 60,000 rows of OPEN_PHMEV_2024 as kept by a program that read them; the names of 2015 and
// three names of the regional files, as programs written for them use them.
#include "datasets/registry.hpp"
#include "datasets/yearly.hpp"
#include "schema/columns.hpp"

namespace cnamdata {

namespace {

using namespace columns;

std::vector<Column> medicine_columns() {
    return {
        text_code("ATC1", "Groupe Principal Anatomique", "ATC level 1: anatomical main group; 0 is dispensing fees"),
        label("L_ATC1", "ATC1", "Libellé Groupe Principal Anatomique", "Label of ATC1"),
        text_code("ATC2", "Sous-Groupe Thérapeutique", "ATC level 2; 000 is fees, 999 masked", "999"),
        label("L_ATC2", "ATC2", "Libellé Sous-Groupe Thérapeutique", "Label of ATC2; INCONNU where masked"),
        text_code("ATC3", "Sous-Groupe Pharmacologique", "ATC level 3; 0000 is fees, 9999 masked", "9999"),
        label("L_ATC3", "ATC3", "Libellé Sous-Groupe Pharmacologique", "Label of ATC3; Non restitué where masked"),
        text_code("ATC4", "Sous-Groupe Chimique", "ATC level 4; 00000 is fees, 99999 masked", "99999"),
        label("L_ATC4", "ATC4", "Libellé Sous-Groupe Chimique", "Label of ATC4"),
        text_code("ATC5", "Sous-Groupe Substance Chimique", "ATC level 5; 0000000 is fees, 9999999 masked", "9999999"),
        label("L_ATC5", "ATC5", "Libellé Sous-Groupe Substance Chimique", "Label of ATC5"),
        yearly::pack("Presentation (pack), 13 digits; 0 is fees, 9999999999999 masked", "0,9999999999999"),
        label("L_CIP13", "CIP13", "Libellé CIP13", "Label of CIP13; Non restitué where masked"),
        believed("B and C are inferred from the products that bear them; seen in 2024, first year unknown",
                 text_code("TOP_GEN", "Top Générique",
                           "0 none, 1 generic, 4 originator, B biosimilar, C reference biologic", "9")),
        code("GEN_NUM", "Groupe Générique", "ANSM generic group; often empty", "0,9999"),
        yearly::age_by_20_40(),
        yearly::sex(),
    };
}

std::vector<Column> establishment_columns() {
    constexpr std::string_view deduced = "the labels of its codes are deduced from the establishments that bear them";
    return {
        of_length(9, text_code("ETB_RGT", "Etablissement prescripteur (FINESS)",
                               "FINESS of the prescribing establishment, 9 characters: leading zeros, 2A and 2B")),
        believed(deduced, text_code("CATEGORIE_JUR", "Catégorie juridique", "Legal category: ch, chr, psy, 3+, ...")),
        believed("absent from the columns used in 2015, present in 2024",
                 optional(text_code("CATEGORIE_JUR_RGT", "Catégorie juridique regroupée",
                                    "Grouped legal category: CHU, CH, CLCC, ESPIC, 3+, ..."))),
        of_length(5, text_code("CODE_POSTAL", "Code postal", "Postcode, 5 characters with leading zeros; CEDEX forms")),
        label("NOM_ETB", "ETB_RGT", "Nom de l'établissement", "Name of the establishment"),
        optional(dimension(Kind::text, "NOM_VILLE", "Ville", "Town")),
        optional(dimension(Kind::text, "NOM_VOIE", "Voie", "Street; sometimes empty")),
        optional(dimension(Kind::text, "NUMERO_VOIE", "Numéro de voie", "Number in the street; often empty")),
        label("RAISON_SOCIALE_ETB", "ETB_RGT", "Raison sociale de l'établissement", "Legal name; sometimes empty"),
        believed("deduced from the rows: where it is 0, AGE is always 99",
                 code("TOP_ETB_AGE", "Top restitution de l'âge", "0: the establishment's rows hide the age")),
        believed("deduced from the rows: where it is 0, SEXE is always 9",
                 code("TOP_ETB_SEXE", "Top restitution du sexe", "0: the establishment's rows hide the sex")),
        code("REGION_ETB", "Région de l'établissement",
             "Region of the establishment: 1 to 6 are overseas departments one by one; not the coding of BEN_REG"),
        count("BOITES", "boxes", "Nombre de boîtes délivrées", "Boxes delivered; 0 on fee rows"),
        yearly::reimbursed(),
        yearly::base(),
    };
}

std::vector<Column> phmev_columns() { return joined({medicine_columns(), establishment_columns()}); }

#define CNAMDATA_PHMEV_MEDICINE                                                                                        \
    "atc1;l_atc1;atc2;L_ATC2;atc3;L_ATC3;atc4;L_ATC4;ATC5;L_ATC5;CIP13;l_cip13;TOP_GEN;GEN_NUM;age;SEXE;"
#define CNAMDATA_PHMEV_ADDRESS                                                                                         \
    "code_postal;nom_etb;nom_ville;nom_voie;numero_voie;raison_sociale_etb;top_etb_age;top_etb_sexe;region_etb;"       \
    "BOITES;REM;BSE"

std::vector<HeaderVersion> phmev_versions() {
    return {
        {.id = "2014",
         .first = {2014, 0},
         .last = {2015, 0},
         .header = CNAMDATA_PHMEV_MEDICINE "etb_rgt;categorie_jur;" CNAMDATA_PHMEV_ADDRESS,
         .name = "OPEN_PHMEV_{y}",
         .breakdown = "etablissement",
         .evidence = "names used by a program that read 2015; their order is inferred"},
        {.id = "2016",
         .first = {2016, 0},
         .header = CNAMDATA_PHMEV_MEDICINE "etb_rgt;categorie_jur;categorie_jur_rgt;" CNAMDATA_PHMEV_ADDRESS,
         .name = "OPEN_PHMEV_{y}",
         .breakdown = "etablissement",
         .evidence = "the columns of 2024 as a program that read the file kept them; 2016 to 2023 are inferred"},
        {.id = "REG",
         .first = {2014, 0},
         .header = CNAMDATA_PHMEV_MEDICINE "categorie_jur;region_etb;BOITES;REM;BSE",
         .name = "REG_OPEN_PHMEV_{y}",
         .breakdown = "region",
         .seen = "CIP13,SEXE,BOITES",
         .evidence = "only CIP13, SEXE and BOITES are known of it, from a program that reads 2014 to 2018; the rest "
                     "follows CNAM's words, by region and category of establishment"},
    };
}

Dataset make() {
    return {
        .id = "phmev",
        .title = "Open PHMEV",
        .french = "Prescriptions hospitalières de médicaments délivrées en ville, tous régimes",
        .english = "Medicines prescribed by hospitals and delivered in town, by establishment or by region",
        .first = {2014, 0},
        .numbers = NumberFormat::french,
        .quoting = Quoting::fields,
        .published_as = "zip",
        .versions = phmev_versions(),
        .columns = phmev_columns(),
        .traps =
            {
                {"medic",
                 "PHMEV is the hospital-prescribed part of Open Medic (about PSP_SPE = 90): never add the two."},
                yearly::breakdowns_trap(),
                {"fees",
                 "Rows of CIP13 0 (ATC1 0) are dispensing fees: REM without boxes. Leave them out of a cost per "
                 "box; keep them in totals of euros."},
                {"secrecy", "Small cells are masked level by level with nines (CIP13 9999999999999, ATC5 9999999, ... "
                            "ATC2 999): about a quarter of the rows. ATC1 is always real: totals by substance are too "
                            "low."},
                {"hidden-people",
                 "Where TOP_ETB_AGE is 0 the age is always 99, where TOP_ETB_SEXE is 0 the sex is always "
                 "9: compare ages and sexes among the other establishments only."},
                {"regions", "REGION_ETB is where the hospital is, overseas departments one by one (1 to 4, 6), Corsica "
                            "in 93: it does not compare with BEN_REG, where 5 is all overseas."},
                {"establishments", "ETB_RGT is the geographic FINESS for AP-HP, Croix-Rouge and, from 2017, military "
                                   "hospitals, the legal entity elsewhere."},
            },
        .portal = {.section = "medicaments", .look_for = "PHMEV"},
    };
}

} // namespace

const Dataset& phmev() {
    static const Dataset dataset = make();
    return dataset;
}

} // namespace cnamdata
