// SPDX-License-Identifier: MPL-2.0
// DuckDB: views over the Parquet files themselves.
#include "query/sql_dialect.hpp"

namespace cnamdata::sql {

namespace {

class DuckDb final : public Dialect {
public:
    DuckDb() : Dialect({"INTEGER", "BIGINT", "DOUBLE", "VARCHAR", "DECIMAL"}) {}

    // A division of decimals would be one of doubles: whole numbers of 128 bits are divided instead.
    [[nodiscard]] std::string quotient(const Total& top, const Total& bottom) const override {
        const Division division{"CAST(", " AS HUGEINT)", "(", " // ", ")"};
        return "CAST(" + millionths(top, bottom, division) + " AS DECIMAL(32, 0)) * CAST('0.000001' AS DECIMAL(6, 6))";
    }

    [[nodiscard]] std::string define(const Table& table) const override {
        const std::string view = dotted_name(*this, table.name);
        std::string out = "CREATE OR REPLACE VIEW " + view + " AS\nSELECT * FROM read_parquet(" + source(table) +
                          ");\nCOMMENT ON VIEW " + view + " IS " + text(table.comment) + ";\n";
        for (const TableColumn& column : table.columns) {
            if (!column.comment.empty())
                out +=
                    "COMMENT ON COLUMN " + view + "." + name(column.field.name) + " IS " + text(column.comment) + ";\n";
        }
        return out;
    }

private:
    [[nodiscard]] std::string source(const Table& table) const {
        if (!table.folder.empty()) {
            std::string glob = table.folder;
            std::string types;
            for (const std::string& partition : table.partitions) {
                glob += "/" + partition + "=*";
                types += (types.empty() ? "'" : ", '") + partition + "': INTEGER";
            }
            return text(glob + "/*.parquet") + ", union_by_name = true,\n    hive_partitioning = true, hive_types = {" +
                   types + "}";
        }
        std::string files;
        for (const std::string& file : table.files)
            files += (files.empty() ? "" : ", ") + text(file);
        return "[" + files + "],\n    union_by_name = true, hive_partitioning = false";
    }
};

} // namespace

const Dialect& duckdb_dialect() {
    static const DuckDb dialect;
    return dialect;
}

} // namespace cnamdata::sql
