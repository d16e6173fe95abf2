// SPDX-License-Identifier: MPL-2.0
//
// The same questions for other engines: the tables of the store, and an aggregate, as SQL text. Nothing is run.
// All functions are thread-safe.
#pragma once

#include "cnamdata/query.hpp"

#include <span>
#include <string>
#include <string_view>

namespace cnamdata {

enum class SqlDialect { duckdb, spark, trino, clickhouse };

/// The names of the dialects, in the order of the enumeration.
[[nodiscard]] std::span<const std::string_view> sql_dialect_names() noexcept;
/// Throws Error(usage) for another name.
[[nodiscard]] SqlDialect parse_sql_dialect(std::string_view name);

/// What makes the tables known to an engine: a view (DuckDB, ClickHouse) or an external table (Spark, Trino) over the
/// partitioned Parquet of one dataset of the store, whatever its periods, or over Parquet files. Columns have their
/// types and CNAM's words as comments; `year` and `month` are the partitions of a dataset.
/// `table` is its name; empty: that of the dataset and the breakdown, `medic_nb_cip13`, or of the first file.
/// Throws Error(usage) for archives, which no engine reads, for several datasets, and for a period; as aggregate()
/// else.
[[nodiscard]] std::string sql_definition(const SourceSpec& source, SqlDialect dialect, const std::string& table = {});

/// An aggregate that gives the rows that aggregate() gives, in their order: exact sums, averages and ratios rounded as
/// ours at the sixth decimal, nulls last. It reads the table that sql_definition() makes known. Labels are left out.
/// Throws Error(usage) for what aggregate() refuses, and for a pivot or totals, which are no SQL of one statement.
[[nodiscard]] std::string sql_query(const AggregateRequest& request, SqlDialect dialect, const std::string& table = {});

} // namespace cnamdata
