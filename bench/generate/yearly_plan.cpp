// SPDX-License-Identifier: MPL-2.0
#include "generate/yearly_plan.hpp"

#include <utility>

namespace cnamdata::generate {

namespace {

class YearlyPlan final : public Plan {
public:
    YearlyPlan(std::unique_ptr<const YearlyFile> file, const Job& job, std::uint64_t codes)
        : file_(std::move(file)), job_(job), blocks_(file_->weights(), codes, job.rows, file_->axes().most()) {}

    [[nodiscard]] std::uint64_t blocks() const override { return blocks_.blocks(); }
    [[nodiscard]] std::uint64_t first_row(std::uint64_t block) const override { return blocks_.first_row(block); }

    void write(std::uint64_t block, Row& row, LineWriter& lines) const override {
        for (const auto& [code, rows] : blocks_.codes(block)) {
            Random random(mixed(job_.seed, mixed(static_cast<std::uint64_t>(job_.period.year), code)));
            file_->fill_code(code, row);
            for (const CellKey& key : file_->axes().draw(random, rows)) {
                file_->fill_cell(random, code, key, row);
                lines.line(row);
            }
        }
    }

private:
    std::unique_ptr<const YearlyFile> file_;
    Job job_;
    CodeBlocks blocks_;
};

} // namespace

std::unique_ptr<Plan> yearly_plan(std::unique_ptr<const YearlyFile> file, const Job& job, std::uint64_t codes) {
    return std::make_unique<YearlyPlan>(std::move(file), job, codes);
}

CellSlots::CellSlots(Columns& columns) {
    const auto claim = [&](std::optional<Slot>& slot, std::string_view name) {
        if (columns.dataset().find(name) != nullptr) slot = columns.claim(name);
    };
    claim(age_, "AGE");
    claim(sex_, "SEXE");
    claim(region_, "BEN_REG");
    claim(specialty_, "PSP_SPE");
}

void CellSlots::fill(const CellKey& key, Row& row) const {
    if (age_) row.number(*age_, key.age);
    if (sex_) row.number(*sex_, key.sex);
    if (region_) row.number(*region_, key.region);
    if (specialty_) row.number(*specialty_, key.specialty);
}

} // namespace cnamdata::generate
