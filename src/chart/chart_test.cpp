// SPDX-License-Identifier: MPL-2.0
#include "cnamdata/chart.hpp"

#include "chart/blocks.hpp"
#include "chart/figures.hpp"
#include "chart/letters.hpp"
#include "chart/svg.hpp"
#include "chart/time.hpp"
#include "cnamdata/error.hpp"

#include "support/catch.hpp"

#include <algorithm>
#include <cmath>

using namespace cnamdata;
using namespace cnamdata::chart;

namespace {

constexpr auto french = ChartLanguage::french;
constexpr auto english = ChartLanguage::english;

struct Row {
    std::vector<std::string> keys;
    std::vector<long long> centimes;
};

/// A chart of `KEY...` columns (those whose name begins with `t` tell a time) and of amounts.
std::unique_ptr<Chart> chart_of(const std::vector<std::string>& keys, std::size_t measures,
                                const std::vector<Row>& rows, ChartLanguage language = french) {
    ChartOptions options{.language = language, .title = "Titre & <autres>", .source = "CNAM"};
    std::vector<ResultColumn> columns;
    std::vector<std::string> names = keys;
    for (std::size_t i = 0; i < measures; ++i)
        names.push_back("sum_" + std::to_string(i));
    for (std::size_t i = 0; i < names.size(); ++i) {
        const bool key = i < keys.size();
        if (!names[i].ends_with("_label"))
            options.columns.push_back({.name = names[i],
                                       .role = key ? ChartColumn::Role::key : ChartColumn::Role::measure,
                                       .unit = key ? "" : "EUR",
                                       .time = names[i].starts_with('t')});
        columns.push_back({names[i], key ? ValueType::text : ValueType::decimal, key ? 0 : 2});
    }
    auto chart = std::make_unique<Chart>(options);
    chart->begin(columns);
    for (const Row& row : rows) {
        std::vector<Value> values;
        for (const std::string& key : row.keys)
            values.push_back({.null = key.empty(), .text = key});
        for (const long long centimes : row.centimes)
            values.push_back({.null = false, .number = centimes});
        chart->row(values);
    }
    chart->end();
    return chart;
}

std::size_t count(const std::string& text, std::string_view piece) {
    std::size_t found = 0;
    for (std::size_t at = text.find(piece); at != std::string::npos; at = text.find(piece, at + 1))
        ++found;
    return found;
}

} // namespace

TEST_CASE("a small value beside a great one is not taken for another", "[chart]") {
    const std::vector<Row> rows{
        {{"A"}, {3'624'000'000}}, {{"B"}, {5'743'200}}, {{"C"}, {26'200}}, {{"D"}, {11'500'000}}};
    const std::string euros = chart_of({"k"}, 1, rows)->svg();
    CHECK(count(euros, ">36,2</text>") == 1);
    CHECK(count(euros, ">57,4\u00a0k€</text>") == 1);
    CHECK(count(euros, ">262\u00a0€</text>") == 1);
    CHECK(count(euros, ">0,12</text>") == 1);
    Chart boxes({.language = french, .columns = {{.name = "n", .role = ChartColumn::Role::measure, .unit = "boxes"}}});
    boxes.begin(std::vector<ResultColumn>{{"k", ValueType::text}, {"n", ValueType::integer}});
    boxes.row(std::vector<Value>{{.null = false, .text = "A"}, {.null = false, .number = 3'470'000}});
    boxes.row(std::vector<Value>{{.null = false, .text = "B"}, {.null = false, .number = 420}});
    CHECK(count(boxes.svg(), ">0,00042</text>") == 1); // 420 would be 420 millions
}

TEST_CASE("columns of a pivot have the words of their measure", "[chart]") {
    ChartOptions options{.language = french, .pivot = "SEXE"};
    options.columns = {{.name = "ATC1", .role = ChartColumn::Role::key, .title = "Groupe"},
                       {.name = "SEXE", .role = ChartColumn::Role::key, .title = "Sexe"},
                       {.name = "count", .role = ChartColumn::Role::measure, .title = "Lignes", .unit = "rows"},
                       {.name = "sum_REM", .role = ChartColumn::Role::measure, .title = "Montant", .unit = "EUR"},
                       {.name = "sum_REM_2", .role = ChartColumn::Role::measure, .title = "Autre", .unit = "boxes"}};
    Chart chart(options);
    const std::vector<Value> row{{.null = false, .text = "A"},
                                 {.null = false, .number = 3},
                                 {.null = false, .number = 500},
                                 {.null = false, .number = 7}};
    chart.begin(std::vector<ResultColumn>{{"ATC1", ValueType::text},
                                          {"count_1", ValueType::integer},
                                          {"sum_REM_1", ValueType::decimal, 2},
                                          {"sum_REM_2_1", ValueType::integer}});
    chart.row(row);
    const std::string text = chart.text(60, false);
    CHECK(text.starts_with("Lignes · Sexe 1 (lignes)\nA │"));
    CHECK(count(text, "\nMontant · Sexe 1 (€)\nA │") == 1);
    CHECK(count(text, "\nAutre · Sexe 1 (boîtes)\nA │") == 1);

    options.columns = {options.columns[1], options.columns[3]}; // one measure: the value alone names its column
    Chart one(options);
    one.begin(std::vector<ResultColumn>{{"9", ValueType::decimal, 2}});
    one.row(std::vector<Value>{{.null = false, .number = 500}});
    CHECK(one.text(60, false).starts_with("Montant · Sexe 9 (€)\n"));
}

TEST_CASE("long labels leave a third of the terminal to bars", "[chart]") {
    const std::string text = chart_of({"k"}, 1, {{{std::string(200, 'x')}, {100}}})->text(90, false);
    CHECK(count(text, "█") == 30);
}

TEST_CASE("a chart without rows says so", "[chart]") {
    CHECK(count(chart_of({"k"}, 1, {})->text(60, false), "Aucune ligne\n") == 1);
    CHECK(count(chart_of({"k"}, 1, {})->svg(), ">Aucune ligne<") == 1);
}

TEST_CASE("numbers are written as the language has them", "[chart]") {
    CHECK(exact("1234567.89", french) == "1\u202f234\u202f567,89");
    CHECK(exact("-1234567.89", english) == "\u22121,234,567.89");
    CHECK(exact("999", french) == "999");
    CHECK(exact("", french).empty());
    CHECK(plain(-0.001, 2, french) == "0,00");
    CHECK(shortened(12'345'678'901.0, "EUR", french) == "12,3\u00a0Md€");
    CHECK(shortened(12'345'678'901.0, "EUR", english) == "€12.3bn");
    CHECK(shortened(-2'500'000, "EUR", english) == "\u2212€2.50m");
    CHECK(shortened(1'234.6, "EUR", french) == "1\u202f235\u00a0€");
    CHECK(shortened(45'600, "EUR", french) == "45,6\u00a0k€");
    CHECK(magnitude_of(3e6, "boxes", french).unit == "millions de boîtes");
    CHECK(magnitude_of(3e6, "acts", french).unit == "millions d’actes");
    CHECK(magnitude_of(3e9, "acts", english).unit == "billions of acts");
    CHECK(magnitude_of(3e9, "%", english).divisor == 1);
}

TEST_CASE("the ticks of an axis are round and span the values", "[chart]") {
    const auto [least, greatest] = GENERATE(table<double, double>(
        {{0, 9.31e9}, {0, 1}, {-6.5e5, 1.16e6}, {1.1e10, 1.43e10}, {0, 0}, {-3, -1}, {5, 5}, {0, 0.004}, {0, 1e15}}));
    const Axis axis = make_axis(least, greatest, 5, 1);
    CHECK(axis.low <= least + 1e-9);
    CHECK(axis.high >= greatest - axis.step * 1e-6);
    CHECK(axis.ticks.size() >= 2);
    CHECK(axis.ticks.size() <= 9);
    const double power = std::pow(10.0, std::floor(std::log10(axis.step) + 1e-9));
    const double digit = axis.step / power;
    CHECK((std::abs(digit - 1) < 1e-6 || std::abs(digit - 2) < 1e-6 || std::abs(digit - 2.5) < 1e-6 ||
           std::abs(digit - 5) < 1e-6));
}

TEST_CASE("times are recognised by all of their values", "[chart]") {
    const auto unit = [](const std::vector<std::string>& texts) { return time_unit_of(texts); };
    CHECK(unit({"2023", "2024"}) == TimeUnit::year);
    CHECK(unit({"202312", "202401", "0"}) == TimeUnit::month);
    CHECK(unit({"2023-12", ""}) == TimeUnit::month);
    CHECK(unit({"2023-Q4"}) == TimeUnit::quarter);
    CHECK(unit({"1", "12", "0"}) == TimeUnit::month_of_year);
    CHECK_FALSE(unit({"2023", "202401"}));
    CHECK_FALSE(unit({"202313"}));
    CHECK_FALSE(unit({"", "0"}));
    CHECK(time_name(2024 * 12 + 2, TimeUnit::month, french) == "mars 2024");
    CHECK(time_name(2024 * 4, TimeUnit::quarter, french) == "T1 2024");
    CHECK(time_name(2024 * 4, TimeUnit::quarter, english) == "Q1 2024");
    const auto ticks = time_ticks(2019 * 12, 2025 * 12 + 11, TimeUnit::month, 20, french);
    REQUIRE(ticks.size() == 14);
    CHECK((ticks[0].upper == "janv." && ticks[0].lower == "2019"));
    CHECK((ticks[1].upper == "juil." && ticks[1].lower.empty()));
}

TEST_CASE("bars have eighths, and negative ones end at the zero", "[chart]") {
    CHECK(block_bar(0, 2.5, 4) == "██▌ ");
    CHECK(block_bar(0, 0.125, 2) == "▏ ");
    CHECK(block_bar(0, 0, 2) == "  ");
    CHECK(block_bar(0, 4, 4) == "████");
    CHECK(block_bar(1.5, 3, 4) == " ▐█ ");
    CHECK(block_bar(0, 0.01, 2) == "▏ ");
    CHECK(block_bar(1.99, 2, 3) == " ▕ ");
}

TEST_CASE("a terminal gets aligned bars with exact figures", "[chart]") {
    const auto chart = chart_of({"A", "A_label"}, 1, {{{"1", "un"}, {1'000'000'00}}, {{"10", "dix"}, {-25'000'050}}});
    const std::string text = chart->text(40, false);
    CHECK(text == "sum_0 (€)\n"
                  " 1 un      ███████████████  1\u202f000\u202f000,00\n"
                  "10 dix ████                  \u2212250\u202f000,50\n");
    CHECK(chart->text(40, true).find("\x1b[31m") != std::string::npos);
    for (const std::size_t width : {20U, 60U, 200U}) {
        std::string rest = chart->text(width, false);
        while (!rest.empty()) {
            CHECK(columns_of(rest.substr(0, rest.find('\n'))) <= std::max<std::size_t>(width, 28));
            rest.erase(0, rest.find('\n') + 1);
        }
    }
}

TEST_CASE("pictures are bars, or lines when a key tells a time", "[chart]") {
    const std::string bars = chart_of({"A"}, 1, {{{"x"}, {100}}, {{"y"}, {200}}})->svg();
    CHECK(count(bars, "<rect") == 3); // the ground and two bars
    CHECK(count(bars, "<path") == 0);
    const std::string lines =
        chart_of({"t", "A"}, 1, {{{"2023", "x"}, {100}}, {{"2023", "y"}, {150}}, {{"2024", "x"}, {130}}})->svg();
    CHECK(count(lines, "<path class=\"line\"") == 4); // two lines and their keys in the legend
    CHECK(count(lines, ">x</text>") == 1);
    // One time is no line.
    CHECK(count(chart_of({"t", "A"}, 1, {{{"2023", "x"}, {100}}, {{"2023", "y"}, {150}}})->svg(), "<rect") == 3);
    // A year and a month make one time.
    CHECK(count(chart_of({"tyear", "tmonth"}, 1, {{{"2023", "12"}, {1}}, {{"2024", "1"}, {2}}})->svg(), "janv. 2024") >=
          1);
    // What has no value is a gap: two lines of one series.
    const std::string gap =
        chart_of({"t"}, 1, {{{"2020"}, {1}}, {{"2021"}, {2}}, {{"2023"}, {2}}, {{"2024"}, {3}}})->svg();
    const std::size_t path = gap.find(" d=\"M");
    REQUIRE(path != std::string::npos);
    CHECK(count(gap.substr(path, gap.find('"', path + 4) - path), "M") == 2);
}

TEST_CASE("bars are as long as their values", "[chart]") {
    const std::string svg = chart_of({"A"}, 1, {{{"x"}, {100'00}}, {{"y"}, {400'00}}})->svg();
    std::vector<double> widths;
    for (std::size_t at = svg.find("<rect x="); at != std::string::npos; at = svg.find("<rect x=", at + 1))
        widths.push_back(std::stod(svg.substr(svg.find("width=\"", at) + 7)));
    REQUIRE(widths.size() == 2);
    CHECK(std::abs(widths[1] / widths[0] - 4) < 0.001);
}

TEST_CASE("whatever a value holds is text in a picture and a page", "[chart]") {
    const std::string evil = "</text><script>alert(1)</script>&\"'\x01";
    for (const std::string& xml :
         {chart_of({"A"}, 1, {{{evil}, {100}}})->svg(), chart_of({"A"}, 1, {{{evil}, {1}}})->html()}) {
        CHECK(xml.find("<script") == std::string::npos);
        CHECK(xml.find("&lt;script&gt;") != std::string::npos);
        CHECK(xml.find('\x01') == std::string::npos);
        CHECK(xml.find("Titre &amp; &lt;autres&gt;") != std::string::npos);
        CHECK(count(xml, "http") == 1); // the name of the SVG language, which nobody fetches
    }
}

TEST_CASE("codes that share a label stay apart", "[chart]") {
    const std::string svg =
        chart_of({"A", "A_label"}, 1, {{{"1", "même"}, {100}}, {{"2", "même"}, {200}}, {{"3", "autre"}, {1}}})->svg();
    CHECK(svg.find(">même (1)<") != std::string::npos);
    CHECK(svg.find(">même (2)<") != std::string::npos);
    CHECK(svg.find(">autre<") != std::string::npos);
}

TEST_CASE("what cannot be drawn is refused", "[chart]") {
    CHECK_THROWS_AS(chart_of({"A"}, 0, {{{"x"}, {}}})->text(80, false), Error);
    std::vector<Row> many;
    for (int i = 0; i < 500; ++i)
        many.push_back({{std::to_string(i)}, {i}});
    CHECK_THROWS_AS(chart_of({"A"}, 1, many)->svg(), Error);
    CHECK_NOTHROW(chart_of({"A"}, 1, many)->text(80, false));
    CHECK_THROWS_AS(chart_of({"t"}, 1, {{{"2020"}, {1}}, {{"2020"}, {2}}, {{"2021"}, {2}}})->svg(), Error);
    CHECK_NOTHROW(chart_of({"A"}, 1, {})->svg());
}

TEST_CASE("text is broken and cut to its room", "[chart]") {
    const std::string name = "Nord-Pas-de-Calais-Picardie et quelques autres mots";
    for (const double width : {60.0, 120.0, 200.0}) {
        const auto lines = broken(name, 13, width, 2);
        CHECK(lines.size() <= 2);
        for (const std::string& line : lines)
            CHECK(width_of(line, 13) <= width + 0.01);
    }
    CHECK(broken("a b", 13, 500, 2) == std::vector<std::string>{"a b"});
    CHECK(cut_to_columns("déjà vu", 5) == "déjà…");
    CHECK(columns_of("e\u0301") == 1);
    CHECK(shown("a\x1b[31m\xff") == "a\ufffd[31m\ufffd");
}
