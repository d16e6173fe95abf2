// SPDX-License-Identifier: MPL-2.0
#include "cli/command.hpp"
#include "cli/exit_codes.hpp"
#include "cli/option_values.hpp"
#include "cli/output.hpp"
#include "cli/question_options.hpp"

#include "cnamdata/error.hpp"
#include "cnamdata/sql.hpp"

namespace cnamdata::cli {
namespace {

About about_sql() {
    return {
        .name = "sql",
        .summary = "write the tables, or an aggregate, as SQL for other engines",
        .details =
            "With a source alone, prints the statements that make its table known to an engine: a view (DuckDB, "
            "ClickHouse) or an external table (Spark, Trino) over the store's Parquet as it is, with its types, "
            "CNAM's words as comments, and year and month as columns. With the options of aggregate, prints the "
            "query that gives the same rows from that table: sums are exact, averages are rounded as ours, nulls "
            "come last. Nothing is run.",
        .examples = {{"cnamdata sql damir --dialect spark", "the table of a store, for Spark"},
                     {"cnamdata sql medic --period 2024 --by ATC1 --sum REM --order-by sum_REM:desc --top 5",
                      "an aggregate, for DuckDB"},
                     {"(cnamdata sql medic; cnamdata sql medic --by SEXE --avg REM) | duckdb", "both, run at once"}},
        .exit_codes = {exit_data, exit_disk}};
}

class SqlCommand final : public Command {
public:
    SqlCommand() : Command(about_sql()) {}

    void declare(CLI::App& app) override {
        question_.declare(app);
        const auto names = sql_dialect_names();
        add_choice(app, "--dialect", dialect_, {names.begin(), names.end()}, "whose SQL it is (default: duckdb)")
            ->group("SQL");
        add_text(app, "--table", table_, "NAME",
                 "the table's name, perhaps with a schema before it, hive.default.medic (default: that of the dataset)")
            ->group("SQL");
        add_text(app, "-o,--output", target_, "FILE", "write to FILE, which appears whole or not at all; - is stdout")
            ->group("Output");
    }

    int run(Context& context) override {
        const AggregateRequest request = question_.request(context);
        const SqlDialect dialect = parse_sql_dialect(dialect_);
        const bool question = !request.by.empty() || !request.measures.empty();
        if (!question &&
            (!request.where.empty() || !request.having.empty() || !request.order_by.empty() || request.top))
            throw Error(Category::usage, "nothing to compute",
                        "Give --by, --count, --sum, --avg, --min, --max or --ratio.");
        const std::string text =
            question ? sql_query(request, dialect, table_) : sql_definition(request.source, dialect, table_);
        Output output(target_);
        output.write(text);
        output.finish();
        return exit_done;
    }

private:
    QuestionOptions question_{};
    std::string dialect_ = "duckdb";
    std::string table_{};
    std::string target_{};
};

} // namespace

std::unique_ptr<Command> make_sql_command() { return std::make_unique<SqlCommand>(); }

} // namespace cnamdata::cli
