// SPDX-License-Identifier: MPL-2.0
// ClickHouse: views over the Parquet files themselves; backslashes in texts.
#include "query/sql_dialect.hpp"

namespace cnamdata::sql {

namespace {

class ClickHouse final : public Dialect {
public:
    ClickHouse() : Dialect({"Int32", "Int64", "Float64", "String", "Decimal"}) {}

    [[nodiscard]] std::string name(std::string_view name) const override {
        return '`' + escaped(name, "\\`", '\\') + '`';
    }
    [[nodiscard]] std::string text(std::string_view text) const override {
        return '\'' + escaped(text, "\\'", '\\') + '\'';
    }
    [[nodiscard]] std::string pattern(std::string_view pattern) const override {
        return text(escaped(pattern, "\\", '\\'));
    }
    // A constant with a point would be a double.
    [[nodiscard]] std::string number(Int128 units, int scale) const override {
        const std::string digits = format_decimal(units, scale);
        return scale > 0 ? "toDecimal64('" + digits + "', " + std::to_string(scale) + ")" : digits;
    }
    [[nodiscard]] std::string as_text(const std::string& column, const parquet::Field& field) const override {
        if (field.logical == parquet::Logical::decimal)
            return "toDecimalString(" + column + ", " + std::to_string(field.scale) + ")";
        return "toString(" + column + ")";
    }

    [[nodiscard]] std::string quotient(const Total& top, const Total& bottom) const override {
        const Division division{"toInt256(", ")", "intDiv(", ", ", ")"};
        return "CAST(toDecimal256(" + millionths(top, bottom, division) +
               ", 0) * toDecimal256('0.000001', 6) AS Nullable(Decimal(38, 6)))";
    }

    [[nodiscard]] std::string define(const Table& table) const override {
        std::string structure;
        for (const TableColumn& column : table.columns)
            structure +=
                (structure.empty() ? "" : ", ") + name(column.field.name) + " Nullable(" + type(column.field) + ")";
        std::string glob = table.folder;
        std::string columns = "*";
        for (const std::string& partition : table.partitions) {
            glob += "/" + partition + "=*";
            columns += ", toInt32(extract(_path, " + text("/" + partition + "=([0-9]+)/") + ")) AS " + name(partition);
        }
        if (!glob.empty()) glob += "/*.parquet";
        std::string sources;
        const std::vector<std::string> globs = glob.empty() ? table.files : std::vector<std::string>{glob};
        for (const std::string& one : globs)
            sources += (sources.empty() ? "SELECT " : "\nUNION ALL SELECT ") + columns + "\nFROM file(" + text(one) +
                       ", 'Parquet',\n    " + text(structure) + ")";
        std::string comments;
        for (const TableColumn& column : table.columns) {
            if (!column.comment.empty()) comments += "-- " + column.field.name + ": " + column.comment + "\n";
        }
        return comments + "CREATE OR REPLACE VIEW " + dotted_name(*this, table.name) + " AS\n" + sources +
               "\nCOMMENT " + text(table.comment) + ";\n";
    }
};

} // namespace

const Dialect& clickhouse_dialect() {
    static const ClickHouse dialect;
    return dialect;
}

} // namespace cnamdata::sql
