// SPDX-License-Identifier: MPL-2.0
#include "generate/model.hpp"

#include "generate/lpp_catalogue.hpp"
#include "generate/yearly.hpp"

namespace cnamdata::generate {

namespace {

class LppModel final : public Model {
public:
    explicit LppModel(Columns& columns);
    [[nodiscard]] std::unique_ptr<Plan> plan(const Job& job) const override;

    [[nodiscard]] const CellAxes& axes() const noexcept { return axes_; }
    void write_product(const Product& product, std::uint32_t rows, Random& random, Row& row, LineWriter& lines) const;

private:
    void fill_product(const Product& product, Row& row) const;
    void fill_cell(const CellKey& key, Row& row) const;
    void fill_measures(Random& random, const Product& product, Row& row) const;

    Slot title_, title_label_, chapter_, chapter_label_, sub_chapter_, sub_chapter_label_, code_, label_;
    Slot age_, sex_, region_, specialty_, quantity_, paid_, base_;
    CellAxes axes_;
    Bands quantities_;
};

LppModel::LppModel(Columns& columns)
    : title_(columns.claim("TITRE")), title_label_(columns.claim("L_TITRE")), chapter_(columns.claim("SC1")),
      chapter_label_(columns.claim("L_SC1")), sub_chapter_(columns.claim("SC2")),
      sub_chapter_label_(columns.claim("L_SC2")), code_(columns.claim("CODE_LPP")), label_(columns.claim("L_CODE_LPP")),
      age_(columns.claim("AGE")), sex_(columns.claim("SEXE")), region_(columns.claim("BEN_REG")),
      specialty_(columns.claim("PSP_SPE")), quantity_(columns.claim("QTE")), paid_(columns.claim("REM")),
      base_(columns.claim("BSE")),
      axes_({{{0, 365}, {20, 449}, {40, 629}, {60, 840}}, 99}, {{{1, 111}, {2, 117}}, 9}, region_axis(),
            {{{1, 487}, {2, 24},  {3, 39},  {4, 230}, {5, 79},   {6, 53},  {7, 40}, {8, 25},
              {9, 27},  {11, 46}, {12, 34}, {13, 20}, {14, 40},  {15, 68}, {17, 9}, {18, 14},
              {31, 18}, {32, 12}, {35, 9},  {42, 24}, {90, 514}, {98, 151}},
             99}),
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

void LppModel::fill_cell(const CellKey& key, Row& row) const {
    row.number(age_, key.age);
    row.number(sex_, key.sex);
    row.number(region_, key.region);
    row.number(specialty_, key.specialty);
}

void LppModel::fill_measures(Random& random, const Product& product, Row& row) const {
    const std::int64_t quantity = quantities_(random);
    const std::int64_t base = per_mille(quantity * product.price, random.between(940, 1'000));
    const std::int64_t rate = product.full_rate && random.chance(80'000) ? 1'000 : random.between(599, 1'000);
    row.number(quantity_, quantity);
    row.number(base_, base);
    row.number(paid_, random.chance(120) ? base + 37 : per_mille(base, rate));
}

void LppModel::write_product(const Product& product, std::uint32_t rows, Random& random, Row& row,
                             LineWriter& lines) const {
    fill_product(product, row);
    for (const CellKey& key : axes_.draw(random, rows)) {
        fill_cell(key, row);
        fill_measures(random, product, row);
        lines.line(row);
    }
}

class LppPlan final : public Plan {
public:
    LppPlan(const LppModel& model, const Job& job)
        : model_(&model), job_(job), catalogue_(lpp_catalogue(job.period.year, job.rows)),
          blocks_(catalogue_.weights, job.rows, job.rows, model.axes().most()) {}

    [[nodiscard]] std::uint64_t blocks() const override { return blocks_.blocks(); }
    [[nodiscard]] std::uint64_t first_row(std::uint64_t block) const override { return blocks_.first_row(block); }
    void write(std::uint64_t block, Row& row, LineWriter& lines) const override {
        for (const auto& [code, rows] : blocks_.codes(block)) {
            Random random(mixed(job_.seed, mixed(static_cast<std::uint64_t>(job_.period.year), code)));
            model_->write_product(catalogue_.products[code], rows, random, row, lines);
        }
    }

private:
    const LppModel* model_;
    Job job_;
    LppCatalogue catalogue_;
    CodeBlocks blocks_;
};

std::unique_ptr<Plan> LppModel::plan(const Job& job) const { return std::make_unique<LppPlan>(*this, job); }

} // namespace

std::unique_ptr<Model> make_lpp(Columns& columns) { return std::make_unique<LppModel>(columns); }

} // namespace cnamdata::generate
