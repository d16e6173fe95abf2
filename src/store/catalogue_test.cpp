// SPDX-License-Identifier: MPL-2.0
#include "store/catalogue.hpp"
#include "support/catch.hpp"
#include "support/errors.hpp"
#include "support/temporary_folder.hpp"

using namespace cnamdata;

namespace {

ArchiveRecord edition(const std::string& sha256, const std::string& seen) {
    return {.dataset = "medic",
            .period = {2025, 0},
            .name = "OPEN_MEDIC_2025.zip",
            .bytes = 12,
            .sha256 = sha256,
            .first_seen = seen,
            .last_seen = seen,
            .fetched_at = seen};
}

} // namespace

TEST_CASE("a catalogue keeps every edition and knows the current one") {
    const test::TemporaryFolder folder;
    {
        Catalogue catalogue(folder.path());
        CHECK(catalogue.current("medic", "OPEN_MEDIC_2025.zip") == nullptr);
        catalogue.put(edition("aa", "2026-07-01T00:00:00Z"));
        catalogue.put(edition("aa", "2026-08-01T00:00:00Z"));
        catalogue.put(edition("bb", "2026-08-21T00:00:00Z"));
        catalogue.set_folders("https://p", "lpp", {"LPP/download.php?Dir_Rep=X&Annee={y}"});
        catalogue.save();
    }
    const Catalogue catalogue(folder.path());
    REQUIRE(catalogue.archives().size() == 2);
    const ArchiveRecord& old = catalogue.archives()[0];
    CHECK(old.first_seen == "2026-07-01T00:00:00Z");
    CHECK(old.last_seen == "2026-08-01T00:00:00Z");
    CHECK(old.superseded_at == "2026-08-21T00:00:00Z");
    REQUIRE(catalogue.current("medic", "OPEN_MEDIC_2025.zip") != nullptr);
    CHECK(catalogue.current("medic", "OPEN_MEDIC_2025.zip")->sha256 == "bb");
    CHECK(catalogue.current("medic", "OPEN_MEDIC_2025.zip")->period == Period{2025, 0});
    CHECK(catalogue.folders("https://p", "lpp") == std::vector<std::string>{"LPP/download.php?Dir_Rep=X&Annee={y}"});
    CHECK(catalogue.folders("https://q", "lpp").empty());
}

TEST_CASE("a catalogue that makes no sense is named") {
    const test::TemporaryFolder folder;
    std::filesystem::create_directories(folder.path() / "archives");
    static_cast<void>(folder.write("archives/catalogue.json", "{\"archives\": 3}"));
    const auto error = test::error_of([&] { const Catalogue catalogue(folder.path()); });
    REQUIRE(error);
    CHECK(error->category() == Category::data);
    CHECK(test::contains(error->what(), "catalogue.json"));
}
