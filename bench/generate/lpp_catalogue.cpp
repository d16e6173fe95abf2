// SPDX-License-Identifier: MPL-2.0
#include "generate/lpp_catalogue.hpp"

#include "generate/choice.hpp"
#include "generate/yearly.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace cnamdata::generate {

namespace {

constexpr int first_year_of_title_5 = 2017;
constexpr int first_year_with_accents = 2022; // before, an accent was lost and shows as an inverted question mark

/// Codes of the files NB_YYYY_lpp.
std::size_t codes_of(int year) {
    constexpr std::array<std::size_t, 11> counts{1'783, 1'784,  1'948,  2'069,  2'195, 2'446,
                                                 6'529, 10'939, 11'861, 11'981, 12'283};
    return counts[static_cast<std::size_t>(std::clamp(year - 2014, 0, 10))];
}

template <std::size_t n>
std::string_view one_of(const std::array<std::string_view, n>& words, Random& random) {
    return words[random.below(n)];
}

constexpr std::array<std::string_view, 16> things{"PANSEMENT HYDROCOLLOIDE",
                                                  "NUT. ORALE, ADULTE, MEL. POLY. HYPERPROT.",
                                                  "ORTHESE DU GENOU, ATTELLE",
                                                  "FAUTEUIL ROULANT",
                                                  "OXYGENOTHERAPIE LONG TERME",
                                                  "STENT CORONAIRE, LIB EVEROLIMUS",
                                                  "VENTILATION ASSISTEE",
                                                  "PPC, APNEE SOMMEIL, FORFAIT HEBDO",
                                                  "BANDE DE CONTENTION ELASTIQUE",
                                                  "LIT MEDICAL, LOCATION HEBDO",
                                                  "IMPLANT CRANIO-MAXILLO-FACIAL, PLAQUE",
                                                  "VERRE BLANC SIMPLE FOYER",
                                                  "PERFUSION A DOMICILE, POMPE",
                                                  "SPARADRAP NON ELASTIQUE",
                                                  "ESCARRES, MATELAS EN MOUSSE",
                                                  "POCHETTE DE SUTURE STERILE"};
constexpr std::array<std::string_view, 12> firms{"ARVEL",  "BIOTREM", "CORDIMED", "DELVAUX", "ERGOLIT", "FARMELA",
                                                 "GEMTEX", "HYALIS",  "INVALO",   "KINEVIA", "LOMBAX",  "MEDIPROX"};
constexpr std::array<std::string_view, 10> details{"> OU = 150 CM2 ET < 300 CM2",
                                                   "LONGUEUR 3,5 M, LARGEUR 10 CM",
                                                   "B/4",
                                                   "CLASSE II, TAILLE ADULTE",
                                                   "DIAM 2,25MM",
                                                   "OLT 1.31",
                                                   "9.TL1",
                                                   "CYLINDRE <OU= +4,00",
                                                   "A L'ACHAT",
                                                   "SANS REMPLACEMENT"};

std::string invented_product(std::uint64_t seed, int year) {
    Random random(seed);
    std::string name(one_of(things, random));
    name += ", ";
    name += one_of(firms, random);
    if (random.chance(2'500)) name += " \"MINI-" + std::to_string(random.below(90)) + '"';
    name += ", ";
    name += one_of(details, random);
    if (random.chance(2'500)) name += year < first_year_with_accents ? " ¿ USAGE UNIQUE" : " À USAGE UNIQUE, BOÎTE";
    if (random.chance(85'000)) name += ", REFERENCE " + std::to_string(1'000 + random.below(9'000));
    name += '.';
    return name;
}

std::string_view label_in(const std::vector<Group>& groups, std::string_view code) {
    for (const Group& group : groups) {
        if (group.code == code) return group.label;
    }
    return {};
}

Product product_of(const SubChapter& place, std::string code, int year) {
    static const Choice<unsigned> octaves{{0, 14}, {1, 14}, {2, 14}, {3, 13}, {4, 12},
                                          {5, 10}, {6, 8},  {8, 6},  {10, 4}};
    Product product;
    Random random(mixed(static_cast<std::uint64_t>(std::stoll(code)), 0x199));
    product.title = place.code.front() - '0';
    product.chapter = place.code.substr(0, 3);
    product.chapter_label = label_in(lpp_chapters(), product.chapter);
    product.title_label = label_in(lpp_titles(), place.code.substr(0, 1));
    product.sub_chapter = place.code;
    product.sub_chapter_label = place.label;
    constexpr std::size_t longest_label = 80;
    std::string label = windows_1252(invented_product(random.next(), year)).substr(0, longest_label);
    if (product.title_label.empty()) { // title 9
        product.title_label = place.label;
        label = place.label;
    }
    product.name = {std::move(code), std::move(label)};
    product.price = random.between(60, 500) << octaves(random);
    product.full_rate = product.title == 3 || product.title == 5;
    return product;
}

/// The short code of a sub-chapter of title 9, else codes of seven digits in a span of its own.
std::vector<std::string> codes_in(std::size_t place, std::size_t count) {
    const SubChapter& sub_chapter = lpp_sub_chapters()[place];
    const char title = sub_chapter.code.front();
    if (title == '9') return {sub_chapter.code == "9_1_1" ? "3518" : sub_chapter.code == "9_2_1" ? "3521" : "3545"};
    constexpr std::uint64_t span = 10'000;
    Random random(mixed(place, 0x11));
    std::set<std::string> codes;
    while (codes.size() < count)
        codes.insert(title + std::to_string(100'000 + place * span + random.next() % span));
    return {codes.begin(), codes.end()};
}

} // namespace

LppCatalogue lpp_catalogue(int year, std::uint64_t rows) {
    constexpr std::size_t codes_in_2014 = 1'783;
    const std::size_t total = std::min<std::uint64_t>(codes_of(year), rows / rows_of_a_code);
    LppCatalogue catalogue;
    for (std::size_t place = 0; place < lpp_sub_chapters().size(); ++place) {
        const SubChapter& sub_chapter = lpp_sub_chapters()[place];
        if (sub_chapter.code.front() == '5' && year < first_year_of_title_5) continue;
        const std::size_t count = std::max<std::size_t>(1, sub_chapter.codes * total / codes_in_2014);
        const auto codes = codes_in(place, count);
        const auto ranks = shuffled(codes.size(), place);
        for (std::size_t i = 0; i < codes.size(); ++i) {
            catalogue.products.push_back(product_of(sub_chapter, codes[i], year));
            const std::uint64_t weight = falling_weight(ranks[i], codes.size(), 8);
            catalogue.weights.push_back(weight * sub_chapter.hundred_rows * 64 / codes.size());
        }
    }
    return catalogue;
}

} // namespace cnamdata::generate
