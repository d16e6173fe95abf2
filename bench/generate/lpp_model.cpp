// SPDX-License-Identifier: MPL-2.0
#include "generate/model.hpp"

#include "generate/lpp_catalogue.hpp"
#include "generate/yearly_plan.hpp"

#include <utility>

namespace cnamdata::generate {

namespace {

class LppModel final : public Model {
public:
    explicit LppModel(Columns& columns);
    [[nodiscard]] std::unique_ptr<Plan> plan(const Job& job) const override;

    [[nodiscard]] const CellAxes& axes() const noexcept { return axes_; }
    void fill_product(const Product& product, Row& row) const;
    void fill_cell(Random& random, const Product& product, const CellKey& key, Row& row) const;

private:
    Slot title_, title_label_, chapter_, chapter_label_, sub_chapter_, sub_chapter_label_, code_, label_;
    Slot quantity_, paid_, base_;
    CellSlots cells_;
    CellAxes axes_;
    Bands quantities_;
};

LppModel::LppModel(Columns& columns)
    : title_(columns.claim("TITRE")), title_label_(columns.claim("L_TITRE")), chapter_(columns.claim("SC1")),
      chapter_label_(columns.claim("L_SC1")), sub_chapter_(columns.claim("SC2")),
      sub_chapter_label_(columns.claim("L_SC2")), code_(columns.claim("CODE_LPP")), label_(columns.claim("L_CODE_LPP")),
      quantity_(columns.claim("QTE")), paid_(columns.claim("REM")), base_(columns.claim("BSE")), cells_(columns),
      axes_(axes_of(lpp_axes(), {})),
      // The quantities of Open LPP 2014.
      quantities_{{{-40, -1}, 40},         {{0, 0}, 10},           {{11, 17}, 10'000},     {{18, 30}, 15'000},
                  {{31, 88}, 25'000},      {{89, 390}, 25'000},    {{391, 1'738}, 15'000}, {{1'739, 25'340}, 9'000},
                  {{25'341, 90'000}, 900}, {{90'001, 569'480}, 80}} {}

void LppModel::fill_product(const Product& product, Row& row) const {
    row.number(title_, product.title);
    row.text(title_label_, product.title_label);
    row.text(chapter_, product.chapter);
    row.text(chapter_label_, product.chapter_label);
    row.text(sub_chapter_, product.sub_chapter);
    row.text(sub_chapter_label_, product.sub_chapter_label);
    row.text(code_, product.name.code);
    row.text(label_, product.name.label);
}

void LppModel::fill_cell(Random& random, const Product& product, const CellKey& key, Row& row) const {
    cells_.fill(key, row);
    const std::int64_t quantity = quantities_(random);
    const std::int64_t base = per_mille(quantity * product.price, random.between(940, 1'000));
    const std::int64_t rate = product.full_rate && random.chance(80'000) ? 1'000 : random.between(599, 1'000);
    row.number(quantity_, quantity);
    row.number(base_, base);
    row.number(paid_, random.chance(120) ? base + 37 : per_mille(base, rate));
}

class LppFile final : public YearlyFile {
public:
    LppFile(const LppModel& model, LppCatalogue catalogue) : model_(&model), catalogue_(std::move(catalogue)) {}

    [[nodiscard]] std::span<const std::uint64_t> weights() const override { return catalogue_.weights; }
    [[nodiscard]] const CellAxes& axes() const override { return model_->axes(); }
    void fill_code(std::size_t code, Row& row) const override { model_->fill_product(catalogue_.products[code], row); }
    void fill_cell(Random& random, std::size_t code, const CellKey& key, Row& row) const override {
        model_->fill_cell(random, catalogue_.products[code], key, row);
    }

private:
    const LppModel* model_;
    LppCatalogue catalogue_;
};

std::unique_ptr<Plan> LppModel::plan(const Job& job) const {
    return yearly_plan(std::make_unique<LppFile>(*this, lpp_catalogue(job.period.year, job.rows)), job, job.rows);
}

} // namespace

std::unique_ptr<Model> make_lpp(Columns& columns) { return std::make_unique<LppModel>(columns); }

} // namespace cnamdata::generate
