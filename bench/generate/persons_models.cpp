// SPDX-License-Identifier: MPL-2.0
//
// The codes counted in the files `NB_` of each dataset that has them.
#include "generate/bio_catalogue.hpp"
#include "generate/lpp_catalogue.hpp"
#include "generate/persons_model.hpp"

namespace cnamdata::generate {

namespace {

/// Codes of the ATC have no price of their own.
std::vector<CountedCode> atc_codes(std::size_t level) {
    std::vector<CountedCode> codes;
    for (const Labelled& name : medic_catalogue().levels[level])
        codes.push_back({name, 500 + static_cast<std::int64_t>(mixed(codes.size()) % 9'000)});
    return codes;
}

std::vector<CountedCode> packs() {
    std::vector<CountedCode> codes;
    for (const Pack& pack : medic_catalogue().packs)
        codes.push_back({pack.name, pack.price});
    return codes;
}

std::vector<CountedCode> products(const Job& job) {
    constexpr std::uint64_t enough_for_every_code = 1'000'000;
    std::vector<CountedCode> codes;
    for (const Product& product : lpp_catalogue(job.period.year, enough_for_every_code).products)
        codes.push_back({product.name, product.price});
    return codes;
}

std::vector<CountedCode> acts(const Job& job) {
    std::vector<CountedCode> codes;
    for (const Act& act : bio_catalogue(job.period.year).acts)
        codes.push_back({act.name, act.price});
    return codes;
}

std::vector<CountedCode> groups(const Job&) {
    std::vector<CountedCode> codes;
    for (const Group& group : bio_groups())
        codes.push_back({{std::string(group.code), windows_1252(group.label)}, 1'200});
    return codes;
}

} // namespace

std::unique_ptr<Model> make_medic_nb(Columns& columns) {
    std::vector<PersonsLevel> levels;
    for (std::size_t level = 0; level < 5; ++level) {
        const std::string number = std::to_string(level + 1);
        levels.push_back(
            {"atc" + number, "ATC" + number, "L_ATC" + number, [level](const Job&) { return atc_codes(level); }});
    }
    levels.push_back({"cip13", "CIP13", "L_CIP13", [](const Job&) { return packs(); }});
    return make_persons_model(columns, std::move(levels), "BOITES", medic_axes());
}

std::unique_ptr<Model> make_lpp_nb(Columns& columns) {
    return make_persons_model(columns, {{"lpp", "CODE_LPP", "L_CODE_LPP", products}}, "QTE", lpp_axes());
}

std::unique_ptr<Model> make_bio_nb(Columns& columns) {
    return make_persons_model(columns, {{"grp", "GRP", "L_GRP", groups}, {"acte", "ACTE", "L_ACTE", acts}}, "DNB",
                              lpp_axes());
}

} // namespace cnamdata::generate
