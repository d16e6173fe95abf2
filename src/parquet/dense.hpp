// SPDX-License-Identifier: MPL-2.0
//
// Columns without their nulls: what pages hold.
#pragma once

#include "base/column_data.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace cnamdata::parquet {

/// Memory of one thread for taking columns apart; kept between columns.
struct DenseScratch {
    std::vector<Code> codes;
    std::vector<std::int64_t> numbers;
    std::vector<std::uint8_t> valid;
};

/// Views of a column, or of a scratch, and valid as long as both are.
struct Dense {
    std::span<const Code> codes{};           ///< without nulls
    std::span<const std::int64_t> numbers{}; ///< without nulls
    std::span<const std::uint8_t> valid{};   ///< one a row; empty when there is no null
    std::uint64_t rows = 0;
    std::uint64_t nulls = 0;

    [[nodiscard]] std::uint64_t values() const noexcept { return rows - nulls; }
};

[[nodiscard]] Dense make_dense(const ColumnData& column, DenseScratch& scratch);

} // namespace cnamdata::parquet
