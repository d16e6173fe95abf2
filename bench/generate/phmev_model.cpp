// SPDX-License-Identifier: MPL-2.0
#include "generate/model.hpp"

#include "generate/establishments.hpp"
#include "generate/medic_parts.hpp"
#include "generate/yearly_plan.hpp"

#include <numeric>

namespace cnamdata::generate {

namespace {

// Shares of the published rows, in hundred thousandths.
constexpr std::uint32_t masked_rows = 27'650;
constexpr std::size_t fees_every = 120; // packs

/// The columns of an establishment.
class EstablishmentSlots {
public:
    explicit EstablishmentSlots(Columns& columns)
        : finess_(columns.claim("ETB_RGT")), category_(columns.claim("CATEGORIE_JUR")),
          grouped_(columns.claim("CATEGORIE_JUR_RGT")), postcode_(columns.claim("CODE_POSTAL")),
          name_(columns.claim("NOM_ETB")), town_(columns.claim("NOM_VILLE")), street_(columns.claim("NOM_VOIE")),
          number_(columns.claim("NUMERO_VOIE")), legal_name_(columns.claim("RAISON_SOCIALE_ETB")),
          tells_age_(columns.claim("TOP_ETB_AGE")), tells_sex_(columns.claim("TOP_ETB_SEXE")),
          region_(columns.claim("REGION_ETB")) {}

    void fill(const Establishment& one, Row& row) const {
        row.text(finess_, one.finess);
        row.text(category_, one.category);
        row.text(grouped_, one.grouped_category);
        row.text(postcode_, one.postcode);
        row.text(name_, one.name);
        row.text(town_, one.town);
        row.text(street_, one.street);
        row.text(number_, one.number);
        row.text(legal_name_, one.legal_name);
        row.number(tells_age_, one.tells_age ? 1 : 0);
        row.number(tells_sex_, one.tells_sex ? 1 : 0);
        row.number(region_, one.region);
    }

private:
    Slot finess_, category_, grouped_, postcode_, name_, town_, street_, number_, legal_name_, tells_age_, tells_sex_,
        region_;
};

/// Ages and sexes as in Open Medic; the place of the region is taken by the number of an establishment.
CellAxes phmev_axes() {
    Axis places{{}, static_cast<int>(establishments().size()) - 1};
    for (std::size_t place = 0; place < establishments().size(); ++place)
        places.known.push_back({static_cast<int>(place), 1 + mixed(place) % 50});
    return {medic_axes().ages, medic_axes().sexes, places, {{{0, 1}}, 0}};
}

class PhmevModel final : public Model {
public:
    explicit PhmevModel(Columns& columns)
        : packs(columns), establishment(columns), cells(columns), measures(columns), axes(phmev_axes()),
          not_given(windows_1252("Non restitué")), levels{{5, 60}, {4, 20}, {3, 10}, {2, 6}, {1, 4}} {}

    [[nodiscard]] std::unique_ptr<Plan> plan(const Job& job) const override;

    const PackSlots packs;
    const EstablishmentSlots establishment;
    const CellSlots cells;
    const PackMeasures measures;
    const CellAxes axes;
    const std::string not_given;
    const Choice<int> levels; ///< from which level on small cells are masked
};

class PhmevFile final : public YearlyFile {
public:
    PhmevFile(const PhmevModel& model, int year) : model_(&model), year_(year) {}

    [[nodiscard]] std::span<const std::uint64_t> weights() const override { return medic_catalogue().weights; }
    [[nodiscard]] const CellAxes& axes() const override { return model_->axes; }
    void fill_code(std::size_t, Row&) const override {} // a row above may have masked it

    void fill_cell(Random& random, std::size_t code, const CellKey& key, Row& row) const override {
        const Establishment& place = establishments()[static_cast<std::size_t>(key.region)];
        model_->cells.fill({.age = place.tells_age ? key.age : 99, .sex = place.tells_sex ? key.sex : 9}, row);
        model_->establishment.fill(place, row);
        if (code % fees_every == 0) return fill_fee(random, row);
        const Pack& pack = medic_catalogue().packs[code];
        model_->packs.fill(code, year_, row);
        // Biologics are injected: here, packs of any price.
        if (code % 40 == 1) model_->packs.generic("B", 0, row);
        if (code % 40 == 2) model_->packs.generic("C", 0, row);
        if (random.chance(masked_rows)) mask(model_->levels(random), row);
        model_->measures.fill(random, pack, row);
    }

private:
    void mask(int level, Row& row) const {
        model_->packs.mask(level, '9', model_->not_given, row);
        if (level == 1) row.text(model_->packs.label(1), "INCONNU");
        model_->packs.generic("9", 9999, row);
    }
    void fill_fee(Random& random, Row& row) const {
        model_->packs.mask(0, '0', "Honoraires de dispensation", row);
        model_->packs.generic("0", 0, row);
        model_->measures.fee(random, row);
    }

    const PhmevModel* model_;
    int year_;
};

std::unique_ptr<Plan> PhmevModel::plan(const Job& job) const {
    const std::uint64_t codes = (job.rows + rows_of_a_code - 1) / rows_of_a_code;
    return yearly_plan(std::make_unique<PhmevFile>(*this, job.period.year), job, codes);
}

} // namespace

std::unique_ptr<Model> make_phmev(Columns& columns) { return std::make_unique<PhmevModel>(columns); }

} // namespace cnamdata::generate
