// SPDX-License-Identifier: MPL-2.0
#include "generate/model.hpp"

#include "generate/medic_parts.hpp"
#include "generate/yearly_plan.hpp"

namespace cnamdata::generate {

namespace {

class MedicModel final : public Model {
public:
    explicit MedicModel(Columns& columns)
        : packs(columns), cells(columns), measures(columns), axes(axes_of(medic_axes(), {})) {}

    [[nodiscard]] std::unique_ptr<Plan> plan(const Job& job) const override;

    const PackSlots packs;
    const CellSlots cells;
    const PackMeasures measures;
    const CellAxes axes;
};

class MedicFile final : public YearlyFile {
public:
    MedicFile(const MedicModel& model, int year) : model_(&model), year_(year) {}

    [[nodiscard]] std::span<const std::uint64_t> weights() const override { return medic_catalogue().weights; }
    [[nodiscard]] const CellAxes& axes() const override { return model_->axes; }
    void fill_code(std::size_t code, Row& row) const override { model_->packs.fill(code, year_, row); }
    void fill_cell(Random& random, std::size_t code, const CellKey& key, Row& row) const override {
        model_->cells.fill(key, row);
        model_->measures.fill(random, medic_catalogue().packs[code], row);
    }

private:
    const MedicModel* model_;
    int year_;
};

std::unique_ptr<Plan> MedicModel::plan(const Job& job) const {
    const std::uint64_t codes = (job.rows + rows_of_a_code - 1) / rows_of_a_code;
    return yearly_plan(std::make_unique<MedicFile>(*this, job.period.year), job, codes);
}

} // namespace

std::unique_ptr<Model> make_medic(Columns& columns) { return std::make_unique<MedicModel>(columns); }

} // namespace cnamdata::generate
