// SPDX-License-Identifier: MPL-2.0
#include "cnamdata/series.hpp"

#include "cnamdata/error.hpp"
#include "series/state.hpp"

#include "support/catch.hpp"
#include "support/temporary_folder.hpp"

#include <array>
#include <fstream>

using namespace cnamdata;
using namespace cnamdata::series;
using cnamdata::test::TemporaryFolder;

namespace {

constexpr std::array<std::string_view, 2> formats{"csv", "csv-fr"};

SeriesDefinition definition_of(const TemporaryFolder& folder, const std::string& text) {
    const auto file = folder.path() / "s.toml";
    std::ofstream(file) << text;
    return read_series(file, formats);
}

std::uint64_t line_of_error(const TemporaryFolder& folder, const std::string& text) {
    try {
        static_cast<void>(definition_of(folder, text));
    } catch (const Error& error) {
        CHECK(error.category() == Category::usage);
        return error.where().line;
    }
    FAIL("nothing was thrown");
    return 0;
}

} // namespace

TEST_CASE("a definition says what the options of an aggregate say", "[series]") {
    const TemporaryFolder folder;
    const SeriesDefinition series = definition_of(
        folder, "dataset = \"medic\"\nperiod = \"2019..2021\"\nmax = \"REM\"\nby = [\"ATC1\", \"sexe\"]\ncount = true\n"
                "sum = \"REM, BOITES\"\nformat = \"csv-fr\"\n");
    CHECK(series.name == "s");
    CHECK(series.dataset->id == "medic");
    CHECK(series.by == std::vector<std::string>{"ATC1", "sexe"});
    REQUIRE(series.measures.size() == 4); // in the order of the file
    CHECK((series.measures[0].function == Measure::Function::max && series.measures[0].column == "REM"));
    CHECK(series.measures[1].function == Measure::Function::count);
    CHECK((series.measures[3].function == Measure::Function::sum && series.measures[3].column == "BOITES"));
    CHECK(series.output == folder.path() / "s.csv");
    CHECK(series.periods.select({{2018, 0}, {2019, 0}, {2021, 0}, {2022, 0}}) ==
          std::vector<Period>{{2019, 0}, {2021, 0}});
    CHECK(definition_of(folder, "dataset = \"medic\"\ncount = true\n").format == "csv");
    const SeriesDefinition ratios =
        definition_of(folder, "dataset = \"medic\"\nratio = [\"REM/BOITES\", \"REM / count\"]\n");
    REQUIRE(ratios.measures.size() == 2);
    CHECK((ratios.measures[1].column == "REM" && ratios.measures[1].divisor == "count"));
    CHECK(line_of_error(folder, "dataset = \"medic\"\nratio = \"REM\"\n") == 2);
}

TEST_CASE("a definition that is wrong is told with its line", "[series]") {
    const TemporaryFolder folder;
    CHECK(line_of_error(folder, "dataset = \"medic\"\nsum = \"REM\"\n\nbyy = \"ATC1\"\n") == 4);
    CHECK(line_of_error(folder, "dataset = \"medic\"\nby = [\"ATC9\"]\nsum = \"REM\"\n") == 2);
    CHECK(line_of_error(folder, "\n\ndataset = \"none\"\nsum = \"REM\"\n") == 3);
    CHECK(line_of_error(folder, "dataset = \"medic\"\nsum = \"REM\"\noutput = \"b.toml\"\n") == 3);
    CHECK(line_of_error(folder, "dataset = \"medic\"\nsum = \"REM\"\nformat = \"xml\"\n") == 3);
    CHECK(line_of_error(folder, "sum = \"REM\"\n") == 1);
}

TEST_CASE("the state of a series keeps every digit", "[series]") {
    const TemporaryFolder folder;
    const SeriesDefinition series = definition_of(folder, "dataset = \"medic\"\nsum = \"REM\"\n");
    CHECK_FALSE(read_state(series));
    Collector rows;
    rows.begin(std::array{ResultColumn{.name = "A", .type = ValueType::text},
                          ResultColumn{.name = "n", .type = ValueType::integer, .figure = true, .bits = 32},
                          ResultColumn{.name = "sum", .type = ValueType::decimal, .scale = 2}});
    const Int128 great = static_cast<Int128>(123'456'789'012'345'678) * 1'000'000'007;
    rows.row(std::array{Value{.null = false, .text = "é\"\n"}, Value{.null = false, .number = -5},
                        Value{.null = false, .number = great}});
    rows.row(std::array{Value{}, Value{}, Value{.null = false, .number = -7}});
    State state{.definition = "d", .names = rows.names, .columns = rows.columns};
    state.periods.push_back({{2024, 3}, {{"a.parquet", 12, -34, "ff"}}, rows.rows});
    write_state(series, state);

    const std::optional<State> read = read_state(series);
    REQUIRE(read);
    REQUIRE(read->periods.size() == 1);
    CHECK(read->periods[0].tables[0].modified == -34);
    Collector again;
    hand_over(*read, again);
    CHECK(again.names == std::vector<std::string>{"period", "A", "n", "sum"});
    CHECK((again.columns[2].figure && again.columns[2].bits == 32));
    REQUIRE(again.rows.size() == 2);
    CHECK(again.rows[0] == std::vector<Cell>{"2024-03", "é\"\n", "-5", "1234567898765432010864197.46"});
    CHECK(again.rows[1] == std::vector<Cell>{"2024-03", std::nullopt, std::nullopt, "-0.07"});

    std::ofstream(state_file(series)) << "{\"version\":1}";
    CHECK_THROWS_AS(read_state(series), Error);
}
