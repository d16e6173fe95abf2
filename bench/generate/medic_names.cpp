// SPDX-License-Identifier: MPL-2.0
#include "generate/medic_catalogue.hpp"

#include "generate/random.hpp"

#include <array>

namespace cnamdata::generate {

namespace {

template <std::size_t n>
std::string_view one_of(const std::array<std::string_view, n>& words, Random& random) {
    return words[random.below(n)];
}

constexpr std::array<std::string_view, 18> kinds{"INHIBITEURS DE ",  "ANTAGONISTES DE ", "AGONISTES DE ",
                                                 "ASSOCIATIONS DE ", "DERIVES DE ",      "SELS DE ",
                                                 "ANALOGUES DE ",    "EXTRAITS DE ",     "MODULATEURS DE ",
                                                 "AUTRES AGENTS : ", "PREPARATIONS DE ", "HORMONES DE ",
                                                 "VACCINS CONTRE ",  "ACIDES DE ",       "MÉDICAMENTS DE ",
                                                 "BLOQUEURS DE ",    "ACTIVATEURS DE ",  "AUTRES DERIVES DE "};

constexpr std::array<std::string_view, 20> targets{"L'ENZYME DE CONVERSION",
                                                   "LA POMPE A PROTONS",
                                                   "L’INTERLEUKINE",
                                                   "LA PHOSPHODIESTERASE",
                                                   "L'HISTAMINE",
                                                   "LA CHOLINESTERASE",
                                                   "L'ANGIOTENSINE II",
                                                   "LA SEROTONINE (5HT1)",
                                                   "LA RENINE",
                                                   "LA MONOAMINE OXYDASE B",
                                                   "LA VITAMINE K",
                                                   "L'ULCÈRE PEPTIQUE",
                                                   "LA DIHYDROPYRIDINE",
                                                   "LA PYRIMIDINE",
                                                   "L'ACIDE PROPIONIQUE",
                                                   "LA PENICILLINE A LARGE SPECTRE",
                                                   "L'HEPARINE",
                                                   "LA BENZODIAZEPINE",
                                                   "LA FLORE VAGINALE",
                                                   "LA CALCITONINE"};

constexpr std::array<std::string_view, 20> endings{"",
                                                   "",
                                                   "",
                                                   "",
                                                   "",
                                                   "",
                                                   "",
                                                   "",
                                                   "",
                                                   "",
                                                   "",
                                                   "",
                                                   "",
                                                   "",
                                                   ", ASSOCIATIONS",
                                                   " ET DIURETIQUES",
                                                   " À USAGE SYSTEMIQUE",
                                                   " : EFFETS SUR LE CŒUR",
                                                   " (SAUF ANTIBIOTIQUES)",
                                                   ", VOIE ORALE"};

constexpr std::array<std::string_view, 16> heads{"AMO",  "BI", "CLO", "DEXA", "FLU",  "GLI", "KETO", "LEVO",
                                                 "META", "NI", "OXA", "PRA",  "ROSU", "SI",  "TRI",  "VAL"};
constexpr std::array<std::string_view, 16> middles{"BE", "CI", "DO", "FE", "LO", "MI", "NA",  "PI",
                                                   "RA", "SE", "TA", "VO", "XI", "ZO", "QUI", "THIA"};
constexpr std::array<std::string_view, 16> tails{"CILLINE",  "PRIL",    "SARTAN", "STATINE", "OLOL",      "ZOLE",
                                                 "DIPINE",   "MAB",     "TINIB",  "PAMINE",  "FLOXACINE", "XABAN",
                                                 "GLIPTINE", "PRAZOLE", "SONE",   "CYCLINE"};
constexpr std::array<std::string_view, 10> laboratories{"ARL", "BGR", "CRT", "EVL", "MYL",
                                                        "RPG", "SDZ", "TVC", "VTS", "ZEN"};
constexpr std::array<std::string_view, 12> doses{"5MG", "10MG",     "20MG",  "40MG",      "100MG", "500MG",
                                                 "1G",  "0,5MG/ML", "2,5MG", "80/12,5MG", "0,1%",  "1000UI"};
constexpr std::array<std::string_view, 10> forms{"CPR",         "GELULE",     "CPR PELLIC", "SOL BUV FL", "SACH",
                                                 "SOL INJ SRG", "COLLYRE FL", "POM TUBE",   "SUPPO",      "PDR INH"};
constexpr std::array<std::string_view, 9> sizes{"1", "6", "8", "14", "20", "28", "30", "60", "90"};

} // namespace

std::string invented_class(std::uint64_t seed) {
    Random random(seed);
    std::string name(one_of(kinds, random));
    name += one_of(targets, random);
    name += one_of(endings, random);
    return name;
}

std::string invented_substance(std::uint64_t seed) {
    Random random(seed);
    std::string name(one_of(heads, random));
    name += one_of(middles, random);
    name += one_of(tails, random);
    if (random.chance(12'000)) name += " EN ASSOCIATION";
    if (random.chance(6'000)) name += " (ÉQUIVALENT N° 2)";
    return name;
}

std::string invented_pack(const std::string& substance, std::uint64_t seed, bool generic) {
    Random random(seed);
    std::string name = generic ? substance.substr(0, 14) : std::string(one_of(heads, random));
    if (!generic) name += one_of(middles, random), name += one_of(middles, random);
    name += ' ';
    if (generic) name += one_of(laboratories, random), name += ' ';
    name += one_of(doses, random);
    name += ' ';
    name += one_of(forms, random);
    name += ' ';
    name += one_of(sizes, random);
    return name;
}

} // namespace cnamdata::generate
