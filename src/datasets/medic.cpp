// SPDX-License-Identifier: MPL-2.0
//
// Open Medic: medicines delivered in town pharmacies, all schemes, one file a year.
// Sources: the headers of the published files 2014 to 2025; CNAM's "descriptif des variables" of Open Medic.
#include "datasets/registry.hpp"
#include "datasets/totals.hpp"
#include "datasets/yearly.hpp"
#include "schema/columns.hpp"

namespace cnamdata {

namespace {

using namespace columns;

std::vector<Column> medic_columns() {
    return joined(
        {yearly::medicine(),
         {
             text_code("TOP_GEN", "Top Générique", "Generic flag: 0 none, 1 generic, 4 originator", "9"),
             code("GEN_NUM", "Groupe Générique", "ANSM generic group; empty on many rows of recent years", "0"),
             yearly::age_by_20_40(),
             yearly::sex(),
             yearly::region("0,9,99"),
             yearly::prescriber(),
             count("BOITES", "boxes", "Nombre de boîtes délivrées", "Boxes delivered"),
             yearly::reimbursed(),
             yearly::base(),
         }});
}

Dataset make() {
    return {
        .id = "medic",
        .title = "Open Medic",
        .french = "Dépenses de médicaments délivrés en officine de ville, tous régimes",
        .english = "Medicines delivered in town pharmacies, all schemes",
        .monthly = false,
        .first = {2014, 0},
        .numbers = NumberFormat::french,
        .quoting = Quoting::fields,
        .crlf = true,
        .trailing_separator = false,
        .names = {"OPEN_MEDIC_{y}"},
        .published_as = "zip",
        .versions =
            {
                {"2014",
                 {2014, 0},
                 {2015, 0},
                 "ATC1;ATC2;ATC3;ATC4;ATC5;CIP13;TOP_GEN;GEN_NUM;AGE;sexe;BEN_REG;PSP_SPE;BOITES;REM;BSE"},
                {"2016",
                 {2016, 0},
                 {2017, 0},
                 "ATC1;l_ATC1;ATC2;L_ATC2;ATC3;L_ATC3;ATC4;L_ATC4;ATC5;L_ATC5;CIP13;L_CIP13;TOP_GEN;GEN_NUM;AGE;sexe;"
                 "BEN_REG;PSP_SPE;BOITES;REM;BSE"},
                {"2018",
                 {2018, 0},
                 {2018, 0},
                 "ATC1;l_ATC1;ATC2;L_ATC2;ATC3;L_ATC3;ATC4;L_ATC4;ATC5;L_ATC5;CIP13;l_cip13;TOP_GEN;GEN_NUM;age;sexe;"
                 "BEN_REG;PSP_SPE;BOITES;REM;BSE"},
                {"2019",
                 {2019, 0},
                 {2019, 0},
                 "ATC1;l_ATC1;ATC2;L_ATC2;ATC3;L_ATC3;ATC4;L_ATC4;ATC5;L_ATC5;CIP13;l_cip13;TOP_GEN;GEN_NUM;age;SEXE;"
                 "BEN_REG;PSP_SPE;BOITES;REM;BSE"},
                {"2020",
                 {2020, 0},
                 {},
                 "ATC1;l_ATC1;ATC2;L_ATC2;ATC3;L_ATC3;ATC4;L_ATC4;ATC5;L_ATC5;CIP13;l_cip13;TOP_GEN;GEN_NUM;age;sexe;"
                 "BEN_REG;PSP_SPE;BOITES;REM;BSE"},
            },
        .columns = medic_columns(),
        .traps =
            {
                {"labels-drift", "Labels of CIP13 change from year to year: group by the code, never by the label."},
                {"rem-over-bse",
                 "REM exceeds BSE on some rows: compute rates from sums, never as a mean of row rates."},
                {"regions", "BEN_REG: 0, 9 and 99 are unknown, 5 is all overseas departments, Corsica is inside 93."},
                {.id = "ages",
                 .text = "AGE classes are 0, 20, 60, 99; Open LPP has a class 40 besides: fold 20 and 40 first.",
                 .beside = "lpp",
                 .when_using = "AGE"},
                {"secrecy", "Small cells are recoded to unknown codes (99, 9): keep these codes in totals."},
                {"negative", "Some rows are negative (returns and corrections): keep them in sums."},
                {"republished", "2025 was published twice, with 2,430,616 and 1,873,062 rows: check which you hold."},
                {.id = "phmev",
                 .text = "Open PHMEV is a part of the same deliveries: never add the two.",
                 .beside = "phmev"},
            },
        .published = medic_publications(),
        .portal = {.section = "medicaments",
                   .folders = {"Open_MEDIC_Base_Complete"},
                   .typical_bytes = 25'000'000,
                   .typical_rows = 1'900'000},
    };
}

} // namespace

const Dataset& medic() {
    static const Dataset dataset = make();
    return dataset;
}

} // namespace cnamdata
