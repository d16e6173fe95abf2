// SPDX-License-Identifier: MPL-2.0
#include "cnamdata/sql.hpp"

#include "base/text.hpp"
#include "cnamdata/error.hpp"
#include "query/having.hpp"
#include "query/measures.hpp"
#include "query/predicate.hpp"
#include "query/sql_dialect.hpp"
#include "query/sql_table.hpp"
#include "query/sql_where.hpp"

#include <algorithm>

namespace cnamdata {

namespace {

using sql::Dialect;
using Function = Measure::Function;

/// Writes one aggregate.
class Question {
public:
    Question(const AggregateRequest& request, const Dialect& dialect, const std::string& table)
        : request_(request), dialect_(dialect), inputs_(request.source),
          table_(sql::source_table(request.source, inputs_, table)) {
        for (const std::string& name : request.by)
            add_key(name);
        for (const Measure& measure : request.measures)
            add_measure(measure);
    }

    std::string write() {
        std::string out = groups();
        const std::string having = result_conditions();
        // Not HAVING, in which some engines do not know the names of the result.
        if (!having.empty())
            out = "SELECT *\nFROM (\n" + out + ") AS " + dialect_.name("result") + "\nWHERE " + having + "\n";
        const std::string order = ordering();
        if (!order.empty()) out += "ORDER BY " + order + "\n";
        if (request_.top) out += "LIMIT " + std::to_string(*request_.top) + "\n";
        out.back() = ';';
        return out + "\n";
    }

private:
    std::string groups() {
        std::string out =
            "SELECT\n  " + join(outputs_, ",\n  ") + "\nFROM " + sql::dotted_name(dialect_, table_.name) + "\n";
        const std::string where = conditions();
        if (!where.empty()) out += "WHERE " + where + "\n";
        if (!keys_.empty()) out += "GROUP BY " + join(keys_, ", ") + "\n";
        return out;
    }

    UsedColumn bound(const std::string& name) {
        UsedColumn column{.name = name};
        inputs_.bind(column);
        if (column.derivation) {
            throw Error(Category::usage, column.name + " is computed by this tool: it is not written as SQL",
                        "Compute it in SQL from the columns themselves.");
        }
        return column;
    }

    void add_output(const std::string& text, const std::string& name, const ResultColumn& column) {
        outputs_.push_back(text == dialect_.name(name) ? text : text + " AS " + dialect_.name(name));
        names_.push_back(name);
        results_.push_back(column);
    }

    void add_key(const std::string& name) {
        const UsedColumn column = bound(name);
        if (column.field.physical == parquet::Physical::float64)
            throw Error(Category::usage, "cannot group by " + name + ": it holds floating-point numbers");
        if (std::find(names_.begin(), names_.end(), column.name) != names_.end())
            throw Error(Category::usage, "--by names " + column.name + " twice");
        keys_.push_back(dialect_.name(column.name));
        add_output(keys_.back(), column.name, result_column(column.field));
    }

    void add_measure(const Measure& measure) {
        OutputMeasure output{.function = measure.function};
        if (measure.function == Function::ratio) {
            const sql::Total top = total_of(measure.column);
            const sql::Total bottom = total_of(measure.divisor);
            output.name = "ratio_" + top.name + "_" + bottom.name;
            return add_output(dialect_.quotient(top, bottom), output.name, result_column(output));
        }
        output.name = "count";
        if (measure.function == Function::count) return add_output("COUNT(*)", output.name, result_column(output));
        const UsedColumn column = measured(measure.function, measure.column);
        output.field = column.field;
        output.name = result_name(measure.function, column.name);
        add_output(function(measure.function, dialect_.name(column.name), column.field), output.name,
                   result_column(output));
    }

    UsedColumn measured(Function function, const std::string& name) {
        UsedColumn column = bound(name);
        require_sensible(function, column, request_.force);
        return column;
    }

    /// A side of a ratio.
    sql::Total total_of(const std::string& name) {
        if (same_folded(name, "count") && !inputs_.has(name))
            return {.text = "COUNT(*)", .name = "count", .count = true};
        const UsedColumn column = measured(Function::sum, name);
        return {.text = "SUM(" + dialect_.name(column.name) + ")", .name = column.name, .scale = column.field.scale};
    }

    [[nodiscard]] std::string function(Function function, const std::string& name, const parquet::Field& field) const {
        if (function == Function::sum) return "SUM(" + name + ")";
        if (function == Function::min) return "MIN(" + name + ")";
        if (function == Function::max) return "MAX(" + name + ")";
        return dialect_.quotient({.text = "SUM(" + name + ")", .scale = field.scale},
                                 {.text = "COUNT(" + name + ")", .count = true});
    }

    std::string conditions() {
        const Expression where = parse_expression(request_.where);
        std::vector<UsedColumn> used;
        for (const std::string& name : columns_of(where))
            used.push_back(bound(name));
        const Predicate checked(where, request_.where, used); // that constants fit their columns
        std::string out = sql::period_condition(dialect_, table_);
        if (request_.where.empty()) return out;
        return out + (out.empty() ? "" : "\n  AND ") + sql::condition(dialect_, where, used);
    }

    std::string result_conditions() {
        if (request_.having.empty()) return {};
        std::vector<UsedColumn> used;
        for (std::size_t i = 0; i < results_.size(); ++i) {
            results_[i].name = names_[i];
            used.push_back(as_used(results_[i]));
        }
        const Expression having = parse_expression(request_.having);
        const Having checked(having, request_.having, results_); // that names and constants fit
        return checked.always() ? std::string() : sql::condition(dialect_, having, used);
    }

    /// As asked, then by the keys: the order is the same every time.
    std::string ordering() {
        std::vector<std::string> order;
        for (const OrderKey& key : request_.order_by) {
            const auto found = std::find_if(names_.begin(), names_.end(),
                                            [&](const std::string& name) { return same_folded(name, key.column); });
            if (found == names_.end()) unknown_result(key.column);
            order.push_back(dialect_.name(*found) + (key.descending ? " DESC" : " ASC") + " NULLS LAST");
        }
        for (const std::string& key : keys_)
            order.push_back(key + " ASC NULLS LAST");
        return join(order, ", ");
    }

    [[noreturn]] void unknown_result(const std::string& column) const {
        const std::vector<std::string_view> candidates(names_.begin(), names_.end());
        throw Error(Category::usage, "cannot order by '" + column + "': the result has no such column",
                    did_you_mean(column, candidates) + "The columns are: " + join(names_, ", ") + ".");
    }

    const AggregateRequest& request_;
    const Dialect& dialect_;
    Inputs inputs_;
    sql::SourceTable table_;
    std::vector<std::string> keys_;    // quoted
    std::vector<std::string> outputs_; // with their names
    std::vector<std::string> names_;
    std::vector<ResultColumn> results_; // their names are set when they are needed
};

} // namespace

std::string sql_definition(const SourceSpec& source, SqlDialect dialect, const std::string& table) {
    Inputs inputs(source);
    const sql::SourceTable known = sql::source_table(source, inputs, table);
    if (known.selected != known.available) {
        throw Error(Category::usage, "a table has all the periods of its dataset",
                    "Give --period to the questions that are put to it.");
    }
    return sql::dialect(dialect).define(sql::table_of(known, inputs, source));
}

std::string sql_query(const AggregateRequest& request, SqlDialect dialect, const std::string& table) {
    if (request.by.empty() && request.measures.empty())
        throw Error(Category::usage, "nothing to compute", "Ask for --count or --sum COLUMN, by groups with --by.");
    if (!request.pivot.empty() || request.totals)
        throw Error(Category::usage, "a pivot and totals are no SQL of one statement", "Ask without them.");
    return Question(request, sql::dialect(dialect), table).write();
}

} // namespace cnamdata
