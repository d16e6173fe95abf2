// SPDX-License-Identifier: MPL-2.0
//
// What a question would read and how it would be answered, without answering it.
#pragma once

#include "cnamdata/query.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cnamdata {

/// A plan. Owns everything; nothing in it was computed from rows, only from footers and dictionaries.
struct Explanation {
    /// A file that is read. What only a Parquet footer tells is missing of archives.
    struct File {
        std::string path{};
        std::uint64_t bytes = 0; ///< as stored; 0 when unknown
        std::optional<std::uint64_t> rows{};
        std::optional<std::uint64_t> row_groups{};
        /// Of these, those that are not read because no row in them can satisfy `where`: their statistics or
        /// dictionaries say so.
        std::uint64_t row_groups_left_out = 0;
    };
    struct Column {
        std::string name{};
        std::string type{};              ///< as in Parquet: `INT32`, `DECIMAL(18,2)`, `UTF8`
        std::vector<std::string> from{}; ///< the columns that are read to compute it; empty when it is read itself
    };
    /// How the group of a row is found.
    enum class Way {
        single,  ///< there are no keys
        dense,   ///< by plain indexing with the codes of the keys
        hash,    ///< in a hash table
        unknown, ///< an archive: the number of distinct values is not known before it is read
    };
    struct Key {
        std::string name{};
        std::optional<std::uint64_t> values{}; ///< distinct ones in the first row group that is read; if known
    };
    std::vector<File> files{};
    std::vector<Column> columns{}; ///< every column that is used, each once
    std::string where{};           ///< as understood: precedence shown by parentheses; empty: every row
    // Of an aggregate:
    bool groups = false;
    Way way = Way::single;
    std::vector<Key> keys{};
    std::optional<std::uint64_t> combinations{}; ///< of the keys' values at most, in a row group
    std::string having{};                        ///< as `where`
};

/// Throw as aggregate() and filter() do when they bind a question.
[[nodiscard]] Explanation explain(const AggregateRequest& request);
[[nodiscard]] Explanation explain(const FilterRequest& request);

[[nodiscard]] std::string_view to_string(Explanation::Way way) noexcept;

} // namespace cnamdata
