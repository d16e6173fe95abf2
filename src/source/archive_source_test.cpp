// SPDX-License-Identifier: MPL-2.0
#include "source/archive_source.hpp"
#include "support/catch.hpp"
#include "support/errors.hpp"
#include "support/temporary_folder.hpp"

#include <mutex>

using namespace cnamdata;
using test::error_of;
using test::TemporaryFolder;

namespace {

constexpr const char* header = "ATC1;ATC2;ATC3;ATC4;ATC5;CIP13;TOP_GEN;GEN_NUM;AGE;sexe;BEN_REG;PSP_SPE;BOITES;REM;BSE";

std::string line(const std::string& boxes, const std::string& amount) {
    return "A;A01;A01A;A01AA;A01AA01;3400932387656;0;;99;9;99;99;" + boxes + ";" + amount + ";150,47";
}

/// All rows of some columns, in order, as numbers.
struct Scanned {
    Scanned(const std::string& path, const std::vector<std::string>& names, unsigned threads = 1) {
        const auto source = open_archive_source(path, {});
        std::vector<Wanted> wanted;
        for (const auto& name : names)
            wanted.push_back({find_column(*source, name), Want::numbers});
        std::mutex mutex;
        std::vector<Batch> batches;
        ScanRequest request{.wanted = wanted, .threads = threads};
        request.consume = [&](Batch& batch) {
            const std::lock_guard lock(mutex);
            if (batches.size() <= batch.ordinal) batches.resize(batch.ordinal + 1);
            batches[batch.ordinal] = std::move(batch);
            return true;
        };
        source->scan(request);
        columns.resize(names.size());
        for (const Batch& batch : batches) {
            for (std::size_t i = 0; i < names.size(); ++i) {
                columns[i].insert(columns[i].end(), batch.columns[i].numbers.begin(), batch.columns[i].numbers.end());
            }
            rejects.insert(rejects.end(), batch.rejects.begin(), batch.rejects.end());
            padded += batch.padded;
        }
    }
    std::vector<std::vector<std::int64_t>> columns;
    std::vector<Reject> rejects;
    std::uint64_t padded = 0;
};

} // namespace

TEST_CASE("rejects tell file, line, offset, column, value and reason", "[source]") {
    const TemporaryFolder folder;
    const std::string first = line("41", "1.135,06") + "\r\n";
    const std::string path =
        folder.write("OPEN_MEDIC_2014.CSV", std::string(header) + "\r\n" + first + line("x", "1,00") + "\r\n" +
                                                "A;A01\r\n" + line("2", "2,00") + "\r\n");
    const Scanned scanned(path, {"BOITES", "REM"});
    CHECK(scanned.columns[0] == std::vector<std::int64_t>{41, 2});
    CHECK(scanned.columns[1] == std::vector<std::int64_t>{113506, 200});
    REQUIRE(scanned.rejects.size() == 2);
    const Reject& field = scanned.rejects[0];
    const Reject& whole = scanned.rejects[1];
    CHECK(field.file == path);
    CHECK(field.line == 3);
    CHECK(field.byte_offset == std::string(header).size() + 2 + first.size());
    CHECK(field.column == "BOITES");
    CHECK(field.value == "x");
    CHECK(field.reason == "not a whole number");
    CHECK(whole.line == 4);
    CHECK(whole.value == "A;A01");
}

TEST_CASE("blocks and slices join without a seam, whatever the threads", "[source]") {
    const TemporaryFolder folder;
    std::string text = std::string(header) + "\n";
    std::int64_t expected = 0;
    constexpr int rows = 400'000; // about 26 MB: two blocks
    for (int i = 0; i < rows; ++i) {
        text += line(std::to_string(i), "0,0" + std::to_string(i % 10)) + "\n";
        expected += i % 10;
    }
    const std::string path = folder.write("OPEN_MEDIC_2015.csv", text);
    for (const unsigned threads : {1U, 3U}) {
        const Scanned scanned(path, {"BOITES", "REM"}, threads);
        REQUIRE(scanned.columns[0].size() == rows);
        std::int64_t sum = 0;
        for (int i = 0; i < rows; ++i) {
            const auto row = static_cast<std::size_t>(i);
            if (scanned.columns[0][row] != i) FAIL("row " << i);
            sum += scanned.columns[1][row];
        }
        CHECK(sum == expected);
    }
}

TEST_CASE("a file saved again as UTF-8 keeps its letters", "[source]") {
    const TemporaryFolder folder;
    const std::string labels =
        "ATC1;l_ATC1;ATC2;L_ATC2;ATC3;L_ATC3;ATC4;L_ATC4;ATC5;L_ATC5;CIP13;l_cip13;TOP_GEN;GEN_NUM;"
        "age;sexe;BEN_REG;PSP_SPE;BOITES;REM;BSE";
    for (const auto& [name, label, mark] : {std::tuple{"OPEN_MEDIC_2020.CSV", "\xC9TAT", ""},
                                            {"OPEN_MEDIC_2021.CSV", "ÉTAT", ""},
                                            {"OPEN_MEDIC_2022.CSV", "ÉTAT", "\xEF\xBB\xBF"}}) {
        const std::string path = folder.write(name, mark + labels + "\nA;" + label +
                                                        ";A01;x;A01A;x;A01AA;x;A01AA01;x;3400932387656;x;0;;99;9;99;99;"
                                                        "1;1,00;1,00\n");
        const auto source = open_archive_source(path, {});
        const std::vector<Wanted> wanted{{find_column(*source, "L_ATC1"), Want::codes}};
        std::string found;
        ScanRequest request{.wanted = wanted, .threads = 1};
        request.consume = [&](Batch& batch) {
            found = batch.columns[0].dictionary.text(1);
            return true;
        };
        source->scan(request);
        CHECK(found == "ÉTAT");
    }
}

TEST_CASE("a file with a header and nothing else has no rows", "[source]") {
    const TemporaryFolder folder;
    CHECK(Scanned(folder.write("OPEN_MEDIC_2014.csv", std::string(header) + "\r\n"), {"REM"}).columns[0].empty());
    CHECK(Scanned(folder.write("OPEN_MEDIC_2014.csv", header), {"REM"}).columns[0].empty());
    CHECK(error_of([&] { Scanned(folder.write("OPEN_MEDIC_2014.csv", "\n"), {}); }));
}
