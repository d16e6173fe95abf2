// SPDX-License-Identifier: MPL-2.0
#include "archive/archive.hpp"
#include "archive/inflater.hpp"
#include "support/catch.hpp"
#include "support/deflate.hpp"
#include "support/errors.hpp"
#include "support/temporary_folder.hpp"

#include <random>
#include <zip.h>

using namespace cnamdata;
using test::contains;
using test::error_of;
using test::gzip;
using test::raw_deflate;
using test::TemporaryFolder;

namespace {

std::string lines(int count) {
    std::mt19937 random(3);
    std::string text;
    for (int i = 0; i < count; ++i)
        text += std::to_string(random() % 1000) + ";" + std::to_string(i) + "\n";
    return text;
}

std::string read_all(Archive& archive, std::size_t step = 1000) {
    std::string text;
    std::string buffer(step, '\0');
    for (std::size_t got = step; got == step;) {
        got = archive.read(std::as_writable_bytes(std::span(buffer)));
        text.append(buffer, 0, got);
    }
    return text;
}

std::string make_zip(const TemporaryFolder& folder, const std::vector<std::string>& names, const std::string& text) {
    const std::string path = (folder.path() / "made.zip").string();
    int code = 0;
    zip_t* zip = zip_open(path.c_str(), ZIP_CREATE | ZIP_TRUNCATE, &code);
    REQUIRE(zip != nullptr);
    for (const std::string& name : names) {
        zip_file_add(zip, name.c_str(), zip_source_buffer(zip, text.data(), text.size(), 0), 0);
    }
    REQUIRE(zip_close(zip) == 0);
    return path;
}

std::optional<Error> failure(const std::string& path) {
    return error_of([&] { static_cast<void>(read_all(*open_archive(path))); });
}

} // namespace

TEST_CASE("plain text, gzip and zip give the same bytes", "[archive]") {
    const TemporaryFolder folder;
    const std::string text = lines(20'000);
    const auto plain = open_archive(folder.write("a", text));
    CHECK(plain->form() == Form::csv);
    CHECK(read_all(*plain) == text);
    const auto zipped = open_archive(folder.write("b", gzip(text)));
    CHECK(zipped->form() == Form::gzip);
    CHECK(read_all(*zipped, 77) == text);
    const auto zip = open_archive(make_zip(folder, {"READ.TXT", "A.CSV"}, text));
    CHECK(zip->form() == Form::zip);
    CHECK(zip->member() == "A.CSV");
    CHECK(read_all(*zip) == text);
}

TEST_CASE("gzip members follow each other, zeros may follow the last", "[archive]") {
    const TemporaryFolder folder;
    const std::string one = lines(500), two = lines(300);
    const auto archive = open_archive(folder.write("m", gzip(one) + gzip(two) + std::string(100, '\0')));
    CHECK(read_all(*archive) == one + two);
    const auto error = failure(folder.write("t", gzip(one) + "<html>refused</html>"));
    REQUIRE(error);
    CHECK(contains(error->what(), "not gzip after its end"));
}

TEST_CASE("a gzip cut anywhere is truncated, never shorter", "[archive]") {
    const TemporaryFolder folder;
    const std::string whole = gzip(lines(40));
    for (std::size_t size = 2; size < whole.size(); ++size) {
        INFO(size);
        const auto error = failure(folder.write("cut", whole.substr(0, size)));
        REQUIRE(error);
        CHECK(error->category() == Category::data);
        CHECK(contains(error->what(), "truncated"));
    }
}

TEST_CASE("a gzip with a changed byte is never taken for good", "[archive]") {
    const TemporaryFolder folder;
    const std::string text = lines(60);
    const std::string whole = gzip(text);
    for (std::size_t at = 10; at < whole.size(); ++at) { // bytes 4 to 9 of the header do not matter
        std::string changed = whole;
        changed[at] = static_cast<char>(changed[at] ^ 0x10);
        INFO(at);
        CHECK(failure(folder.write("bad", changed)));
    }
}

TEST_CASE("a zip that is cut, corrupt, ambiguous or without CSV is refused", "[archive]") {
    const TemporaryFolder folder;
    const std::string text = lines(5000);
    const std::string whole = TemporaryFolder::read(make_zip(folder, {"A.CSV"}, text));
    CHECK(
        contains(failure(folder.write("cut.zip", whole.substr(0, whole.size() / 2)))->what(), "truncated or corrupt"));
    std::string changed = whole;
    changed[whole.size() / 2] = static_cast<char>(changed[whole.size() / 2] ^ 0x40);
    CHECK(failure(folder.write("changed.zip", changed)));
    CHECK(contains(failure(make_zip(folder, {"A.CSV", "B.csv"}, text))->what(), "several CSVs"));
    CHECK(contains(failure(make_zip(folder, {"xl/workbook.xml"}, text))->what(), "no CSV"));
}

TEST_CASE("what is no archive is said in plain words", "[archive]") {
    const TemporaryFolder folder;
    const auto what = [&](const std::string& bytes) {
        const auto error = failure(folder.write("f.gz", bytes));
        REQUIRE(error);
        CHECK(error->category() == Category::data);
        return std::string(error->what());
    };
    CHECK(contains(what(""), "is empty"));
    CHECK(contains(what("\n <!DOCTYPE html><html><head><title> Accueil </title>"), "an HTML page (\"Accueil\")"));
    CHECK(contains(what("<html><title>Lien expir\xE9</title>"), "an HTML page (\"Lien expiré\")"));
    CHECK(contains(what("Téléchargement refusé : Limite de téléchargements atteinte"), "the portal's refusal"));
    CHECK(contains(what("<p>T\xE9l\xE9"
                        "chargement : Limite de t\xE9l\xE9"
                        "chargements atteinte</p>"),
                   "the portal's refusal"));
    CHECK(contains(what("PAR1...."), "a Parquet file"));
    CHECK(contains(what(std::string("\0\1\2\3", 4)), "neither text"));
    CHECK(failure((folder.path() / "absent").string())->category() == Category::disk);
}

TEST_CASE("an inflater tells where a bare stream ends", "[archive]") {
    const std::string text = lines(3000);
    const std::string packed = raw_deflate(text);
    const std::string all = packed + "PK\1\2 what follows it";
    for (const std::size_t in_step : {1U, 3U, 7U, 8U, 9U, 1000U, 1000000U}) {
        for (const std::size_t out_step : {1U, 10U, 1000U, 1000000U}) {
            INFO(in_step << " " << out_step);
            const auto inflater = make_inflater(Wrapper::raw);
            std::string out(out_step, '\0');
            std::size_t in = 0, produced = 0;
            auto status = Inflater::Status::more;
            for (int i = 0; i < 10'000'000 && status == Inflater::Status::more; ++i) {
                // As a buffer does: more comes once all of it is consumed.
                const std::size_t end = std::min(all.size(), (in / in_step + 1) * in_step);
                const auto step = inflater->run(std::as_bytes(std::span(all)).subspan(in, end - in),
                                                std::as_writable_bytes(std::span(out)));
                in = in + step.consumed - step.surplus;
                produced += step.produced;
                status = step.status;
            }
            CHECK(status == Inflater::Status::finished);
            CHECK(produced == text.size());
            CHECK(in == packed.size());
        }
    }
}

#if CNAMDATA_HAS_ISAL
TEST_CASE("both inflaters give the same bytes in steps of any size", "[archive]") {
    const std::string text = lines(3000);
    const std::string packed = gzip(text);
    for (const std::size_t step : {1U, 7U, 1000U, 100000U}) {
        for (const auto make : {make_zlib_inflater, make_isal_inflater}) {
            const auto inflater = make(Wrapper::gzip);
            std::string out(text.size() + 10, '\0');
            std::size_t in = 0, produced = 0;
            auto status = Inflater::Status::more;
            while (status == Inflater::Status::more && in <= packed.size()) {
                const auto input = std::as_bytes(std::span(packed)).subspan(in, std::min(step, packed.size() - in));
                const auto result = inflater->run(input, std::as_writable_bytes(std::span(out)).subspan(produced));
                in += result.consumed;
                produced += result.produced;
                status = result.status;
            }
            CHECK(status == Inflater::Status::finished);
            CHECK(out.substr(0, produced) == text);
        }
    }
}
#endif
