// SPDX-License-Identifier: MPL-2.0
#include "cli/formats.hpp"
#include "cli/output.hpp"

#include "cnamdata/error.hpp"

#include "support/catch.hpp"

#include <array>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <unistd.h>

using namespace cnamdata;
using namespace cnamdata::cli;

namespace {

constexpr std::array columns{ResultColumn{"ATC1", ValueType::text}, ResultColumn{"AGE", ValueType::integer},
                             ResultColumn{"sum_REM", ValueType::decimal, 2}, ResultColumn{"x", ValueType::real}};

Value text(std::string_view value) { return {.null = false, .text = value}; }
Value number(Int128 value) { return {.null = false, .number = value}; }
Value real(double value) { return {.null = false, .real = value}; }

std::string contents(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream out;
    out << file.rdbuf();
    return out.str();
}

/// What a format prints for some rows.
template <typename Fill>
std::string printed(std::string_view format, std::span<const ResultColumn> heads, Fill fill,
                    const FormatSettings& settings = {}) {
    const auto path = std::filesystem::temp_directory_path() / ("cnamdata-formats-" + std::to_string(getpid()));
    Output output(path.string());
    const auto sink = find_format(format).make(output, settings);
    sink->begin(heads);
    fill(*sink);
    sink->end();
    output.finish();
    std::string out = contents(path);
    std::filesystem::remove(path);
    return out;
}

void two_rows(RowSink& sink) {
    sink.row(std::array{text("a \"b\", c;d|e\tf\ng"), number(20), number(-5), real(0.5)});
    sink.row(std::array<Value, 4>{});
}

} // namespace

TEST_CASE("csv quotes what needs it and leaves nulls empty") {
    CHECK(printed("csv", columns, two_rows) == "ATC1,AGE,sum_REM,x\n\"a \"\"b\"\", c;d|e\tf\ng\",20,-0.05,0.5\n,,,\n");
}

TEST_CASE("csv-fr has a byte order mark, semicolons, decimal commas and CRLF") {
    CHECK(printed("csv-fr", columns, two_rows) ==
          "\xef\xbb\xbf"
          "ATC1;AGE;sum_REM;x\r\n\"a \"\"b\"\", c;d|e\tf\ng\";20;-0,05;0,5\r\n;;;\r\n");
}

TEST_CASE("csv does not quote a semicolon, nor csv-fr a comma") {
    const auto row = [](RowSink& sink) { sink.row(std::array{text("a;b")}); };
    const auto row_fr = [](RowSink& sink) { sink.row(std::array{text("a,b")}); };
    CHECK(printed("csv", std::span(columns).first(1), row) == "ATC1\na;b\n");
    CHECK(printed("csv-fr", std::span(columns).first(1), row_fr) == "\xef\xbb\xbf"
                                                                    "ATC1\r\na,b\r\n");
}

TEST_CASE("a null alone on its line does not make an empty line") {
    const auto row = [](RowSink& sink) { sink.row(std::array<Value, 1>{}); };
    CHECK(printed("csv", std::span(columns).first(1), row) == "ATC1\n\"\"\n");
}

TEST_CASE("tsv has neither tabs nor line breaks inside a text") {
    CHECK(printed("tsv", columns, two_rows) == "ATC1\tAGE\tsum_REM\tx\na \"b\", c;d|e f g\t20\t-0.05\t0.5\n\t\t\t\n");
}

TEST_CASE("json is an array, ndjson its lines, both with exact decimals") {
    const std::string first = R"({"ATC1":"a \"b\", c;d|e\tf\ng","AGE":20,"sum_REM":-0.05,"x":0.5})";
    const std::string second = R"({"ATC1":null,"AGE":null,"sum_REM":null,"x":null})";
    CHECK(printed("json", columns, two_rows) == "[\n" + first + ",\n" + second + "\n]\n");
    CHECK(printed("ndjson", columns, two_rows) == first + "\n" + second + "\n");
    CHECK(printed("json", columns, [](RowSink&) {}) == "[]\n");
    CHECK(printed("ndjson", columns, [](RowSink&) {}).empty());
}

TEST_CASE("json has no number for what is none, and replaces wrong UTF-8") {
    const auto row = [](RowSink& sink) {
        sink.row(std::array{text("\xe9\x01"), number(1), number(Int128(1) << 70),
                            real(std::numeric_limits<double>::quiet_NaN())});
    };
    CHECK(printed("ndjson", columns, row) ==
          "{\"ATC1\":\"\ufffd\\u0001\",\"AGE\":1,\"sum_REM\":11805916207174113034.24,\"x\":null}\n");
}

TEST_CASE("md escapes bars and aligns numbers to the right") {
    CHECK(printed("md", columns, two_rows) == "| ATC1 | AGE | sum_REM | x |\n| --- | ---: | ---: | ---: |\n"
                                              "| a \"b\", c;d\\|e\tf g | 20 | -0.05 | 0.5 |\n|  |  |  |  |\n");
}

TEST_CASE("table aligns characters, not bytes") {
    const auto rows = [](RowSink& sink) {
        sink.row(std::array{text("é"), number(123), number(1234567), real(1)});
        sink.row(std::array{text("abcde"), number(4), number(-5), Value{}});
    };
    CHECK(printed("table", columns, rows) == " ATC1  │ AGE │  sum_REM │ x\n"
                                             "───────┼─────┼──────────┼───\n"
                                             " é     │ 123 │ 12345.67 │ 1\n"
                                             " abcde │   4 │    -0.05 │\n");
}

TEST_CASE("on a terminal a table groups the digits of figures and leaves codes alone") {
    const auto rows = [](RowSink& sink) { sink.row(std::array{text("A"), number(1234), number(1234567), real(1)}); };
    const std::string plain = printed("table", columns, rows, {.terminal = true, .width = 100});
    CHECK(plain.find(" A    │ 1234 │ 12\u202f345.67 │ 1\n") != std::string::npos);
    auto counted = columns;
    counted[1].figure = true;
    const std::string figure = printed("table", counted, rows, {.terminal = true, .width = 100});
    CHECK(figure.find("1\u202f234 │") != std::string::npos);
}

TEST_CASE("on a terminal long texts are cut, and rows that cannot fit are shown as records") {
    const std::string label(60, 'l');
    const auto rows = [&label](RowSink& sink) { sink.row(std::array{text(label), number(1), number(1), real(1)}); };
    const std::string cut_rows = printed("table", columns, rows, {.terminal = true, .width = 40});
    CHECK(cut_rows.find(std::string(15, 'l') + "… │   1 │    0.01 │ 1\n") != std::string::npos);
    const std::string records = printed("table", columns, rows, {.terminal = true, .width = 20});
    CHECK(records == "── row 1\n ATC1    │ " + label + "\n AGE     │ 1\n sum_REM │ 0.01\n x       │ 1\n");
}

TEST_CASE("a table of many rows streams after the first thousand and keeps them all") {
    const auto rows = [](RowSink& sink) {
        for (int i = 0; i < 2500; ++i)
            sink.row(std::array{text("A"), number(i), number(i), Value{}});
    };
    const std::string table = printed("table", columns, rows);
    CHECK(std::count(table.begin(), table.end(), '\n') == 2502);
    CHECK(table.ends_with(" A    │ 2499 │   24.99 │\n"));
}

TEST_CASE("every format of the registry begins, ends and has a description") {
    for (const Format& format : formats()) {
        INFO(format.name);
        CHECK_FALSE(format.description.empty());
        CHECK_NOTHROW(printed(format.name, columns, two_rows));
    }
    CHECK_THROWS_AS(find_format("cvs"), Error);
}
