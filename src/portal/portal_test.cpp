// SPDX-License-Identifier: MPL-2.0
#include "portal/intake.hpp"
#include "portal/page.hpp"
#include "portal/url.hpp"
#include "support/catch.hpp"
#include "support/errors.hpp"
#include "support/temporary_folder.hpp"

using namespace cnamdata;
using namespace cnamdata::portal;
using cnamdata::test::error_of;

namespace {

const std::string base = "https://portal.example/depenses/download.php?Dir_Rep=Open_DAMIR&Annee=2025";

std::vector<FileLink> links_of(const std::string& html) { return file_links(read_page(html, base)); }

std::string bytes_of(const PartFile& part) { return test::TemporaryFolder::read(part.path()); }

/// Gives `body` to an intake piece by piece.
bool give(Intake& intake, const HttpAnswer& answer, std::string_view body, std::size_t step) {
    for (std::size_t at = 0; at < body.size(); at += step) {
        if (!intake.take(answer, std::as_bytes(std::span(body.substr(at, step))))) return false;
    }
    intake.finish(answer);
    return true;
}

} // namespace

TEST_CASE("links of files are told by their parameters, in any order and spelling") {
    const std::string wanted = "A202501.csv.gz";
    for (const std::string href :
         {"\"./download_file.php?token=0f&file=Open_DAMIR/A202501.csv.gz\"",
          "\"download_file.php?token=0f&amp;file=Open_DAMIR/A202501.csv.gz\"",
          "'/depenses/download_file2.php?file=Open_DAMIR/A202501.csv.gz&token=0f'",
          "'https://portal.example/depenses/download_file.php?file=Open_DAMIR%2FA202501.csv.gz'"}) {
        const auto links = links_of("<table><tr><td><a href=" + href + ">x</a></td></tr></table>");
        REQUIRE(links.size() == 1);
        CHECK(links[0].name == wanted);
        CHECK(links[0].file == "Open_DAMIR/A202501.csv.gz");
        CHECK(links[0].url.starts_with("https://portal.example/depenses/download_file"));
    }
    CHECK(
        links_of("<a href='descriptif.xls'>d</a><a href='#x'>y</a><a href='download_file.php?token=1'>z</a>").empty());
}

TEST_CASE("a name that climbs out of its folder is refused, however it is written") {
    for (const std::string file : {"../../A202501.csv.gz", "Open_DAMIR/../../A202501.csv.gz", "%2e%2e/A202501.csv.gz",
                                   "/etc/A202501.csv.gz", "a%5C..%5CA202501.csv.gz", "x%0A/A202501.csv.gz"}) {
        const auto error = error_of([&] { links_of("<a href='download_file.php?file=" + file + "'>x</a>"); });
        REQUIRE(error);
        CHECK(error->category() == Category::data);
    }
    CHECK(links_of("<a href='download_file.php?file=a/.hidden'>x</a><a href='download_file.php?file=a/b;c'>x</a>")
              .empty());
}

TEST_CASE("what an index page leads to is written down without its years") {
    const Page page =
        read_page("<title> Open  Data\n</title><a href='download.php?Dir_Rep=Open_DAMIR&Annee=2024'>1</a>"
                  "<a href='download.php?Annee=2025&Dir_Rep=Open_DAMIR'>2</a>"
                  "<a href='./download2.php?Dir_Rep=2024_CIP13'>3</a><a href='download2.php?Dir_Rep=2025_CIP13'>4</a>"
                  "<a href='https://elsewhere.example/download.php?Dir_Rep=X&Annee=2024'>5</a>",
                  "https://portal.example/depenses/index.php");
    CHECK(page.title == "Open Data");
    CHECK(folder_links(page, "https://portal.example") ==
          std::vector<std::string>{"depenses/download.php?Dir_Rep=Open_DAMIR&Annee={y}",
                                   "depenses/download2.php?Dir_Rep={y}_CIP13"});
}

TEST_CASE("the refusal is known in every encoding of its accents") {
    CHECK(is_quota_refusal("T\xE9l\xE9"
                           "chargement refus\xE9 : Limite de t\xE9l\xE9"
                           "chargements atteinte"));
    CHECK(is_quota_refusal("<p>Limite de téléchargements atteinte</p>"));
    CHECK(is_quota_refusal("Telechargement refuse: Limite de telechargements atteinte"));
    CHECK_FALSE(is_quota_refusal("Téléchargements"));
}

TEST_CASE("a portal is https, or http on this machine") {
    CHECK(checked_root("https://portal.example/") == "https://portal.example");
    CHECK(checked_root("http://127.0.0.1:8080") == "http://127.0.0.1:8080");
    CHECK(checked_root("http://localhost:1/a/") == "http://localhost:1/a");
    for (const std::string url :
         {"http://portal.example", "http://127.evil.example", "ftp://127.0.0.1", "file:///etc", "x"}) {
        const auto error = error_of([&] { static_cast<void>(checked_root(url)); });
        REQUIRE(error);
        CHECK(error->category() == Category::usage);
    }
}

TEST_CASE("tokens are left out of what is kept, origins tell hosts and ports apart") {
    CHECK(without_token("https://a.example/d.php?token=0f&file=x/y.gz") == "https://a.example/d.php?file=x/y.gz");
    CHECK(without_token("https://a.example/d.php?file=x&token=0f") == "https://a.example/d.php?file=x");
    CHECK(origin("https://a.example/x") == origin("https://a.example:443/y"));
    CHECK(origin("https://a.example/x") != origin("http://a.example/x"));
    CHECK(origin("https://a.example/x") != origin("https://a.example:444/x"));
    CHECK(origin("https://a.example@b.example/x") == "https://b.example:443");
}

TEST_CASE("an archive is told from a page by its first bytes") {
    CHECK(kind_of("\x1F\x8B", "A202501.csv.gz", false) == BodyKind::archive);
    CHECK(kind_of("PK\x03\x04", "x.zip", false) == BodyKind::archive);
    CHECK(kind_of("P", "x.zip", false) == BodyKind::undecided);
    CHECK(kind_of("P", "x.zip", true) == BodyKind::page);
    CHECK(kind_of("", "x.zip", true) == BodyKind::page);
    CHECK(kind_of("A;B;C\n1;2;3\n", "N201501.csv", true) == BodyKind::archive);
    CHECK(kind_of(" <html>;", "N201501.csv", true) == BodyKind::page);
    CHECK(kind_of("A;B;C\n1;2;3\n", "A202501.csv.gz", true) == BodyKind::page);
}

TEST_CASE("a body comes in whatever pieces") {
    const test::TemporaryFolder folder;
    const std::string body = "\x1F\x8B" + std::string(3000, 'x');
    for (const std::size_t step : {1U, 2U, 7U, 5000U}) {
        PartFile part(folder.path(), "A202501.csv.gz");
        Meter meter(nullptr);
        Intake intake(part, meter, "A202501.csv.gz", "u", 10000);
        CHECK(give(intake, {.status = 200, .length = body.size(), .etag = "\"e\""}, body, step));
        CHECK(intake.kind() == BodyKind::archive);
        CHECK(bytes_of(part) == body);
        CHECK(PartFile(folder.path(), "A202501.csv.gz").edition().validator() == "\"e\"");
    }
}

TEST_CASE("only the same edition from the right place continues a part") {
    const test::TemporaryFolder folder;
    PartFile part(folder.path(), "a.zip");
    const auto begin = [&] {
        part.restart({.url = "u", .length = 10, .etag = "\"e\""});
        part.append(std::as_bytes(std::span("PK\x03\x04", 4)));
    };
    const auto continued = [&](const std::string& range, const std::string& etag) {
        begin();
        Meter meter(nullptr);
        Intake intake(part, meter, "a.zip", "u", 100);
        give(intake, {.status = 206, .content_range = range, .etag = etag}, "567890", 6);
        return !intake.mismatch();
    };
    CHECK(continued("bytes 4-9/10", "\"e\""));
    CHECK(part.size() == 10);
    CHECK(continued("bytes 4-9/*", ""));
    for (const std::string range : {"bytes 0-9/10", "bytes 4-10/11", "bytes 3-9/10", "items 4-9/10", ""}) {
        CHECK_FALSE(continued(range, "\"e\""));
        CHECK(part.size() == 4);
    }
    CHECK_FALSE(continued("bytes 4-9/10", "\"f\""));
}

TEST_CASE("a weak validator does not allow to resume") {
    CHECK(RemoteEdition{.etag = "W/\"e\""}.validator().empty());
    CHECK(RemoteEdition{.etag = "\"e\"", .last_modified = "d"}.validator() == "\"e\"");
    CHECK(RemoteEdition{.etag = "W/\"e\"", .last_modified = "d"}.validator() == "d");
}
