// SPDX-License-Identifier: MPL-2.0
//
// Questions put to a dataset of the store, to Parquet files or to raw archives. The three give the same rows.
#pragma once

#include "cnamdata/period.hpp"
#include "cnamdata/progress.hpp"
#include "cnamdata/value.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace cnamdata {

/// Where the rows come from.
struct SourceSpec {
    /// Paths (`.parquet`, or archives in any published form, `-` for stdin), or the id of one dataset of the store.
    /// A name that is an existing file is a path. `dataset:PATH` says which dataset an archive is, when neither its
    /// name nor its header tell.
    std::vector<std::string> inputs{};
    std::filesystem::path store{}; ///< used when an input is a dataset
    PeriodSelection period{};      ///< applies to the store's tables; refused when there are only files
};

/// `--order-by COL[:desc]`; `column` is the name of an output column.
struct OrderKey {
    std::string column{};
    bool descending = false;
};

/// One output column of an aggregate besides the keys.
struct Measure {
    /// `ratio` is the sum of `column` over the sum of `divisor`, with six decimals, rounded half away from zero; null
    /// when either is null or the divisor is zero. Each of the two may be `count`, the number of rows.
    enum class Function { count, sum, avg, min, max, ratio };
    Function function = Function::count;
    std::string column{};  ///< empty for count
    std::string divisor{}; ///< of a ratio
};

/// Groups. Measures are printed in the order given, under `count`, `sum_COL`, `avg_COL`, `min_COL`, `max_COL`,
/// `ratio_A_B`. A result is made in this order: groups of the rows that satisfy `where`, totals, `pivot`, `having`,
/// `order_by`, `top`, labels.
///
/// A pivot makes a column of each value of one key (which is added to `by` if it is not there). After the other keys
/// come, measure after measure, the values in ascending order, null last: under the value itself (`2`, `null`) when
/// there is one measure, else under both (`sum_REM_2`). A combination that no row has is null. `having` and `order_by`
/// name these columns, `"2" > 100`, and so can be checked only when all rows were read.
///
/// Totals are computed from all rows that satisfy `where`, whatever `having` and `top` leave out: an average or ratio
/// in them is that of all rows, never one of averages. They are a last row, given to RowSink::total, unless there is no
/// key left to tell it from the only row; and, for a pivot, a last column of each measure (`total`, `sum_REM_total`).
struct AggregateRequest {
    SourceSpec source{};
    std::vector<std::string> by{};
    std::vector<Measure> measures{};
    std::string where{};                ///< expression; empty keeps every row
    std::string having{};               ///< expression on columns of the result; empty keeps every row of it
    std::string pivot{};                ///< a key whose values become columns; empty: none
    bool totals = false;                ///< of all groups, in a row and, for a pivot, in columns
    std::vector<OrderKey> order_by{};   ///< empty: ascending order of the keys, nulls last
    std::optional<std::uint64_t> top{}; ///< keep only that many rows, after ordering
    bool labels = false;                ///< a text column COL_label after each coded key that is a column
    unsigned threads = 0;               ///< 0: all cores
    bool force = false;                 ///< aggregate what the schema says makes no sense
    std::uint64_t max_memory = 0;       ///< bytes for groups; 0: half of the machine's memory
};

/// Rows.
struct FilterRequest {
    SourceSpec source{};
    std::string where{};
    std::vector<std::string> select{}; ///< empty: every column
    std::optional<std::uint64_t> limit{};
    bool labels = false; ///< a text column COL_label after each coded column
    unsigned threads = 0;
};

// Labels (cnamdata/labels.hpp) are the imported ones; those in the files themselves, for files the user named; the
// others of `source.store`; the built-in ones. One label a code: rows are never multiplied, and an unknown code has
// none (null).

/// A pivot with more columns than this is refused: it is a slip, and no reader lays it out.
inline constexpr std::size_t max_pivot_columns = 1000;

/// Receives a result: `begin` once, then `row` for each row in order, perhaps `total` once, then `end` once.
/// Calls never overlap, but may come from several threads. An exception thrown by it ends the query and reaches the
/// caller.
class RowSink {
public:
    virtual ~RowSink() = default;
    /// The names in `columns` are valid until `end` returns.
    virtual void begin(std::span<const ResultColumn> columns) = 0;
    virtual void row(std::span<const Value> values) = 0;
    /// The total, which is told from a row of null keys by coming here: its keys are null. Unless a sink knows better
    /// it is one more row.
    virtual void total(std::span<const Value> values) { row(values); }
    virtual void end() = 0;
};

/// Remarks on a question that are not errors: a known trap, a null-padded column. One line each.
using Warnings = std::vector<std::string>;

/// Computes groups and hands them to `sink`. Sums are exact; an average is the exact sum divided by the count, rounded
/// half away from zero at the sixth decimal; so is a ratio, of two exact sums. Deterministic whatever the threads.
/// Throws Error: usage for unknown columns and malformed expressions, data for broken files, disk for unreadable ones.
Warnings aggregate(const AggregateRequest& request, RowSink& sink, Progress* progress = nullptr);

/// Hands the rows that satisfy `where`, in the order of the source. Same errors as `aggregate`.
Warnings filter(const FilterRequest& request, RowSink& sink, Progress* progress = nullptr);

} // namespace cnamdata
