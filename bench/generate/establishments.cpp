// SPDX-License-Identifier: MPL-2.0
#include "generate/establishments.hpp"

#include "generate/random.hpp"
#include "generate/yearly.hpp"

#include <algorithm>
#include <array>

namespace cnamdata::generate {

namespace {

constexpr std::size_t count = 150;

struct Town {
    std::string_view department, postcode, name;
    int region;
};

constexpr std::array<Town, 16> towns{{{"01", "01012", "BOURG EN BRESSE CEDEX", 84},
                                      {"03", "03004", "MOULINS CEDEX", 84},
                                      {"06", "06003", "NICE CEDEX 1", 93},
                                      {"13", "13385", "MARSEILLE CEDEX 05", 93},
                                      {"2A", "20303", "AJACCIO CEDEX", 93},
                                      {"2B", "20604", "BASTIA CEDEX", 93},
                                      {"29", "29609", "BREST CEDEX", 53},
                                      {"31", "31059", "TOULOUSE CEDEX 9", 76},
                                      {"33", "33404", "TALENCE CEDEX", 75},
                                      {"44", "44093", "NANTES CEDEX 1", 52},
                                      {"59", "59037", "LILLE CEDEX", 32},
                                      {"67", "67091", "STRASBOURG CEDEX", 44},
                                      {"75", "75679", "PARIS CEDEX 14", 11},
                                      {"76", "76031", "ROUEN CEDEX", 28},
                                      {"971", "97159", "POINTE A PITRE CEDEX", 1},
                                      {"974", "97405", "ST DENIS CEDEX", 4}}};

struct Category {
    std::string_view code, grouped, title;
};

constexpr std::array<Category, 9> categories{{{"ch", "CH", "CENTRE HOSPITALIER"},
                                              {"ch", "ESPIC", "FONDATION"},
                                              {"chr", "CHU", "CHU"},
                                              {"psy", "PSY", "EPSM"},
                                              {"can", "CLCC", "CENTRE DE LUTTE CONTRE LE CANCER"},
                                              {"hl", "HL", "HÔPITAL LOCAL"},
                                              {"ssr", "AUTRES", "CLINIQUE \"LES PINS\""},
                                              {"had", "AUTRES", "HOSPITALISATION À DOMICILE"},
                                              {"3+", "3+", "GHU"}}};

constexpr std::array<std::string_view, 6> streets{"DE L’HÔPITAL", "DU GENERAL LECLERC", "DES CELESTINS",
                                                  "JEAN JAURES",  "DE LA REPUBLIQUE",   ""};

Establishment establishment(std::size_t number) {
    Random random(mixed(number, 0xf1e55));
    const Town& town = towns[random.below(towns.size())];
    const Category& category = categories[random.below(categories.size())];
    Establishment one;
    one.finess = town.department;
    const std::string serial = std::to_string(10'000'000 + number * 10 + random.below(10));
    one.finess += serial.substr(serial.size() - (9 - one.finess.size()));
    one.category = category.code;
    one.grouped_category = category.grouped;
    one.postcode = town.postcode;
    one.town = town.name;
    one.region = town.region;
    one.name = windows_1252(category.title) + " " + one.town.substr(0, one.town.find(' '));
    one.street = windows_1252(streets[random.below(streets.size())]);
    if (random.chance(77'000)) one.number = std::to_string(1 + random.below(300));
    if (random.chance(86'000)) one.legal_name = one.name + " ET ENVIRONS";
    one.tells_age = !random.chance(12'000);
    one.tells_sex = !random.chance(37'000);
    return one;
}

std::vector<Establishment> build() {
    std::vector<Establishment> all;
    for (std::size_t number = 0; number < count; ++number)
        all.push_back(establishment(number));
    std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.finess < b.finess; });
    return all;
}

} // namespace

const std::vector<Establishment>& establishments() {
    static const std::vector<Establishment> all = build();
    return all;
}

} // namespace cnamdata::generate
