// SPDX-License-Identifier: MPL-2.0
//
// How the file of a yearly dataset is laid out in blocks: code by code, each with its cells.
#pragma once

#include "generate/model.hpp"
#include "generate/yearly.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>

namespace cnamdata::generate {

/// What one file lists, and what a row of it says. Immutable, hence used by several threads at once.
class YearlyFile {
public:
    virtual ~YearlyFile() = default;
    /// One for each code, in the published order.
    [[nodiscard]] virtual std::span<const std::uint64_t> weights() const = 0;
    [[nodiscard]] virtual const CellAxes& axes() const = 0;
    /// Sets what is the same in all rows of a code.
    virtual void fill_code(std::size_t code, Row& row) const = 0;
    /// Sets the rest of a row.
    virtual void fill_cell(Random& random, std::size_t code, const CellKey& key, Row& row) const = 0;
};

/// Rows of the `codes` heaviest codes at most.
[[nodiscard]] std::unique_ptr<Plan> yearly_plan(std::unique_ptr<const YearlyFile> file, const Job& job,
                                                std::uint64_t codes);

/// The columns AGE, SEXE, BEN_REG and PSP_SPE: those of them that the dataset has.
class CellSlots {
public:
    explicit CellSlots(Columns& columns);
    void fill(const CellKey& key, Row& row) const;

private:
    std::optional<Slot> age_, sex_, region_, specialty_;
};

} // namespace cnamdata::generate
