// SPDX-License-Identifier: MPL-2.0
//
// Which table of an engine a source is.
#pragma once

#include "query/inputs.hpp"
#include "query/sql_dialect.hpp"

#include <string>
#include <vector>

namespace cnamdata::sql {

struct SourceTable {
    std::string name{};
    const Dataset* dataset = nullptr; ///< of the store; nullptr for files
    std::string breakdown{};          ///< empty where the dataset has one file a period
    std::vector<std::string> files{}; ///< absolute
    std::vector<Period> available{};  ///< of a dataset: the periods of the store, ascending
    std::vector<Period> selected{};   ///< those that are asked about
};

/// `inputs` are those of `source`. Throws Error(usage) for archives and for several datasets.
[[nodiscard]] SourceTable source_table(const SourceSpec& source, Inputs& inputs, const std::string& name);

/// The table with all of its columns, as it is made known.
[[nodiscard]] Table table_of(const SourceTable& source, Inputs& inputs, const SourceSpec& spec);

/// The rows of the selected periods, by their partitions; empty when all are selected.
[[nodiscard]] std::string period_condition(const Dialect& dialect, const SourceTable& table);

} // namespace cnamdata::sql
