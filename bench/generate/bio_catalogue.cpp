// SPDX-License-Identifier: MPL-2.0
#include "generate/bio_catalogue.hpp"

#include "generate/choice.hpp"
#include "generate/yearly.hpp"

#include <array>
#include <set>
#include <string>

namespace cnamdata::generate {

namespace {

constexpr std::size_t acts_of_a_group = 30;
constexpr int first_year_without_blanks = 2024; // `T.S.H. (SANG)` became `T.S.H.(SANG)`
constexpr std::int64_t letter_b = 26;           // centimes of one unit B

std::string invented_act(Random& random, int year) {
    static constexpr std::array<std::string_view, 12> things{
        "DOSAGE DE",  "RECHERCHE DE", "ANTICORPS ANTI", "ANTIGENE", "EXAMEN MICROBIOLOGIQUE DE",  "CULTURE DE",
        "ISOENZYMES", "FORFAIT DE",   "CARYOTYPE",      "TAUX DE",  "EXPLORATION D'UNE ANOMALIE", "COTATION MINIMALE"};
    static constexpr std::array<std::string_view, 10> targets{
        "SODIUM",     "FERRITINE",  "T.S.H.",     "CHOLESTEROL TOTAL", "HEMOGLOBINE \"GLYQUEE\" HBA1C",
        "CREATININE", "VITAMINE D", "PROTEINE C", "SECRETION",         "TOXOPLASME"};
    std::string label(things[random.below(things.size())]);
    label += ' ';
    label += targets[random.below(targets.size())];
    const bool blood = random.chance(50'000);
    if (blood) label += year < first_year_without_blanks ? " (SANG)" : "(SANG)";
    return label;
}

} // namespace

const std::vector<Group>& bio_groups() {
    static const std::vector<Group> groups = built_in_groups("bio", "GRP");
    return groups;
}

BioCatalogue bio_catalogue(int year) {
    BioCatalogue catalogue;
    std::set<std::uint64_t> used;
    for (std::size_t group = 0; group < bio_groups().size(); ++group) {
        Random random(mixed(group, 0xb10));
        std::set<std::uint64_t> codes;
        while (codes.size() < acts_of_a_group) {
            const std::uint64_t code = 4 + random.below(9'990);
            if (used.insert(code).second) codes.insert(code);
        }
        for (std::uint64_t code : codes) {
            const std::int64_t price = random.between(5, 400) * letter_b;
            catalogue.acts.push_back({group, {std::to_string(code), windows_1252(invented_act(random, year))}, price});
        }
    }
    for (std::size_t rank : shuffled(catalogue.acts.size(), 0xb10))
        catalogue.weights.push_back(falling_weight(rank, catalogue.acts.size(), 8));
    return catalogue;
}

} // namespace cnamdata::generate
