// SPDX-License-Identifier: MPL-2.0
//
// Open STATINES has no published file: these rows are those of Open Medic for ATC2 C10, under the guessed header.
#include "generate/model.hpp"

#include "generate/medic_parts.hpp"
#include "generate/yearly_plan.hpp"

#include <utility>
#include <vector>

namespace cnamdata::generate {

namespace {

class StatinesModel final : public Model {
public:
    explicit StatinesModel(Columns& columns)
        : chemical(columns.claim("ATC4")), substance(columns.claim("ATC5")), substance_label(columns.claim("L_ATC5")),
          pack(columns.claim("CIP13")), pack_label(columns.claim("L_CIP13")), cells(columns), measures(columns),
          axes(axes_of(medic_axes(), {})) {}

    [[nodiscard]] std::unique_ptr<Plan> plan(const Job& job) const override;

    const Slot chemical, substance, substance_label, pack, pack_label;
    const CellSlots cells;
    const PackMeasures measures;
    const CellAxes axes;
};

class StatinesFile final : public YearlyFile {
public:
    explicit StatinesFile(const StatinesModel& model) : model_(&model) {
        const MedicCatalogue& catalogue = medic_catalogue();
        for (std::size_t pack = 0; pack < catalogue.packs.size(); ++pack) {
            if (!catalogue.levels[4][catalogue.packs[pack].substance].code.starts_with("C10")) continue;
            packs_.push_back(pack);
            weights_.push_back(catalogue.weights[pack]);
        }
    }

    [[nodiscard]] std::span<const std::uint64_t> weights() const override { return weights_; }
    [[nodiscard]] const CellAxes& axes() const override { return model_->axes; }
    void fill_code(std::size_t code, Row& row) const override {
        const MedicCatalogue& catalogue = medic_catalogue();
        const Pack& pack = catalogue.packs[packs_[code]];
        const Labelled& substance = catalogue.levels[4][pack.substance];
        row.text(model_->chemical, catalogue.levels[3][catalogue.parents[4][pack.substance]].code);
        row.text(model_->substance, substance.code);
        row.text(model_->substance_label, substance.label);
        row.text(model_->pack, pack.name.code);
        row.text(model_->pack_label, pack.name.label);
    }
    void fill_cell(Random& random, std::size_t code, const CellKey& key, Row& row) const override {
        model_->cells.fill(key, row);
        model_->measures.fill(random, medic_catalogue().packs[packs_[code]], row);
    }

private:
    const StatinesModel* model_;
    std::vector<std::size_t> packs_;
    std::vector<std::uint64_t> weights_;
};

std::unique_ptr<Plan> StatinesModel::plan(const Job& job) const {
    return yearly_plan(std::make_unique<StatinesFile>(*this), job, job.rows);
}

} // namespace

std::unique_ptr<Model> make_statines(Columns& columns) { return std::make_unique<StatinesModel>(columns); }

} // namespace cnamdata::generate
