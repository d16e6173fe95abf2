// SPDX-License-Identifier: MPL-2.0
#include "generate/medic_parts.hpp"

#include "generate/yearly.hpp"

#include <algorithm>
#include <string>

namespace cnamdata::generate {

namespace {

constexpr int first_year_without_zero_group = 2020; // from then on GEN_NUM is empty outside generic groups
constexpr int first_year_without_some_labels = 2025;
constexpr std::size_t unlabelled_every = 4'000;
constexpr std::int64_t largest_base = 5'000'000'000; // centimes of a row
constexpr std::size_t masked_digits[6] = {1, 3, 4, 5, 7, 13};

} // namespace

PackSlots::PackSlots(Columns& columns) : generic_(columns.claim("TOP_GEN")), group_(columns.claim("GEN_NUM")) {
    for (int level = 0; level < 6; ++level) {
        const std::string name = level == 5 ? "CIP13" : "ATC" + std::to_string(level + 1);
        codes_[level] = columns.claim(name);
        labels_[level] = columns.claim("L_" + name);
    }
}

void PackSlots::fill(std::size_t number, int year, Row& row) const {
    const MedicCatalogue& catalogue = medic_catalogue();
    const Pack& pack = catalogue.packs[number];
    std::size_t place = pack.substance;
    for (int level = 4; level >= 0; --level) {
        row.text(codes_[level], catalogue.levels[level][place].code);
        row.text(labels_[level], catalogue.levels[level][place].label);
        if (level > 0) place = catalogue.parents[level][place];
    }
    const bool unlabelled = year >= first_year_without_some_labels && number % unlabelled_every == 0;
    row.text(codes_[5], pack.name.code);
    row.text(labels_[5], unlabelled ? std::string_view{} : pack.name.label);
    row.text(generic_, pack.generic);
    row.number(group_, pack.group);
    if (pack.group == 0 && year >= first_year_without_zero_group) row.null(group_);
}

void PackSlots::mask(int level, char digit, std::string_view label, Row& row) const {
    static const std::string nines(13, '9');
    static const std::string zeros(13, '0');
    for (; level < 6; ++level) {
        const std::size_t digits = digit == '0' && level == 5 ? 1 : masked_digits[level];
        row.text(codes_[level], std::string_view(digit == '9' ? nines : zeros).substr(0, digits));
        row.text(labels_[level], label);
    }
}

void PackSlots::generic(std::string_view flag, int group, Row& row) const {
    row.text(generic_, flag);
    row.number(group_, group);
}

// Boxes in a row: a median of 60, up to millions.
PackMeasures::PackMeasures(Columns& columns)
    : boxes_(columns.claim("BOITES")), paid_(columns.claim("REM")),
      base_(columns.claim("BSE")), boxes_bands_{{{-51, -1}, 10},          {{0, 0}, 6},
                                                {{1, 10}, 8'000},         {{11, 20}, 16'500},
                                                {{21, 60}, 26'000},       {{61, 200}, 22'000},
                                                {{201, 1'000}, 17'500},   {{1'001, 5'000}, 7'300},
                                                {{5'001, 40'000}, 2'500}, {{40'001, 400'000}, 180},
                                                {{400'001, 5'600'000}, 4}} {}

void PackMeasures::fill(Random& random, const Pack& pack, Row& row) const {
    const std::int64_t boxes = std::min(boxes_bands_(random), largest_base / pack.price);
    const std::int64_t base = per_mille(boxes * pack.price, random.between(985, 1'000));
    // Part of the patients is exempt: the rate lies between that of the medicine and 100 %.
    const std::int64_t rate = pack.rate * 10 + (1'000 - pack.rate * 10) * random.between(0, 90) / 100;
    row.number(boxes_, boxes);
    row.number(base_, base);
    row.number(paid_, random.chance(12) ? base + 100 : per_mille(base, rate));
}

void PackMeasures::fee(Random& random, Row& row) const {
    const std::int64_t base = random.between(102, 2'000'000);
    row.number(boxes_, 0);
    row.number(base_, base);
    row.number(paid_, per_mille(base, 760));
}

} // namespace cnamdata::generate
