// SPDX-License-Identifier: MPL-2.0
// Spark: external tables of Parquet; names in backquotes, backslashes in texts.
#include "query/sql_dialect.hpp"

namespace cnamdata::sql {

namespace {

class Spark final : public Dialect {
public:
    Spark() : Dialect({"INT", "BIGINT", "DOUBLE", "STRING", "DECIMAL"}) {}

    [[nodiscard]] std::string name(std::string_view name) const override { return '`' + escaped(name, "`", '`') + '`'; }
    [[nodiscard]] std::string text(std::string_view text) const override {
        return '\'' + escaped(text, "\\'", '\\') + '\'';
    }
    [[nodiscard]] std::string pattern(std::string_view pattern) const override {
        return text(escaped(pattern, "\\", '\\'));
    }
    [[nodiscard]] std::string number(Int128 units, int scale) const override {
        return format_decimal(units, scale) + (scale > 0 ? "BD" : "");
    }
    // A division of decimals would be rounded twice, first at a scale of Spark's: whole numbers are divided instead.
    [[nodiscard]] std::string quotient(const Total& top, const Total& bottom) const override {
        const Division division{"CAST(", " AS DECIMAL(38, 0))", "(", " div ", ")"};
        return "CAST(" + millionths(top, bottom, division) + " AS DECIMAL(20, 0)) * CAST(0.000001 AS DECIMAL(6, 6))";
    }

    [[nodiscard]] std::string define(const Table& table) const override {
        const std::string named = dotted_name(*this, table.name);
        if (table.folder.empty()) return define_files(table, named);
        std::string columns;
        std::string partitions;
        for (const TableColumn& column : table.columns) {
            columns += (columns.empty() ? "  " : ",\n  ") + name(column.field.name) + " " + type(column.field);
            if (!column.comment.empty()) columns += " COMMENT " + text(column.comment);
        }
        for (const std::string& partition : table.partitions) {
            columns += ",\n  " + name(partition) + " INT";
            partitions += (partitions.empty() ? "" : ", ") + name(partition);
        }
        return "CREATE TABLE IF NOT EXISTS " + named + " (\n" + columns + "\n)\nUSING PARQUET\nPARTITIONED BY (" +
               partitions + ")\nLOCATION " + text("file://" + table.folder) + "\nCOMMENT " + text(table.comment) +
               ";\n-- Periods that were added since are known after this.\nMSCK REPAIR TABLE " + named + ";\n";
    }

private:
    [[nodiscard]] std::string define_files(const Table& table, const std::string& named) const {
        std::string files;
        for (const std::string& file : table.files)
            files +=
                (files.empty() ? "" : "\n  UNION ALL BY NAME ") + ("SELECT * FROM parquet." + name("file://" + file));
        return "CREATE OR REPLACE TEMPORARY VIEW " + named + " AS\n  " + files + ";\n";
    }
};

} // namespace

const Dialect& spark_dialect() {
    static const Spark dialect;
    return dialect;
}

} // namespace cnamdata::sql
