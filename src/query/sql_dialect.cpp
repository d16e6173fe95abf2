// SPDX-License-Identifier: MPL-2.0
#include "query/sql_dialect.hpp"

#include "base/text.hpp"
#include "cnamdata/error.hpp"
#include "query/measures.hpp"

#include <array>

namespace cnamdata {

namespace {

constexpr std::array<std::string_view, 4> dialect_names{"duckdb", "spark", "trino", "clickhouse"};

} // namespace

std::span<const std::string_view> sql_dialect_names() noexcept { return dialect_names; }

SqlDialect parse_sql_dialect(std::string_view name) {
    for (std::size_t i = 0; i < dialect_names.size(); ++i) {
        if (dialect_names[i] == name) return static_cast<SqlDialect>(i);
    }
    throw Error(Category::usage, "unknown dialect '" + std::string(name) + "'", did_you_mean(name, dialect_names));
}

namespace sql {

namespace {

/// Times a power of ten.
std::string scaled(const std::string& text, int zeros) {
    return zeros == 0 ? text : text + " * 1" + std::string(static_cast<std::size_t>(zeros), '0');
}

} // namespace

const Dialect& dialect(SqlDialect which) {
    switch (which) {
    case SqlDialect::duckdb:
        return duckdb_dialect();
    case SqlDialect::spark:
        return spark_dialect();
    case SqlDialect::trino:
        return trino_dialect();
    case SqlDialect::clickhouse:
        break;
    }
    return clickhouse_dialect();
}

std::string escaped(std::string_view text, std::string_view marks, char before) {
    std::string out;
    for (const char c : text) {
        if (marks.find(c) != std::string_view::npos) out += before;
        out += c;
    }
    return out;
}

std::string dotted_name(const Dialect& dialect, std::string_view name) {
    std::string out;
    for (const std::string_view part : split(name, '.'))
        out += (out.empty() ? "" : ".") + dialect.name(part);
    return out;
}

std::string Dialect::millionths(const Total& top, const Total& bottom, const Division& division) {
    const auto whole = [&](const Total& total) {
        return std::string(division.before_number) + scaled(total.text, total.scale) +
               std::string(division.after_number);
    };
    const std::string over = scaled(whole(top), average_scale + bottom.scale - top.scale);
    const std::string under = whole(bottom);
    const std::string size = bottom.count ? under : "abs(" + under + ")";
    const std::string negative = bottom.count ? over + " < 0" : "(" + over + " < 0) <> (" + under + " < 0)";
    return "CASE WHEN " + negative + " THEN -1 ELSE 1 END * " + std::string(division.open) + "(2 * abs(" + over +
           ") + " + size + ")" + std::string(division.between) + "nullif(2 * " + size + ", 0)" +
           std::string(division.close);
}

std::string Dialect::name(std::string_view name) const { return '"' + escaped(name, "\"", '"') + '"'; }
std::string Dialect::text(std::string_view text) const { return '\'' + escaped(text, "'", '\'') + '\''; }
std::string Dialect::number(Int128 units, int scale) const { return format_decimal(units, scale); }

std::string Dialect::type(const parquet::Field& field) const {
    if (field.logical == parquet::Logical::decimal) {
        return std::string(types_.decimal) + "(" + std::to_string(field.precision) + ", " +
               std::to_string(field.scale) + ")";
    }
    switch (field.physical) {
    case parquet::Physical::int32:
        return std::string(types_.int32);
    case parquet::Physical::int64:
        return std::string(types_.int64);
    case parquet::Physical::float64:
        return std::string(types_.real);
    case parquet::Physical::bytes:
        break;
    }
    return std::string(types_.text);
}

std::string Dialect::as_text(const std::string& column, const parquet::Field&) const {
    return "CAST(" + column + " AS " + std::string(types_.text) + ")";
}

} // namespace sql

} // namespace cnamdata
