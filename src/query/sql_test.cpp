// SPDX-License-Identifier: MPL-2.0
#include "cnamdata/error.hpp"
#include "cnamdata/sql.hpp"
#include "query/sql_dialect.hpp"
#include "query/sql_where.hpp"

#include "support/catch.hpp"

using namespace cnamdata;

namespace {

constexpr SqlDialect all[] = {SqlDialect::duckdb, SqlDialect::spark, SqlDialect::trino, SqlDialect::clickhouse};

UsedColumn amount(const std::string& name) {
    return {.name = name,
            .field = {.name = name,
                      .physical = parquet::Physical::int64,
                      .logical = parquet::Logical::decimal,
                      .precision = 18,
                      .scale = 2}};
}
UsedColumn text(const std::string& name) {
    return {.name = name, .field = {.name = name, .physical = parquet::Physical::bytes}};
}
UsedColumn code(const std::string& name) { return {.name = name, .field = {.name = name}}; }

std::string where(const std::string& expression, SqlDialect dialect = SqlDialect::duckdb) {
    const std::vector<UsedColumn> columns{amount("REM"), text("ATC5"), code("SEXE")};
    return sql::condition(sql::dialect(dialect), parse_expression(expression), columns);
}

} // namespace

TEST_CASE("a constant is written on the scale of its column", "[sql]") {
    CHECK(where("REM = 12.5") == R"("REM" = 12.50)");
    CHECK(where("REM = 12.5", SqlDialect::trino) == R"("REM" = DECIMAL '12.50')");
    CHECK(where("REM = 12.5", SqlDialect::spark) == "`REM` = 12.50BD");
    CHECK(where("REM = 12.5", SqlDialect::clickhouse) == "`REM` = toDecimal64('12.50', 2)");
    CHECK(where("SEXE = '2'") == R"("SEXE" = 2)");
    CHECK(where("ATC5 = 12") == R"("ATC5" = '12')");
}

TEST_CASE("a constant between two values of its column", "[sql]") {
    CHECK(where("REM < 0.005") == R"("REM" <= 0.00)");
    CHECK(where("REM >= 0.005") == R"("REM" > 0.00)");
    CHECK(where("REM > -0.005") == R"("REM" > -0.01)");
    CHECK(where("REM <= -0.005") == R"("REM" <= -0.01)");
    CHECK(where("REM = 0.005") == R"("REM" <> "REM")"); // false, but unknown of a null
    CHECK(where("REM <> 0.005") == R"("REM" = "REM")");
    CHECK(where("SEXE in (1, 1.5, 2)") == R"("SEXE" IN (1, 2))");
    CHECK(where("SEXE in (1.5)") == R"("SEXE" <> "SEXE")");
    CHECK(where("SEXE between 0.5 and 2") == R"(("SEXE" > 0 AND "SEXE" <= 2))");
}

TEST_CASE("a constant beyond what its column holds", "[sql]") {
    CHECK(where("REM < 1000000000000000000000") == R"("REM" = "REM")");
    CHECK(where("REM > 1000000000000000000000") == R"("REM" <> "REM")");
    CHECK(where("REM > -1000000000000000000000") == R"("REM" = "REM")");
    CHECK(where("SEXE <= -99999999999999999999.5") == R"("SEXE" <> "SEXE")");
}

TEST_CASE("quotes and backslashes mean themselves", "[sql]") {
    const std::string expression = R"(ATC5 like '\_'' %')";
    CHECK(where(expression) == R"("ATC5" LIKE '\_'' %')");
    CHECK(where(expression, SqlDialect::trino) == R"("ATC5" LIKE '\_'' %')");
    CHECK(where(expression, SqlDialect::spark) == R"(`ATC5` LIKE '\\\\_\' %')");
    CHECK(where(expression, SqlDialect::clickhouse) == R"(`ATC5` LIKE '\\\\_\' %')");
    CHECK(where(R"(ATC5 = 'it''s \')", SqlDialect::spark) == R"(`ATC5` = 'it\'s \\')");
    CHECK(sql::dialect(SqlDialect::duckdb).name("a\"b") == "\"a\"\"b\"");
    CHECK(sql::dialect(SqlDialect::spark).name("a`b") == "`a``b`");
    CHECK(sql::dialect(SqlDialect::clickhouse).name("a`\\") == "`a\\`\\\\`");
}

TEST_CASE("and, or and not keep their order", "[sql]") {
    CHECK(where("not SEXE = 1 and (REM is null or ATC5 is not null)") ==
          R"(((NOT "SEXE" = 1) AND ("REM" IS NULL OR (NOT "ATC5" IS NULL))))");
}

TEST_CASE("dialects are known by name", "[sql]") {
    REQUIRE(sql_dialect_names().size() == std::size(all));
    for (const SqlDialect dialect : all)
        CHECK(parse_sql_dialect(sql_dialect_names()[static_cast<std::size_t>(dialect)]) == dialect);
    CHECK_THROWS_AS(parse_sql_dialect("oracle"), Error);
}
