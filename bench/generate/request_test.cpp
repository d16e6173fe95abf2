// SPDX-License-Identifier: MPL-2.0
// The same request gives the same bytes; the forms hold the same text; odd lines are as odd as asked.
#include "generate/request.hpp"

#include "base/text.hpp"
#include "generate/test_files.hpp"
#include "support/catch.hpp"

#include <algorithm>
#include <zip.h>
#include <zlib.h>

using namespace cnamdata;
using namespace cnamdata::generate;

namespace {

Request request_of(std::string dataset, std::uint64_t rows) {
    Request request;
    request.dataset = std::move(dataset);
    request.rows = rows;
    return request;
}

std::string gunzipped(const std::filesystem::path& file) {
    gzFile in = gzopen(file.c_str(), "rb");
    std::string text;
    char buffer[65536];
    for (int n = gzread(in, buffer, sizeof buffer); n > 0; n = gzread(in, buffer, sizeof buffer))
        text.append(buffer, static_cast<std::size_t>(n));
    REQUIRE(gzclose(in) == Z_OK); // not Z_OK when the stream is truncated
    return text;
}

std::string unzipped(const std::filesystem::path& file, const std::string& member) {
    zip_t* archive = zip_open(file.c_str(), ZIP_RDONLY | ZIP_CHECKCONS, nullptr);
    REQUIRE(archive != nullptr);
    REQUIRE(zip_get_num_entries(archive, 0) == 1);
    zip_stat_t stat;
    REQUIRE(zip_stat(archive, member.c_str(), 0, &stat) == 0);
    std::string text(stat.size, '\0');
    zip_file_t* in = zip_fopen(archive, member.c_str(), 0);
    REQUIRE(zip_fread(in, text.data(), text.size()) == static_cast<zip_int64_t>(text.size()));
    REQUIRE(zip_fread(in, text.data(), 1) == 0);
    REQUIRE(zip_fclose(in) == 0); // checks the CRC
    zip_discard(archive);
    return text;
}

} // namespace

TEST_CASE("the bytes depend on the seed, not on the threads") {
    for (const std::string dataset : {"damir", "medic", "lpp"}) {
        INFO(dataset);
        const TestFolder folder;
        Request request = request_of(dataset, 40'000); // several blocks
        request.level = 1;
        request.threads = 1;
        request.output = folder / "one";
        write_file(request);
        request.threads = 5;
        request.output = folder / "five";
        write_file(request);
        CHECK(bytes_of(folder / "one") == bytes_of(folder / "five"));
        request.seed = 2;
        request.output = folder / "other";
        write_file(request);
        CHECK(bytes_of(folder / "one") != bytes_of(folder / "other"));
    }
}

TEST_CASE("gzip and zip hold the text") {
    const TestFolder folder;
    Request request = request_of("damir", 40'000);
    const std::string text = generated_text(request);
    request.form = Form::gzip;
    request.output = folder / "a.gz";
    write_file(request);
    CHECK(gunzipped(folder / "a.gz") == text);
    CHECK(bytes_of(folder / "a.gz").substr(10, 12) == std::string("A202501.csv\0", 12));
    request.form = Form::zip;
    request.output = folder / "a.zip";
    write_file(request);
    CHECK(unzipped(folder / "a.zip", "A202501.csv") == text);
    CHECK_FALSE(std::filesystem::exists(folder / "a.zip.part"));
}

TEST_CASE("files have their published names and forms") {
    const auto old = std::filesystem::current_path();
    const TestFolder folder;
    std::filesystem::current_path(folder / "");
    const auto name = [](const char* dataset, const char* period) {
        Request request = request_of(dataset, 3);
        request.period = period;
        return write_file(request).path.string();
    };
    CHECK(name("damir", "2025-01") == "A202501.csv.gz");
    CHECK(name("damir", "2009-11") == "P200911.csv.gz");
    CHECK(name("medic", "2015") == "OPEN_MEDIC_2015.zip");
    CHECK(name("lpp", "2023") == "OPEN_LPP_2023.zip");
    CHECK(unzipped("OPEN_MEDIC_2015.zip", "OPEN_MEDIC_2015.CSV").starts_with("ATC1;ATC2;"));
    std::filesystem::current_path(old);
}

TEST_CASE("no row is a header alone") {
    CHECK(lines_of(generated_text(request_of("damir", 0)), "\n").size() == 1);
    CHECK(lines_of(generated_text(request_of("medic", 0)), "\r\n").size() == 1);
    CHECK(lines_of(generated_text(request_of("lpp", 1)), "\r\n").size() == 2);
}

TEST_CASE("short lines lack their last columns") {
    Request request = request_of("damir", 20'000);
    request.period = "2023-01";
    request.short_lines = 7;
    const std::string text = generated_text(request);
    const auto lines = lines_of(text, "\n");
    const auto separators = [](std::string_view line) { return std::count(line.begin(), line.end(), ';'); };
    CHECK(lines.size() == 20'001);
    CHECK(std::count_if(lines.begin(), lines.end(), [&](auto line) { return separators(line) < 54; }) == 7);
    CHECK(std::count_if(lines.begin(), lines.end(), [&](auto line) { return separators(line) < 51; }) == 0);
}

TEST_CASE("bad rows are where they are said to be") {
    for (const std::string dataset : {"damir", "medic", "lpp"}) {
        INFO(dataset);
        const TestFolder folder;
        Request request = request_of(dataset, 20'000);
        request.form = Form::csv;
        request.output = folder / "good";
        REQUIRE(write_file(request).bad_values.empty());
        request.bad_rows = 9;
        request.output = folder / "bad";
        const auto bad = write_file(request).bad_values;
        REQUIRE(bad.size() == 9);
        const std::string good_text = bytes_of(folder / "good");
        const std::string bad_text = bytes_of(folder / "bad");
        const auto good_lines = lines_of(good_text, "\n");
        const auto bad_lines = lines_of(bad_text, "\n");
        REQUIRE(good_lines.size() == bad_lines.size());
        std::vector<std::uint64_t> differing;
        for (std::size_t i = 0; i < good_lines.size(); ++i) {
            if (good_lines[i] != bad_lines[i]) differing.push_back(i + 1);
        }
        REQUIRE(differing.size() == 9);
        for (std::size_t i = 0; i < bad.size(); ++i) {
            CHECK(bad[i].line == differing[i]);
            const std::string field = ';' + bad[i].value;
            CHECK((';' + std::string(bad_lines[differing[i] - 1])).find(field) != std::string::npos);
        }
    }
}

TEST_CASE("line ends and the last separator can be other than published") {
    Request request = request_of("damir", 10);
    request.layout.no_trailing_separator = true;
    request.layout.crlf = true;
    const std::string text = generated_text(request);
    CHECK(lines_of(text, "\r\n").size() == 11);
    CHECK(text.find(";\r\n") == std::string::npos);
    Request lf = request_of("lpp", 10);
    lf.layout.lf = true;
    CHECK(generated_text(lf).find('\r') == std::string::npos);
}
