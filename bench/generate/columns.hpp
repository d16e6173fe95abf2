// SPDX-License-Identifier: MPL-2.0
//
// The columns of a generated row are those of the registry: a model claims each by name and gets its slot.
#pragma once

#include "cnamdata/dataset.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace cnamdata::generate {

/// Place of a column in Dataset::columns, and of its value in a Row.
using Slot = std::size_t;

/// A value. Amounts, coefficients and rates are in hundredths. `text` is in the encoding of the file (Windows-1252)
/// and belongs to the model.
struct Cell {
    std::int64_t number = 0;
    std::string_view text{};
    bool null = false;
};

/// The values of one row, in the order of Dataset::columns; what a model does not set again keeps its last value.
class Row {
public:
    explicit Row(const Dataset& dataset) : cells_(dataset.columns.size()) {}

    void number(Slot slot, std::int64_t value) noexcept { cells_[slot] = {value, {}, false}; }
    void text(Slot slot, std::string_view value) noexcept { cells_[slot] = {0, value, false}; }
    void null(Slot slot) noexcept { cells_[slot] = {0, {}, true}; }
    [[nodiscard]] const Cell& operator[](Slot slot) const noexcept { return cells_[slot]; }

private:
    std::vector<Cell> cells_;
};

/// Hands out the columns of a dataset, once each.
class Columns {
public:
    explicit Columns(const Dataset& dataset) : dataset_(&dataset), claimed_(dataset.columns.size()) {}

    /// The slot of that column. Throws Error(internal) when the dataset has no such column.
    [[nodiscard]] Slot claim(std::string_view name);

    /// Throws Error(internal) that names the columns nobody claimed: they have no distribution.
    void check() const;

    [[nodiscard]] const Dataset& dataset() const noexcept { return *dataset_; }

private:
    const Dataset* dataset_;
    std::vector<bool> claimed_;
};

} // namespace cnamdata::generate
