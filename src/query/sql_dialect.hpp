// SPDX-License-Identifier: MPL-2.0
//
// How engines write what they all can say. One class a dialect; to add one, write its class and its line in the table
// of sql_dialect.cpp.
#pragma once

#include "base/numbers.hpp"
#include "cnamdata/sql.hpp"
#include "parquet/schema.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace cnamdata::sql {

/// A column of a table that is made known.
struct TableColumn {
    parquet::Field field{};
    std::string comment{};
};

/// A table that is made known.
struct Table {
    std::string name{}; ///< of the user's: `medic`, `hive.default.medic`
    std::string comment{};
    std::vector<TableColumn> columns{};
    std::string folder{};                  ///< of a dataset in the store: absolute
    std::vector<std::string> partitions{}; ///< `year`, `month`; none for files
    std::vector<std::string> files{};      ///< absolute; none for a dataset
};

/// A sum or a count of rows: the numerator or the denominator of an average.
struct Total {
    std::string text{}; ///< `SUM("REM")`, `COUNT(*)`
    std::string name{}; ///< of the column, or `count`
    int scale = 0;      ///< of its value
    bool count = false; ///< it is never negative
};

/// What an engine calls the types.
struct TypeNames {
    std::string_view int32{};
    std::string_view int64{};
    std::string_view real{};
    std::string_view text{};
    std::string_view decimal{}; ///< without `(18, 2)`
};

class Dialect {
public:
    explicit Dialect(const TypeNames& types) : types_(types) {}
    virtual ~Dialect() = default;
    Dialect(const Dialect&) = delete;
    Dialect& operator=(const Dialect&) = delete;

    /// A quoted name.
    [[nodiscard]] virtual std::string name(std::string_view name) const;
    /// A constant text.
    [[nodiscard]] virtual std::string text(std::string_view text) const;
    /// A constant number, exact.
    [[nodiscard]] virtual std::string number(Int128 units, int scale) const;
    [[nodiscard]] std::string type(const parquet::Field& field) const;
    /// A column of numbers as the text that cnamdata prints.
    [[nodiscard]] virtual std::string as_text(const std::string& column, const parquet::Field& field) const;
    /// The pattern of LIKE as a constant, where only `%` and `_` mean anything.
    [[nodiscard]] virtual std::string pattern(std::string_view pattern) const { return text(pattern); }
    /// `top` over `bottom` with six decimals, rounded half away from zero; null when `bottom` is zero.
    [[nodiscard]] virtual std::string quotient(const Total& top, const Total& bottom) const = 0;
    [[nodiscard]] virtual std::string define(const Table& table) const = 0;

protected:
    /// How whole numbers are divided: `CAST(`, ` AS HUGEINT)` make one; `(`, ` // `, `)` stand around and between two.
    struct Division {
        std::string_view before_number{};
        std::string_view after_number{};
        std::string_view open{};
        std::string_view between{};
        std::string_view close{};
    };
    /// The quotient in millionths, by whole numbers only.
    [[nodiscard]] static std::string millionths(const Total& top, const Total& bottom, const Division& division);

private:
    TypeNames types_;
};

[[nodiscard]] const Dialect& dialect(SqlDialect which);

/// `hive.default.medic` with each part quoted.
[[nodiscard]] std::string dotted_name(const Dialect& dialect, std::string_view name);
/// The text with every one of `marks` behind `before`.
[[nodiscard]] std::string escaped(std::string_view text, std::string_view marks, char before);

// Each in a file of its own.
[[nodiscard]] const Dialect& duckdb_dialect();
[[nodiscard]] const Dialect& spark_dialect();
[[nodiscard]] const Dialect& trino_dialect();
[[nodiscard]] const Dialect& clickhouse_dialect();

} // namespace cnamdata::sql
