// SPDX-License-Identifier: MPL-2.0
#include "cnamdata/ingest.hpp"
#include "cnamdata/store.hpp"
#include "support/catch.hpp"
#include "support/errors.hpp"
#include "support/temporary_folder.hpp"

#include <fstream>
#include <iterator>

using namespace cnamdata;
using test::error_of;
using test::TemporaryFolder;

namespace {

constexpr const char* header =
    "TITRE;L_TITRE;sc1;L_sc1;sc2;L_sc2;CODE_LPP;L_CODE_LPP;AGE;SEXE;BEN_REG;PSP_SPE;QTE;REM;BSE\n";

std::string rows(int count, const std::string& quantity = "1") {
    std::string text = header;
    for (int row = 0; row < count; ++row)
        text += "1;T;1_1;S;1_1_1;S;110" + std::to_string(row) + ";L;60;1;99;99;" + quantity + ";2.50;3.00\n";
    return text;
}

std::string bytes_of(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

/// The outcomes in the order in which they were told, each beside its number.
std::vector<std::pair<std::size_t, IngestOutcome>> run(const std::vector<IngestRequest>& requests, unsigned threads) {
    std::vector<std::pair<std::size_t, IngestOutcome>> told;
    ingest_all(requests, threads, nullptr,
               [&](std::size_t number, const IngestOutcome& outcome) { told.emplace_back(number, outcome); });
    return told;
}

} // namespace

TEST_CASE("archives read at once become the tables of archives read alone", "[ingest]") {
    const TemporaryFolder folder;
    std::vector<IngestRequest> alone, together;
    for (int year = 2014; year < 2020; ++year) {
        const std::string name = "OPEN_LPP_" + std::to_string(year) + ".csv";
        alone.push_back({.file = folder.write(name, rows(3 + year % 5)), .store = folder.path() / "alone"});
        together.push_back({.file = alone.back().file, .store = folder.path() / "together"});
    }
    const auto told = run(together, 4);
    REQUIRE(told.size() == alone.size());
    for (std::size_t i = 0; i < alone.size(); ++i) {
        CHECK(told[i].first == i);
        REQUIRE_FALSE(told[i].second.error);
        const IngestReport report = ingest(alone[i]);
        CHECK(told[i].second.report.rows_written == report.rows_written);
        CHECK(bytes_of(told[i].second.report.table) == bytes_of(report.table));
    }
}

TEST_CASE("an archive that fails does not stop the others", "[ingest]") {
    const TemporaryFolder folder;
    const auto store = folder.path() / "store";
    const auto told = run({{.file = folder.write("OPEN_LPP_2014.csv", rows(2)), .store = store},
                           {.file = folder.write("OPEN_LPP_2015.csv", rows(2, "x")), .store = store},
                           {.file = (folder.path() / "OPEN_LPP_2016.csv").string(), .store = store},
                           {.file = folder.write("OPEN_LPP_2017.csv", rows(2)), .store = store}},
                          2);
    REQUIRE(told.size() == 4);
    CHECK_FALSE(told[0].second.error);
    REQUIRE(told[1].second.error);
    CHECK(told[1].second.error->category() == Category::data);
    REQUIRE(told[2].second.error);
    CHECK(told[2].second.error->category() == Category::disk);
    CHECK_FALSE(told[3].second.error);
    CHECK(list_tables(store).size() == 2);
}

TEST_CASE("of two archives of one period the first makes the table", "[ingest]") {
    for (int round = 0; round < 10; ++round) {
        const TemporaryFolder folder;
        const auto store = folder.path() / "store";
        const std::string first = folder.write("OPEN_LPP_2014.csv", rows(2000));
        const std::string second = folder.write("OPEN_LPP_2014_bis.csv", rows(1));
        const Period year = parse_period("2014");
        const auto told =
            run({{.file = first, .period = year, .store = store}, {.file = second, .period = year, .store = store}}, 4);
        REQUIRE_FALSE(told[0].second.error);
        REQUIRE(told[1].second.error);
        CHECK(told[1].second.error->category() == Category::usage);
        const auto replaced = run({{.file = first, .period = year, .store = store, .replace = true},
                                   {.file = second, .period = year, .store = store, .replace = true}},
                                  4);
        REQUIRE_FALSE(replaced[1].second.error);
        const auto tables = list_tables(store);
        REQUIRE(tables.size() == 1);
        CHECK(tables.front().path.stem() == "OPEN_LPP_2014_bis");
    }
}

TEST_CASE("what the caller's function throws ends the rest", "[ingest]") {
    const TemporaryFolder folder;
    std::vector<IngestRequest> requests;
    for (int year = 2014; year < 2018; ++year) {
        requests.push_back({.file = folder.write("OPEN_LPP_" + std::to_string(year) + ".csv", rows(2)),
                            .store = folder.path() / "store"});
    }
    const auto refuse = [](std::size_t, const IngestOutcome&) { throw Error(Category::disk, "told nobody"); };
    const auto error = error_of([&] { ingest_all(requests, 2, nullptr, refuse); });
    REQUIRE(error);
    CHECK(error->category() == Category::disk);
}
