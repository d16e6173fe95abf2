// SPDX-License-Identifier: MPL-2.0
#include "generate/medic_catalogue.hpp"

#include "generate/choice.hpp"
#include "generate/yearly.hpp"

#include <algorithm>
#include <set>

namespace cnamdata::generate {

namespace {

// How many codes each level had in 2024.
constexpr std::size_t pharmacological = 190;
constexpr std::size_t chemical = 458;
constexpr std::size_t substances = 1'166;
constexpr std::size_t packs = 12'646;
constexpr std::uint64_t catalogue_seed = 0xa7c;

/// Numbers of children that add up to `total`: one at least, `most` at most, the rest by chance.
std::vector<std::size_t> children(std::size_t parents, std::size_t total, std::size_t most, Random& random) {
    std::vector<std::size_t> counts(parents, 1);
    for (std::size_t left = total - parents; left > 0;) {
        std::size_t& count = counts[random.below(static_cast<std::uint32_t>(parents))];
        if (count == most) continue;
        ++count;
        --left;
    }
    return counts;
}

/// What a child adds to the code of its parent: a letter, or two digits for substances.
std::string suffix(int level, std::size_t number) {
    if (level < 4) return {static_cast<char>('A' + number)};
    return {static_cast<char>('0' + (number + 1) / 10), static_cast<char>('0' + (number + 1) % 10)};
}

void grow(MedicCatalogue& catalogue, int level, std::size_t total, Random& random) {
    const auto& above = catalogue.levels[level - 1];
    const std::size_t most = level < 4 ? 20 : 60;
    const auto counts = children(above.size(), total, most, random);
    for (std::size_t parent = 0; parent < above.size(); ++parent) {
        for (std::size_t i = 0; i < counts[parent]; ++i) {
            const bool stops = level == 4 && counts[parent] == 1 && random.chance(4'000); // A02AX is its own substance
            const std::string name = level < 4 ? invented_class(random.next()) : invented_substance(random.next());
            const std::string code = above[parent].code + (stops ? "" : suffix(level, i));
            catalogue.levels[level].push_back({code, code == "C03A"
                                                         ? windows_1252("DIURETIQUES \"LOW-CEILING\", THIAZIDIQUES")
                                                         : windows_1252(name)});
            catalogue.parents[level].push_back(parent);
        }
    }
}

void plant(MedicCatalogue& catalogue) {
    for (const Group& group : anatomical_groups())
        catalogue.levels[0].push_back({std::string(group.code), windows_1252(group.label)});
    for (const Group& group : therapeutic_groups()) {
        std::size_t parent = 0;
        while (catalogue.levels[0][parent].code.front() != group.code.front())
            ++parent;
        catalogue.levels[1].push_back({std::string(group.code), windows_1252(group.label)});
        catalogue.parents[1].push_back(parent);
    }
}

/// Twelve digits and their EAN-13 check digit.
std::string cip13(Random& random) {
    std::string code = "34009";
    for (int i = 0; i < 7; ++i)
        code += static_cast<char>('0' + (i == 0 ? 2 + random.below(2) : random.below(10)));
    int sum = 0;
    for (std::size_t i = 0; i < code.size(); ++i)
        sum += (code[i] - '0') * (i % 2 == 0 ? 1 : 3);
    return code + static_cast<char>('0' + (10 - sum % 10) % 10);
}

Pack pack_of(std::size_t substance, std::string code, const std::string& name, Random& random) {
    static const Choice<std::string_view> flags{{"0", 550}, {"1", 380}, {"4", 68}, {"9", 2}};
    static const Choice<int> rates{{65, 80}, {30, 10}, {15, 5}, {100, 5}};
    static const Choice<unsigned> octaves{{0, 30}, {1, 25}, {2, 18}, {3, 10}, {4, 7}, {5, 4}, {6, 3}, {8, 2}, {10, 1}};
    Pack pack;
    pack.substance = substance;
    pack.generic = flags(random);
    pack.group = pack.generic == "1" || pack.generic == "4" ? static_cast<int>(substance) + 1 : 0;
    pack.name = {std::move(code), windows_1252(invented_pack(name, random.next(), pack.group != 0))};
    pack.rate = rates(random);
    pack.price = random.between(90, 360) << octaves(random);
    return pack;
}

void fill_packs(MedicCatalogue& catalogue, Random& random) {
    std::set<std::string> codes;
    while (codes.size() < packs)
        codes.insert(cip13(random));
    // Codes are dealt out at random, then sorted within each substance.
    const std::vector<std::string> sorted(codes.begin(), codes.end());
    const auto order = shuffled(packs, random.next());
    const auto counts = children(substances, packs, 200, random);
    for (std::size_t substance = 0, next = 0; substance < substances; ++substance) {
        std::vector<std::size_t> own(order.begin() + static_cast<std::ptrdiff_t>(next),
                                     order.begin() + static_cast<std::ptrdiff_t>(next + counts[substance]));
        next += counts[substance];
        std::sort(own.begin(), own.end());
        for (std::size_t code : own)
            catalogue.packs.push_back(pack_of(substance, sorted[code], invented_substance(substance), random));
    }
}

MedicCatalogue build() {
    MedicCatalogue catalogue;
    Random random(catalogue_seed);
    plant(catalogue);
    grow(catalogue, 2, pharmacological, random);
    grow(catalogue, 3, chemical, random);
    grow(catalogue, 4, substances, random);
    fill_packs(catalogue, random);
    for (std::size_t rank : shuffled(packs, catalogue_seed))
        catalogue.weights.push_back(falling_weight(rank, packs, 8));
    return catalogue;
}

} // namespace

const MedicCatalogue& medic_catalogue() {
    static const MedicCatalogue catalogue = build();
    return catalogue;
}

} // namespace cnamdata::generate
