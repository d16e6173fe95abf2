// SPDX-License-Identifier: MPL-2.0
//
// Open Medic, numbers of consumers: the files `NB_`, by ATC level or pack and by up to four dimensions, all schemes.
// Sources: the headers of NB_..._cip13 files 2014 to 2025 and of NB_..._atc5 files 2018 to 2024, as programs written
// for them name them; the file names listed on data.gouv.fr.
#include "datasets/registry.hpp"
#include "datasets/yearly.hpp"
#include "schema/columns.hpp"

namespace cnamdata {

namespace {

using namespace columns;

std::vector<Column> medic_nb_columns() {
    return joined({yearly::medicine(),
                   {
                       yearly::age_by_20_40(),
                       yearly::sex(),
                       yearly::region("0,9,99"),
                       yearly::prescriber(),
                       yearly::persons("Nombre de consommants",
                                       "Patients with at least one delivery in the cell; never additive"),
                       yearly::reimbursed(),
                       yearly::base(),
                       count("BOITES", "boxes", "Nombre de boîtes délivrées", "Boxes delivered; may be negative"),
                   }});
}

// The spelling of the key and of AGE and SEXE drifts with the years as it does in the complete base; the ATC levels
// change case once more in 2023.
yearly::Level level_of(const std::string& id, const std::string& code, const std::string& label,
                       const std::string& label_of_2018, const std::string& label_of_2023, std::string evidence) {
    const std::string counted = "nbc;REM;BSE;BOITES";
    const std::string recent = code + ";" + label_of_2018;
    return {.id = id,
            .spellings = {{"2014", {2014, 0}, {2015, 0}, code, "AGE", "sexe", counted},
                          {"2016", {2016, 0}, {2017, 0}, code + ";" + label, "AGE", "sexe", counted},
                          {"2018", {2018, 0}, {2018, 0}, recent, "age", "sexe", counted},
                          {"2019", {2019, 0}, {2019, 0}, recent, "age", "SEXE", counted},
                          {"2020", {2020, 0}, {2022, 0}, recent, "age", "sexe", counted},
                          {"2023", {2023, 0}, {}, code + ";" + label_of_2023, "age", "sexe", counted}},
            .evidence = std::move(evidence)};
}

std::vector<HeaderVersion> medic_nb_versions() {
    std::vector<HeaderVersion> all;
    for (const char digit : std::string("12345")) {
        const std::string code = std::string("ATC") + digit;
        const std::string label = (digit == '1' ? "l_" : "L_") + code;
        const std::string evidence = digit == '1' ? "by analogy with the other levels; no file of ATC1 was seen listed"
                                     : digit == '5' ? "columns named by programs that read these files from 2018 on"
                                                    : "file names listed; header by analogy with ATC5";
        const auto versions = versions_of(
            level_of(std::string("atc") + digit, code, label, label, std::string("l_atc") + digit, evidence));
        all.insert(all.end(), versions.begin(), versions.end());
    }
    const auto packs = versions_of(
        level_of("cip13", "CIP13", "L_CIP13", "l_cip13", "l_cip13", "columns named by programs that read these files"));
    all.insert(all.end(), packs.begin(), packs.end());
    return all;
}

Dataset make() {
    return {
        .id = "medic-nb",
        .title = "Open Medic, bases complémentaires",
        .french = "Nombre de consommants de médicaments délivrés en officine de ville, tous régimes",
        .english = "Patients who took each medicine, by ATC level or pack, all schemes",
        .first = {2014, 0},
        .numbers = NumberFormat::french,
        .quoting = Quoting::fields,
        .published_as = "CSV.gz",
        .labels_from = "medic",
        .versions = medic_nb_versions(),
        .columns = medic_nb_columns(),
        .traps =
            {
                yearly::persons_trap(),
                yearly::breakdowns_trap(),
                {"one-speciality",
                 "A patient counts once for each CIP13: adding the packs of one speciality counts the "
                 "same patient several times. Take the ATC level."},
                {"secrecy", "Small cells are masked or recoded to unknown codes (99, 9): they are not zero. The rule "
                            "stated is fewer than 10 patients; the like files of Open LPP show 11 at the least."},
                {"labels-drift", "Labels of CIP13 change from year to year: group by the code, never by the label."},
                {"regions", "BEN_REG: 0, 9 and 99 are unknown, 5 is all overseas departments, Corsica is inside 93."},
            },
        .portal = {.section = "medicaments", .folders = {"{y}_CIP13"}, .look_for = "ATC,CIP13"},
    };
}

} // namespace

const Dataset& medic_nb() {
    static const Dataset dataset = make();
    return dataset;
}

} // namespace cnamdata
