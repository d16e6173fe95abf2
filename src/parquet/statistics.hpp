// SPDX-License-Identifier: MPL-2.0
//
// Smallest and largest values of column chunks, to and from the footer.
#pragma once

#include "parquet/dense.hpp"
#include "parquet/reader.hpp"

#include "format_types.h"

namespace cnamdata::parquet {

/// Of dictionary entries, all of which occur. Texts are ordered by unsigned bytes; past 64 bytes they are left out.
[[nodiscard]] format::Statistics describe_entries(const Dictionary& dictionary, std::uint64_t nulls, Physical physical);

/// Of numbers. Of doubles only the nulls are counted: their order has holes.
[[nodiscard]] format::Statistics describe_numbers(const Dense& dense, Physical physical);

/// What can be trusted of a footer's statistics: bounds of the right size, in a known order, and not crossed.
/// `ordered`: the footer says that the column's min_value and max_value follow the order of its type.
[[nodiscard]] Statistics read_statistics(const format::Statistics& stored, const Field& field, bool ordered);

} // namespace cnamdata::parquet
