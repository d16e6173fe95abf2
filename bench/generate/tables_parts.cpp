// SPDX-License-Identifier: MPL-2.0
#include "generate/tables_parts.hpp"

#include "generate/yearly.hpp"

#include <charconv>

namespace cnamdata::generate {

namespace {

using Values = std::vector<Weighted<Group>>;

// The place of a service in both lists is the same.
const Values& series() {
    static const Values values{{{"111111", "C Omnipraticiens"}, 30},
                               {{"111112", "C Spécialistes"}, 15},
                               {{"1111D", "IRMN"}, 2},
                               {{"111119B", "Rémunération suivi personnes âgées V"}, 2},
                               {{"114311", "Médicaments remboursés à 35%"}, 20},
                               {{"11435", "Plan personnalisé de santé pharmaciens"}, 3},
                               {{"11456", "Véhicule pour handicapés"}, 2},
                               {{"1166", "Autres prestations en espèces - Maternité"}, 1}};
    return values;
}

const Values& services() {
    static const Values values{{{"1111", "CONSULTATION COTEE C"}, 1},
                               {{"1112", "CONSULTATION COTEE CS"}, 1},
                               {{"1113", "CONSULTATION COTEE CNP"}, 1},
                               {{"1114", "CONSULTATION SPECIFIQUE CARDIOLOGIE"}, 1},
                               {{"3312", "PHARMACIE A 35 %"}, 1},
                               {{"3313", "PHARMACIE, \"VIGNETTE\" BLANCHE"}, 1},
                               {{"3533", "VERRES"}, 1},
                               {{"9999", "VALEUR INCONNUE"}, 1}};
    return values;
}

const Values& specialties() {
    static const Values values{{{"1", "01-Médecine générale"}, 40},
                               {{"3", "03-Pathologie cardio-vasculaire"}, 8},
                               {{"4", "04-Chirurgie générale"}, 8},
                               {{"17", "17-Neuropsychiatrie"}, 5},
                               {{"75", "75-Psychiatrie de l\"enfant et de l\"adolescent"}, 5},
                               {{"99", "99-Spécialité Inconnue"}, 4}};
    return values;
}

const Values& practices() {
    static const Values values{{{"1", "Libéral"}, 80}, {{"2", "Salarié"}, 20}};
    return values;
}

} // namespace

LabelledColumn::LabelledColumn(Columns& columns, std::string_view code, const Values& values)
    : code_(columns.claim(code)), label_(code_), numeric_(false), index_([&] {
          std::vector<std::uint64_t> weights;
          for (const auto& value : values)
              weights.push_back(value.weight);
          return WeightedIndex(weights);
      }()) {
    for (const Column& column : columns.dataset().columns) {
        if (column.label_of == code) label_ = columns.claim(column.name);
        if (column.name == code) numeric_ = column.storage() != Storage::text;
    }
    for (const auto& value : values)
        values_.push_back({std::string(value.value.code), windows_1252(value.value.label)});
}

void LabelledColumn::fill(std::size_t value, Row& row) const {
    const Labelled& chosen = values_[value];
    row.text(label_, chosen.label);
    if (!numeric_) return row.text(code_, chosen.code);
    std::int64_t number = 0;
    std::from_chars(chosen.code.data(), chosen.code.data() + chosen.code.size(), number);
    row.number(code_, number);
}

void LabelledColumn::empty(Row& row) const {
    row.null(code_);
    row.null(label_);
}

TablesRow::TablesRow(Columns& columns)
    : self_employed_(columns, "PRS_FAC_TOP", {{{"0", "Autres factures"}, 95}, {{"1", "Travailleurs indépendants"}, 5}}),
      series_(columns, "SERIE", series()), service_(columns, "PRS_NAT", services()),
      insurance_(columns, "ASU_NAT",
                 {{{"1", "Maladie"}, 90},
                  {{"3", "Maternité"}, 5},
                  {{"4", "Accident du Travail-Maladie Professionnelle"}, 4},
                  {{"5", "Décès"}, 1}}),
      supplement_(
          columns, "CPL_COD",
          {{{"0", "Sans majoration"}, 95}, {{"1", "Majoration de nuit"}, 3}, {{"3", "Majoration d urgence"}, 2}}),
      prescriber_(columns, "PRE_SPE", specialties()),
      prescriber_group_(
          columns, "PRE_SPE1",
          {{{"1", "Médecins Omnipraticiens libéraux"}, 70}, {{"2", "Médecins Spécialistes libéraux"}, 30}}),
      prescriber_practice_(columns, "PRE_STJ1", practices()), performer_(columns, "EXE_SPE", specialties()),
      performer_group_(columns, "EXE_SPE1",
                       {{{"11", "Médecins Omnipraticiens"}, 60},
                        {{"12", "Médecins Spécialistes"}, 30},
                        {{"70", "Masseurs-Kinésithérapeutes"}, 10}}),
      performer_practice_(columns, "EXE_STJ1", practices()), care_(columns.claim("SNS_DATE")),
      rate_(columns.claim("REM_TAU")), paid_(columns.claim("REM_MON")), base_(columns.claim("REC_MON")),
      overrun_(columns.claim("DEP_MON")), acts_(columns.claim("ACT_DNB")),
      coefficient_(columns.claim("ACT_COE")), rates_{{100, 53}, {70, 20}, {60, 12}, {30, 10}, {65, 5}},
      acts_bands_{{{-30, -1}, 120}, {{1, 3}, 500}, {{4, 40}, 250}, {{41, 900}, 110}, {{901, 60'000}, 20}} {}

std::int64_t months_before(Period month, std::int64_t months) noexcept {
    const std::int64_t all = std::int64_t{month.year} * 12 + (month.month - 1) - months;
    return all / 12 * 100 + all % 12 + 1;
}

void TablesRow::fill(Random& random, Period month, Row& row) const {
    static const Bands ages{{{0, 1}, 70}, {{2, 6}, 22}, {{7, 50}, 8}};
    const std::size_t service = random.below(static_cast<std::uint32_t>(series().size()));
    self_employed_.fill(random, row);
    series_.fill(service, row);
    service_.fill(service, row);
    insurance_.fill(random, row);
    supplement_.fill(random, row);
    // Some services are not prescribed.
    const bool prescribed = !random.chance(3'000);
    for (const LabelledColumn* column : {&prescriber_, &prescriber_group_, &prescriber_practice_})
        prescribed ? column->fill(random, row) : column->empty(row);
    for (const LabelledColumn* column : {&performer_, &performer_group_, &performer_practice_})
        column->fill(random, row);
    row.number(care_, months_before(month, ages(random)));
    fill_measures(random, rates_(random), row);
}

void TablesRow::fill_measures(Random& random, std::int64_t rate, Row& row) const {
    const std::int64_t acts = acts_bands_(random);
    const std::int64_t base = acts * random.between(100, 9'000);
    row.number(rate_, rate * 100);
    row.number(acts_, acts);
    row.number(coefficient_, acts * (random.chance(90'000) ? 100 : random.between(105, 970)));
    row.number(base_, base);
    row.number(paid_, per_mille(base, rate * 10));
    row.number(overrun_, random.chance(8'000) ? per_mille(base, random.between(100, 900)) : 0);
}

} // namespace cnamdata::generate
