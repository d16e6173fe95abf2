// SPDX-License-Identifier: MPL-2.0
// Trino: external tables of its Hive connector.
#include "cnamdata/error.hpp"
#include "query/measures.hpp"
#include "query/sql_dialect.hpp"

namespace cnamdata::sql {

namespace {

class Trino final : public Dialect {
public:
    Trino() : Dialect({"INTEGER", "BIGINT", "DOUBLE", "VARCHAR", "DECIMAL"}) {}

    [[nodiscard]] std::string number(Int128 units, int scale) const override {
        const std::string digits = format_decimal(units, scale);
        return scale > 0 ? "DECIMAL '" + digits + "'" : digits;
    }

    // The result has the scale of the dividend and is rounded half away from zero.
    [[nodiscard]] std::string quotient(const Total& top, const Total& bottom) const override {
        return "CAST(" + top.text + " AS DECIMAL(38, " + std::to_string(average_scale) + ")) / nullif(CAST(" +
               bottom.text + " AS DECIMAL(38, " + std::to_string(bottom.scale) + ")), 0)";
    }

    [[nodiscard]] std::string define(const Table& table) const override {
        if (table.folder.empty()) {
            throw Error(Category::usage, "Trino reads folders, not files",
                        "Ingest the archives into the store and name their dataset.");
        }
        const std::string named = dotted_name(*this, table.name);
        std::string columns;
        std::string partitions;
        for (const TableColumn& column : table.columns) {
            columns += (columns.empty() ? "  " : ",\n  ") + name(column.field.name) + " " + type(column.field);
            if (!column.comment.empty()) columns += " COMMENT " + text(column.comment);
        }
        for (const std::string& partition : table.partitions) {
            columns += ",\n  " + name(partition) + " INTEGER";
            partitions += (partitions.empty() ? "" : ", ") + text(partition);
        }
        return "CREATE TABLE IF NOT EXISTS " + named + " (\n" + columns + "\n)\nCOMMENT " + text(table.comment) +
               "\nWITH (\n  external_location = " + text("file://" + table.folder) +
               ",\n  format = 'PARQUET',\n  partitioned_by = ARRAY[" + partitions +
               "]\n);\n-- Periods that were added since are known after this.\n" + synchronise(table.name) + ";\n";
    }

private:
    /// The name may have a catalogue and a schema before it.
    [[nodiscard]] std::string synchronise(std::string_view name) const {
        const std::size_t last = name.rfind('.');
        const std::string_view table = last == std::string_view::npos ? name : name.substr(last + 1);
        std::string_view schema = last == std::string_view::npos ? "default" : name.substr(0, last);
        std::string catalogue;
        if (const std::size_t dot = schema.find('.'); dot != std::string_view::npos) {
            catalogue = this->name(schema.substr(0, dot)) + ".";
            schema.remove_prefix(dot + 1);
        }
        return "CALL " + catalogue + "system.sync_partition_metadata(" + text(schema) + ", " + text(table) +
               ", 'FULL')";
    }
};

} // namespace

const Dialect& trino_dialect() {
    static const Trino dialect;
    return dialect;
}

} // namespace cnamdata::sql
