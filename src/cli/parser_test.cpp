// SPDX-License-Identifier: MPL-2.0
#include "cli/commands.hpp"
#include "cli/measure_options.hpp"
#include "cli/parser.hpp"

#include "cnamdata/error.hpp"

#include "support/catch.hpp"

using namespace cnamdata;
using namespace cnamdata::cli;
using Words = std::vector<std::string>;

namespace {

struct Parsed {
    GlobalOptions globals{};
    std::vector<std::unique_ptr<Command>> commands = make_commands();
    Parser parser{globals, commands};
};

std::string command_of(Words words) {
    Parsed parsed;
    const Invocation invocation = parsed.parser.parse(std::move(words));
    return invocation.command == nullptr ? "" : std::string(invocation.command->about().name);
}

std::string text_of(Words words) {
    Parsed parsed;
    return parsed.parser.parse(std::move(words)).text;
}

/// `message; hint` of the usage error that the words make.
std::string complaint(Words words) {
    Parsed parsed;
    try {
        static_cast<void>(parsed.parser.parse(std::move(words)));
    } catch (const Error& error) {
        CHECK(error.category() == Category::usage);
        return std::string(error.what()) + "; " + error.hint();
    }
    return "accepted";
}

/// The result columns of the measures on a command line, in order.
std::string measures_of(Words words) {
    CLI::App app;
    MeasureOptions options;
    options.declare(app);
    std::reverse(words.begin(), words.end());
    app.parse(words);
    std::string out;
    for (const Measure& measure : options.measures())
        out.append(out.empty() ? "" : " ").append(column_name(measure));
    return out;
}

} // namespace

TEST_CASE("global options stand before or after the command") {
    for (const Words& words :
         {Words{"--store", "s", "-q", "filter", "medic"}, Words{"filter", "medic", "--store", "s", "-q"},
          Words{"filter", "--store=s", "medic", "-q"}}) {
        Parsed parsed;
        CHECK(parsed.parser.parse(words).command->about().name == "filter");
        CHECK(parsed.globals.store() == "s");
        CHECK(parsed.globals.console_settings(false).quiet);
    }
}

TEST_CASE("a list takes one word, so that a source may follow") {
    CHECK(command_of({"aggregate", "--by", "A,B", "medic", "--sum", "C", "D.csv"}) == "aggregate");
    CHECK(command_of({"filter", "--select", "A", "--select", "B", "-"}) == "filter");
    CHECK(command_of({"info", "schema"}) == "info"); // a file may be called like a command
}

TEST_CASE("unknown words are answered with the nearest known one") {
    CHECK(complaint({"agregate", "medic"}) == "unknown command 'agregate'; Did you mean aggregate?");
    CHECK(complaint({"aggregate", "medic", "--smu", "REM"}) == "unknown option '--smu'; Did you mean --sum?");
    CHECK(complaint({"filter", "medic", "--treads=2"}) == "unknown option '--treads'; Did you mean --threads?");
    CHECK(complaint({"filter", "medic", "--format", "cvs"}) == "unknown value 'cvs' for --format; Did you mean 'csv'?");
    CHECK(complaint({"schema", "medic", "lpp"}) == "unexpected argument 'lpp'; See `cnamdata schema --help`.");
    CHECK(complaint({"polish", "medic"}) ==
          "unknown command 'polish'; `cnamdata --help` lists the commands and the global options.");
}

TEST_CASE("missing and malformed values are said in plain words") {
    CHECK(complaint({}) == "no command is given; `cnamdata --help` lists the commands and the global options.");
    CHECK(complaint({"filter"}) == "SOURCE is required; See `cnamdata filter --help`.");
    CHECK(complaint({"filter", "medic", "--where"}) == "--where needs a value; See `cnamdata filter --help`.");
    CHECK(complaint({"filter", "medic", "--limit", "ten"}) == "--limit takes a whole number, not 'ten'; ");
    CHECK(complaint({"filter", "medic", "--limit", "-1"}) == "--limit takes a whole number, not '-1'; ");
    CHECK(complaint({"--threads", "0", "datasets"}) == "--threads takes a whole number of at least 1, not '0'; ");
    CHECK(complaint({"aggregate", "medic", "--by", "A,,B"}) == "--by has an empty name in 'A,,B'; ");
    CHECK(complaint({"filter", "m", "--period", "1", "--period", "2"}) ==
          "--period is given more than once; See `cnamdata filter --help`.");
}

TEST_CASE("measures keep the order of the command line") {
    CHECK(measures_of({"--sum", "A,B", "--count", "--avg", "C", "--sum", "D", "--max=E", "--min", "E"}) ==
          "sum_A sum_B count avg_C sum_D max_E min_E");
    CHECK(measures_of({}).empty());
    CHECK_THROWS_AS(measures_of({"--sum", "A", "--sum", "A"}), Error);
    CHECK_THROWS_AS(measures_of({"--sum", "REM", "--sum", "rem"}), Error);
    CHECK_THROWS_AS(measures_of({"--sum", "A,"}), Error);
}

TEST_CASE("every command of the registry explains itself") {
    for (const auto& command : make_commands()) {
        const About& about = command->about();
        INFO(about.name);
        CHECK_FALSE(about.summary.empty());
        CHECK_FALSE(about.examples.empty());
        const std::string help = text_of({std::string(about.name), "--help"});
        CHECK(help.find("\nExamples:\n") != std::string::npos);
        CHECK(help.find("\nExit codes:\n") != std::string::npos);
        const bool listed = text_of({"--help"}).find(std::string(about.name)) != std::string::npos;
        CHECK(listed != about.hidden);
    }
}

TEST_CASE("the form of messages is known before the options are parsed") {
    const Words words{"--log-format", "json", "oops"};
    CHECK(GlobalOptions::early_settings(words, false).json);
    const Words equals{"oops", "--log-format=json", "--color=always"};
    CHECK(GlobalOptions::early_settings(equals, false).json);
    CHECK(GlobalOptions::early_settings(equals, false).color);
    const Words after{"filter", "--", "--log-format=json"};
    CHECK_FALSE(GlobalOptions::early_settings(after, false).json);
}
