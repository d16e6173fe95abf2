// SPDX-License-Identifier: MPL-2.0
#include "generate/bio_catalogue.hpp"
#include "generate/model.hpp"
#include "generate/yearly_plan.hpp"

#include <charconv>

namespace cnamdata::generate {

namespace {

class BioModel final : public Model {
public:
    explicit BioModel(Columns& columns)
        : group(columns.claim("GRP")), group_label(columns.claim("L_GRP")), act(columns.claim("ACTE")),
          act_label(columns.claim("L_ACTE")), acts(columns.claim("DNB")), paid(columns.claim("REM")),
          base(columns.claim("BSE")), cells(columns),
          axes(axes_of(lpp_axes(), {})), counts{{{11, 20}, 20'000},       {{21, 60}, 26'000},
                                                {{61, 200}, 22'000},      {{201, 1'000}, 20'000},
                                                {{1'001, 20'000}, 9'000}, {{20'001, 900'000}, 500}} {}

    [[nodiscard]] std::unique_ptr<Plan> plan(const Job& job) const override;

    const Slot group, group_label, act, act_label, acts, paid, base;
    const CellSlots cells;
    const CellAxes axes;
    const Bands counts;
};

class BioFile final : public YearlyFile {
public:
    BioFile(const BioModel& model, int year) : model_(&model), catalogue_(bio_catalogue(year)) {}

    [[nodiscard]] std::span<const std::uint64_t> weights() const override { return catalogue_.weights; }
    [[nodiscard]] const CellAxes& axes() const override { return model_->axes; }
    void fill_code(std::size_t code, Row& row) const override {
        const Act& act = catalogue_.acts[code];
        const Group& group = bio_groups()[act.group];
        std::int64_t number = 0;
        std::from_chars(group.code.data(), group.code.data() + group.code.size(), number);
        row.number(model_->group, number);
        row.text(model_->group_label, group.label); // ASCII
        row.text(model_->act, act.name.code);
        row.text(model_->act_label, act.name.label);
    }
    void fill_cell(Random& random, std::size_t code, const CellKey& key, Row& row) const override {
        const std::int64_t acts = model_->counts(random);
        const std::int64_t base = per_mille(acts * catalogue_.acts[code].price, random.between(980, 1'000));
        model_->cells.fill(key, row);
        row.number(model_->acts, acts);
        row.number(model_->base, base);
        row.number(model_->paid, per_mille(base, random.between(600, 1'000)));
    }

private:
    const BioModel* model_;
    BioCatalogue catalogue_;
};

std::unique_ptr<Plan> BioModel::plan(const Job& job) const {
    return yearly_plan(std::make_unique<BioFile>(*this, job.period.year), job, job.rows);
}

} // namespace

std::unique_ptr<Model> make_bio(Columns& columns) { return std::make_unique<BioModel>(columns); }

} // namespace cnamdata::generate
