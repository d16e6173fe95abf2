// SPDX-License-Identifier: MPL-2.0
//
// Columns that no file has: year(COL), month(COL) and quarter(COL) of a column of months, and soins(), the month of
// care, YYYYMM of SOI_ANN and SOI_MOI.
//
// They may stand wherever a column may; `quarter(soins())` too. A quarter is a text as INSEE writes it, `2025-T1`: it
// sorts as time does, and cannot be taken for a month as 20251 could. What is not known is null: the month and the
// quarter of 202500 (its year is 2025), and the month of care when SOI_MOI or SOI_ANN is 0, as DAMIR writes care dates
// that are missing.
#pragma once

#include "base/column_data.hpp"
#include "parquet/schema.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace cnamdata {

/// How a derived column is computed.
struct Derivation {
    enum class Function { year, month, quarter, soins };
    Function outer = Function::soins;
    bool care = false; ///< it is made of the two columns of the month of care, not of one column of months
    std::vector<std::string> bases{}; ///< the columns it is made of: as asked, then canonical
};

/// Reads `year(FLX_ANN_MOI)`; nothing for a plain name. Blanks and case do not matter.
/// Throws Error(usage) for what looks like a function and is none of those, or has other arguments than it takes.
[[nodiscard]] std::optional<Derivation> parse_derivation(std::string_view name);

/// `year(FLX_ANN_MOI)`: the spelling of its column in results, with the bases as they stand.
[[nodiscard]] std::string name_of(const Derivation& derivation);
/// The type of its column, with its name.
[[nodiscard]] parquet::Field field_of(const Derivation& derivation);

/// Computes it for the rows of a batch from its bases, which come as codes of numbers. Each distinct value, or pair of
/// them, is computed once. Thread-safe.
[[nodiscard]] ColumnData derive(const Derivation& derivation, std::span<const ColumnData* const> bases);

} // namespace cnamdata
