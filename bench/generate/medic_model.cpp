// SPDX-License-Identifier: MPL-2.0
#include "generate/model.hpp"

#include "generate/medic_catalogue.hpp"
#include "generate/yearly.hpp"

#include <algorithm>
#include <string>

namespace cnamdata::generate {

namespace {

constexpr int first_year_without_zero_group = 2020; // from then on GEN_NUM is empty outside generic groups
constexpr int first_year_without_some_labels = 2025;
constexpr std::size_t unlabelled_every = 4'000;
constexpr std::int64_t largest_base = 5'000'000'000; // centimes of a row

class MedicModel final : public Model {
public:
    explicit MedicModel(Columns& columns);
    [[nodiscard]] std::unique_ptr<Plan> plan(const Job& job) const override;

    [[nodiscard]] const CellAxes& axes() const noexcept { return axes_; }
    void write_pack(std::size_t pack, std::uint32_t rows, const Job& job, Row& row, LineWriter& lines) const;

private:
    void fill_pack(const MedicCatalogue& catalogue, std::size_t pack, const Job& job, Row& row) const;
    void fill_cell(const CellKey& key, Row& row) const;
    void fill_measures(Random& random, const Pack& pack, Row& row) const;

    Slot codes_[5], labels_[5];
    Slot pack_, pack_label_, generic_, group_, age_, sex_, region_, specialty_, boxes_, paid_, base_;
    CellAxes axes_;
    Bands boxes_bands_;
};

MedicModel::MedicModel(Columns& columns)
    : pack_(columns.claim("CIP13")), pack_label_(columns.claim("L_CIP13")), generic_(columns.claim("TOP_GEN")),
      group_(columns.claim("GEN_NUM")), age_(columns.claim("AGE")), sex_(columns.claim("SEXE")),
      region_(columns.claim("BEN_REG")), specialty_(columns.claim("PSP_SPE")), boxes_(columns.claim("BOITES")),
      paid_(columns.claim("REM")), base_(columns.claim("BSE")),
      axes_({{{0, 18}, {20, 38}, {60, 44}}, 99}, {{{1, 47}, {2, 53}}, 9}, region_axis(),
            {{{1, 300}, {2, 14},  {3, 40},  {4, 60},  {5, 45},  {6, 8},   {7, 40},   {8, 30},  {9, 20},
              {11, 30}, {12, 30}, {13, 25}, {14, 30}, {15, 30}, {17, 45}, {18, 10},  {19, 30}, {31, 20},
              {32, 30}, {35, 12}, {36, 1},  {37, 1},  {38, 2},  {42, 28}, {90, 300}, {98, 40}},
             99}),
      // Boxes in a row: a median of 60, up to millions.
      boxes_bands_{{{-51, -1}, 10},          {{0, 0}, 6},
                   {{1, 10}, 8'000},         {{11, 20}, 16'500},
                   {{21, 60}, 26'000},       {{61, 200}, 22'000},
                   {{201, 1'000}, 17'500},   {{1'001, 5'000}, 7'300},
                   {{5'001, 40'000}, 2'500}, {{40'001, 400'000}, 180},
                   {{400'001, 5'600'000}, 4}} {
    for (int level = 0; level < 5; ++level) {
        const std::string name = "ATC" + std::to_string(level + 1);
        codes_[level] = columns.claim(name);
        labels_[level] = columns.claim("L_" + name);
    }
}

void MedicModel::fill_pack(const MedicCatalogue& catalogue, std::size_t number, const Job& job, Row& row) const {
    const Pack& pack = catalogue.packs[number];
    std::size_t place = pack.substance;
    for (int level = 4; level >= 0; --level) {
        row.text(codes_[level], catalogue.levels[level][place].code);
        row.text(labels_[level], catalogue.levels[level][place].label);
        if (level > 0) place = catalogue.parents[level][place];
    }
    const bool unlabelled = job.period.year >= first_year_without_some_labels && number % unlabelled_every == 0;
    row.text(pack_, pack.name.code);
    row.text(pack_label_, unlabelled ? std::string_view{} : pack.name.label);
    row.text(generic_, pack.generic);
    row.number(group_, pack.group);
    if (pack.group == 0 && job.period.year >= first_year_without_zero_group) row.null(group_);
}

void MedicModel::fill_cell(const CellKey& key, Row& row) const {
    row.number(age_, key.age);
    row.number(sex_, key.sex);
    row.number(region_, key.region);
    row.number(specialty_, key.specialty);
}

void MedicModel::fill_measures(Random& random, const Pack& pack, Row& row) const {
    const std::int64_t boxes = std::min(boxes_bands_(random), largest_base / pack.price);
    const std::int64_t base = per_mille(boxes * pack.price, random.between(985, 1'000));
    // Part of the patients is exempt: the rate lies between that of the medicine and 100 %.
    const std::int64_t rate = pack.rate * 10 + (1'000 - pack.rate * 10) * random.between(0, 90) / 100;
    row.number(boxes_, boxes);
    row.number(base_, base);
    row.number(paid_, random.chance(12) ? base + 100 : per_mille(base, rate));
}

void MedicModel::write_pack(std::size_t number, std::uint32_t rows, const Job& job, Row& row, LineWriter& lines) const {
    const MedicCatalogue& catalogue = medic_catalogue();
    Random random(mixed(job.seed, mixed(static_cast<std::uint64_t>(job.period.year), number)));
    fill_pack(catalogue, number, job, row);
    for (const CellKey& key : axes_.draw(random, rows)) {
        fill_cell(key, row);
        fill_measures(random, catalogue.packs[number], row);
        lines.line(row);
    }
}

class MedicPlan final : public Plan {
public:
    MedicPlan(const MedicModel& model, const Job& job)
        : model_(&model), job_(job),
          blocks_(medic_catalogue().weights, (job.rows + rows_of_a_code - 1) / rows_of_a_code, job.rows,
                  model.axes().most()) {}

    [[nodiscard]] std::uint64_t blocks() const override { return blocks_.blocks(); }
    [[nodiscard]] std::uint64_t first_row(std::uint64_t block) const override { return blocks_.first_row(block); }
    void write(std::uint64_t block, Row& row, LineWriter& lines) const override {
        for (const auto& [pack, rows] : blocks_.codes(block))
            model_->write_pack(pack, rows, job_, row, lines);
    }

private:
    const MedicModel* model_;
    Job job_;
    CodeBlocks blocks_;
};

std::unique_ptr<Plan> MedicModel::plan(const Job& job) const { return std::make_unique<MedicPlan>(*this, job); }

} // namespace

std::unique_ptr<Model> make_medic(Columns& columns) { return std::make_unique<MedicModel>(columns); }

} // namespace cnamdata::generate
