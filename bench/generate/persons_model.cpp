// SPDX-License-Identifier: MPL-2.0
#include "generate/persons_model.hpp"

#include "cnamdata/error.hpp"
#include "generate/yearly_plan.hpp"

#include <charconv>
#include <utility>

namespace cnamdata::generate {

namespace {

/// A level and the slots of its columns.
struct PlacedLevel {
    PersonsLevel level;
    Slot code = 0, label = 0;
    bool numeric = false;
};

class PersonsModel final : public Model {
public:
    PersonsModel(Columns& columns, std::vector<PersonsLevel> levels, std::string_view units, const Axes& axes)
        : units_(columns.claim(units)), persons_(columns.claim("NBC")), paid_(columns.claim("REM")),
          base_(columns.claim("BSE")), cells_(columns), axes_(&axes),
          // Fewer than 11 persons are never shown.
          persons_bands_{{{11, 11}, 500},        {{11, 30}, 30'000},       {{31, 200}, 35'000},
                         {{201, 3'000}, 25'000}, {{3'001, 90'000}, 9'000}, {{90'001, 4'000'000}, 500}} {
        for (PersonsLevel& level : levels) {
            const bool numeric = columns.dataset().find(level.code)->storage() != Storage::text;
            const Slot code = columns.claim(level.code);
            const Slot label = columns.claim(level.label);
            levels_.push_back({std::move(level), code, label, numeric});
        }
    }

    [[nodiscard]] std::unique_ptr<Plan> plan(const Job& job) const override;

    void fill_cell(Random& random, const CountedCode& code, const CellKey& key, Row& row) const {
        const std::int64_t persons = persons_bands_(random);
        const std::int64_t units = random.chance(300) ? -random.between(1, 40) : persons * random.between(1, 9);
        const std::int64_t base = per_mille(units * code.price, random.between(940, 1'000));
        cells_.fill(key, row);
        row.number(persons_, persons);
        row.number(units_, units);
        row.number(base_, base);
        row.number(paid_, per_mille(base, random.between(599, 1'000)));
    }

private:
    Slot units_, persons_, paid_, base_;
    CellSlots cells_;
    const Axes* axes_;
    Bands persons_bands_;
    std::vector<PlacedLevel> levels_;
};

class PersonsFile final : public YearlyFile {
public:
    PersonsFile(const PersonsModel& model, const PlacedLevel& level, CellAxes axes, const Job& job)
        : model_(&model), level_(&level), axes_(std::move(axes)), codes_(level.level.codes(job)) {
        for (std::size_t rank : shuffled(codes_.size(), codes_.size()))
            weights_.push_back(falling_weight(rank, codes_.size(), 8));
    }

    [[nodiscard]] std::span<const std::uint64_t> weights() const override { return weights_; }
    [[nodiscard]] const CellAxes& axes() const override { return axes_; }
    void fill_code(std::size_t code, Row& row) const override {
        const Labelled& name = codes_[code].name;
        row.text(level_->label, name.label);
        if (!level_->numeric) return row.text(level_->code, name.code);
        std::int64_t number = 0;
        std::from_chars(name.code.data(), name.code.data() + name.code.size(), number);
        row.number(level_->code, number);
    }
    void fill_cell(Random& random, std::size_t code, const CellKey& key, Row& row) const override {
        model_->fill_cell(random, codes_[code], key, row);
    }

private:
    const PersonsModel* model_;
    const PlacedLevel* level_;
    CellAxes axes_;
    std::vector<CountedCode> codes_;
    std::vector<std::uint64_t> weights_;
};

std::unique_ptr<Plan> PersonsModel::plan(const Job& job) const {
    const std::string_view wanted = job.breakdown.substr(0, job.breakdown.find('_'));
    for (const PlacedLevel& level : levels_) {
        if (level.level.id != wanted) continue;
        auto file = std::make_unique<PersonsFile>(*this, level, axes_of(*axes_, job.breakdown), job);
        return yearly_plan(std::move(file), job, job.rows);
    }
    throw Error(Category::internal, "no codes for the breakdown '" + std::string(job.breakdown) + "'");
}

} // namespace

std::unique_ptr<Model> make_persons_model(Columns& columns, std::vector<PersonsLevel> levels, std::string_view units,
                                          const Axes& axes) {
    return std::make_unique<PersonsModel>(columns, std::move(levels), units, axes);
}

} // namespace cnamdata::generate
