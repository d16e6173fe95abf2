// SPDX-License-Identifier: MPL-2.0
//
// Which row groups of a Parquet file need not be read, because nothing in them satisfies a predicate.
#pragma once

#include "parquet/reader.hpp"
#include "query/predicate.hpp"

#include <cstddef>
#include <vector>

namespace cnamdata {

/// Where the used columns are in a file: by place among the used columns. A column that the file lacks is null in every
/// row; of a computed one nothing is known.
struct ColumnPlaces {
    static constexpr std::size_t absent = static_cast<std::size_t>(-1);
    static constexpr std::size_t unknown = static_cast<std::size_t>(-2);
    std::vector<std::size_t> places{};
};

/// By the statistics in the footer. Thread-safe.
[[nodiscard]] bool may_match(const Predicate& predicate, const parquet::Reader& reader, std::size_t group,
                             const ColumnPlaces& columns);

/// By the dictionaries too, which must be read for it: one page a coded column. Thread-safe. Throws Error(data).
[[nodiscard]] bool may_match_closely(const Predicate& predicate, const parquet::Reader& reader, std::size_t group,
                                     const ColumnPlaces& columns);

} // namespace cnamdata
