// SPDX-License-Identifier: MPL-2.0
#include "generate/model.hpp"

#include "generate/damir_parts.hpp"

#include <algorithm>

namespace cnamdata::generate {

namespace {

constexpr std::uint64_t block_rows = 16'384;
// Rows that repeat all but the amounts, or the person and the place, of the row before; in hundred thousandths.
constexpr std::uint32_t same_caregivers = 14'000;
constexpr std::uint32_t same_person = 49'000;
constexpr Period last_zones{2014, 12};

class DamirModel final : public Model {
public:
    explicit DamirModel(Columns& columns)
        : person_(columns), service_(columns), place_(columns), caregivers_(columns),
          money_(columns), schemes_{{Scheme::general, 490}, {Scheme::without_counts, 102}, {Scheme::other, 408}} {}

    [[nodiscard]] std::unique_ptr<Plan> plan(const Job& job) const override;

    /// Real rows are not sorted, yet neighbours resemble each other more often than chance has it; without that the
    /// file deflates five times instead of six. What is kept from the row before has the same distribution.
    void fill(Random& random, Situation& situation, Row& row) const {
        const std::uint32_t kept = situation.service == nullptr ? 100'000 : random.below(100'000);
        if (kept >= same_person) {
            situation.scheme = schemes_(random);
            situation.service = &services()(random);
            person_.fill(random, situation, row);
            place_.fill(random, situation, row);
        }
        if (kept >= same_caregivers) {
            service_.fill(random, situation, row);
            caregivers_.fill(random, situation, row);
        }
        money_.fill(random, situation, row);
    }

private:
    DamirPerson person_;
    DamirService service_;
    DamirPlace place_;
    DamirCaregivers caregivers_;
    DamirMoney money_;
    Choice<Scheme> schemes_;
};

/// Rows are independent, so a block is any run of them.
class DamirPlan final : public Plan {
public:
    DamirPlan(const DamirModel& model, const Job& job) : model_(&model), job_(job) {}

    [[nodiscard]] std::uint64_t blocks() const override { return (job_.rows + block_rows - 1) / block_rows; }

    [[nodiscard]] std::uint64_t first_row(std::uint64_t block) const override {
        return std::min(block * block_rows, job_.rows);
    }

    void write(std::uint64_t block, Row& row, LineWriter& lines) const override {
        Random random(mixed(job_.seed, block));
        Situation situation{.flow = job_.period, .zones = job_.period <= last_zones};
        for (std::uint64_t i = first_row(block); i < first_row(block + 1); ++i) {
            model_->fill(random, situation, row);
            lines.line(row);
        }
    }

private:
    const DamirModel* model_;
    Job job_;
};

std::unique_ptr<Plan> DamirModel::plan(const Job& job) const { return std::make_unique<DamirPlan>(*this, job); }

} // namespace

std::unique_ptr<Model> make_damir(Columns& columns) { return std::make_unique<DamirModel>(columns); }

} // namespace cnamdata::generate
