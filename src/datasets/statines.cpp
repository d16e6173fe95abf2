// SPDX-License-Identifier: MPL-2.0
//
// Open STATINES: a focus on statins delivered in town pharmacies that CNAM announced on its portal. No published file
// is known any more: neither its name, nor its header, nor its years. What is here is a reader for such a file, should
// somebody have kept one, modelled on Open Medic; and the way to the same answer.
#include "datasets/registry.hpp"
#include "datasets/yearly.hpp"
#include "schema/columns.hpp"

namespace cnamdata {

namespace {

using namespace columns;

std::vector<Column> statines_columns() {
    std::vector<Column> all{
        text_code("ATC4", "Sous-Groupe Chimique", "ATC level 4: C10AA statins, C10BA and C10BX associations"),
        text_code("ATC5", "Sous-Groupe Substance Chimique", "ATC level 5: substance"),
        label("L_ATC5", "ATC5", "Libellé Sous-Groupe Substance Chimique", "Label of ATC5"),
        yearly::pack("Presentation (pack), 13 digits", "9999999999999"),
        label("L_CIP13", "CIP13", "Libellé CIP13", "Label of CIP13"),
        yearly::age_by_20_40(),
        yearly::sex(),
        yearly::region("0,9,99"),
        yearly::prescriber(),
        count("BOITES", "boxes", "Nombre de boîtes délivrées", "Boxes delivered"),
        yearly::reimbursed(),
        yearly::base(),
    };
    for (Column& column : all)
        column.required = false;
    return all;
}

Dataset make() {
    return {
        .id = "statines",
        .title = "Open STATINES",
        .french = "Prescriptions de statines délivrées en officine de ville ; aucun fichier publié n'est connu",
        .english = "Statins delivered in town pharmacies. No published file is known any more: ask medic, where "
                   "ATC4 in ('C10AA', 'C10BA', 'C10BX')",
        .numbers = NumberFormat::french,
        .quoting = Quoting::fields,
        .names = {"OPEN_STATINES_{y}"},
        .published_as = "zip",
        .labels_from = "medic",
        .unseen = true,
        .versions = {{.id = "guess",
                      .header = "ATC4;ATC5;L_ATC5;CIP13;l_cip13;age;sexe;BEN_REG;PSP_SPE;BOITES;REM;BSE",
                      .evidence = "none: no file, no header and no reader of it is known; modelled on Open Medic"}},
        .columns = statines_columns(),
        .traps =
            {
                {"no-file",
                 "CNAM announced this series, but no published file is known any more: every column here is a "
                 "guess, taken over from Open Medic. A file is read by the names it has; what is unknown is "
                 "kept as text."},
                {"ask-medic", "Open Medic answers the question: aggregate medic --where \"ATC4 in ('C10AA', 'C10BA', "
                              "'C10BX')\". C10AA is the statins alone; C10BA and C10BX are associations, not all with "
                              "a statin: look at ATC5."},
            },
    };
}

} // namespace

const Dataset& statines() {
    static const Dataset dataset = make();
    return dataset;
}

} // namespace cnamdata
