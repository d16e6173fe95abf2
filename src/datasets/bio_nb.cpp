// SPDX-License-Identifier: MPL-2.0
//
// Open Bio, numbers of beneficiaries: the files `NB_YYYY_GRP...` and `NB_YYYY_ACTE...`, all schemes.
// Sources: NB_2024_GRP_reg, its columns and 420 rows as a program written for it prints them; CNAM's announcement that
// names both levels.
#include "datasets/registry.hpp"
#include "datasets/totals.hpp"
#include "datasets/yearly.hpp"
#include "schema/columns.hpp"

namespace cnamdata {

namespace {

using namespace columns;

std::vector<Column> bio_nb_columns() {
    return joined({yearly::biology(),
                   {
                       believed("its codes were never seen printed: any class is read",
                                code("AGE", "Tranche d'âge du bénéficiaire", "Age class", "99")),
                       yearly::sex(),
                       yearly::region("0,99"),
                       yearly::prescriber(),
                       yearly::persons("Nombre de bénéficiaires", "Persons with at least one act; never additive"),
                       count("DNB", "acts", "Dénombrement annuel des actes", "Acts of the year"),
                       yearly::base(),
                       yearly::reimbursed(),
                   }});
}

std::vector<HeaderVersion> bio_nb_versions() {
    const std::string counted = "NBC;DNB;BSE;REM";
    const auto level = [&](const std::string& id, std::string evidence) {
        return versions_of(yearly::Level{
            .id = id,
            .spellings = {{"2014", {2014, 0}, {}, id + ";L_" + id, "AGE", "SEXE", counted}},
            .evidence = std::move(evidence),
        });
    };
    std::vector<HeaderVersion> all = level("GRP", "columns read in NB_2024_GRP_reg, their order inferred; the other "
                                                  "breakdowns and years by analogy");
    const auto acts = level("ACTE", "CNAM announces this level; no file of it was seen: by analogy with GRP");
    all.insert(all.end(), acts.begin(), acts.end());
    return all;
}

Dataset make() {
    return {
        .id = "bio-nb",
        .title = "Open Bio, bases complémentaires",
        .french = "Nombre de bénéficiaires de biologie médicale exécutée en ville, tous régimes",
        .english = "Persons who had each act, or group of acts, of biology, all schemes",
        .first = {2014, 0},
        .numbers = NumberFormat::french,
        .quoting = Quoting::fields,
        .published_as = "CSV.gz",
        .labels_from = "bio",
        .versions = bio_nb_versions(),
        .columns = bio_nb_columns(),
        .traps =
            {
                yearly::persons_trap(),
                yearly::breakdowns_trap(),
                {"leading-zeros", "ACTE has lost its leading zeros: pad it to 4 digits before joining the NABM."},
                {"regions", "BEN_REG: 0 and 99 are unknown, 5 is all overseas departments (not Île-de-France, which is "
                            "11), Corsica is inside 93."},
            },
        .published = bio_nb_publications(),
        .portal = {.section = "biologie", .look_for = "GRP,ACTE"},
    };
}

} // namespace

const Dataset& bio_nb() {
    static const Dataset dataset = make();
    return dataset;
}

} // namespace cnamdata
