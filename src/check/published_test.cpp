// SPDX-License-Identifier: MPL-2.0
#include "check/published.hpp"

#include "cnamdata/ingest.hpp"
#include "support/catch.hpp"
#include "support/temporary_folder.hpp"

using namespace cnamdata;
using test::TemporaryFolder;

namespace {

constexpr const char* header =
    "TITRE;L_TITRE;sc1;L_SC1;sc2;L_SC2;CODE_LPP;L_CODE_LPP;AGE;SEXE;BEN_REG;PSP_SPE;QTE;REM;BSE";

/// A table of 3 rows: QTE 6, REM 60.25 of which 40.05 for SEXE 2.
class Fixture {
public:
    Fixture() {
        const auto row = [](const char* sex, const char* measures) {
            return std::string("1;T;1_1;S;1_1_1;SS;1100001;L;60;") + sex + ";11;1;" + measures + "\n";
        };
        const std::string csv = std::string(header) + "\n" + row("1", "1;20.20;30.00") + row("2", "2;20.05;30.00") +
                                row("2", "3;20.00;30.00");
        ingest({.file = folder_.write("OPEN_LPP_2014.CSV", csv), .output = folder_.path() / "t.parquet"});
    }

    [[nodiscard]] Verification compare(Publications published, const Provenance& provenance = {}) const {
        dataset_.published = std::move(published);
        Verification result{.path = folder_.path() / "t.parquet", .dataset = "lpp", .period = {2014, 0}, .rows = 3};
        compare_with_publications(result, dataset_, provenance, 1);
        return result;
    }

private:
    TemporaryFolder folder_;
    mutable Dataset dataset_ = find_dataset("lpp"); // verifications point into it
};

PublishedTotal total(std::string_view edition, std::string_view where, std::string_view measure, std::string_view value,
                     std::string_view tolerance = {}) {
    return {.period = {2014, 0},
            .edition = edition,
            .where = where,
            .measure = measure,
            .value = value,
            .tolerance = tolerance,
            .source = "a test"};
}

} // namespace

TEST_CASE("published rows, sums and parts of them are compared to the cent", "[published]") {
    const Fixture fixture;
    const auto right = fixture.compare({{},
                                        {total("", "", "", "3"), total("", "", "REM", "60.25"),
                                         total("", "SEXE = 2", "REM", "40.05"), total("", "SEXE = 2", "", "2")}});
    CHECK(right.verdict == Verdict::sound);
    REQUIRE(right.published.size() == 4);
    const auto wrong = fixture.compare({{}, {total("", "SEXE = 2", "REM", "40.06")}});
    CHECK(wrong.verdict == Verdict::republished);
    CHECK(wrong.published[0].found == "40.05");
    CHECK(wrong.published[0].difference == "-0.01");
}

TEST_CASE("a rounded publication agrees within its rounding and no further", "[published]") {
    const Fixture fixture;
    CHECK(fixture.compare({{}, {total("", "", "REM", "60", "0.25")}}).verdict == Verdict::sound);
    CHECK(fixture.compare({{}, {total("", "", "REM", "60", "0.24")}}).verdict == Verdict::republished);
}

TEST_CASE("one known edition is enough, and is named", "[published]") {
    const Fixture fixture;
    const Publications two{{{.period = {2014, 0}, .id = "first", .english = "replaced"}},
                           {total("first", "", "REM", "60.25"), total("second", "", "REM", "61.00")}};
    const auto result = fixture.compare(two);
    CHECK(result.verdict == Verdict::sound);
    CHECK(result.edition == "first");
    REQUIRE(result.known != nullptr);
    CHECK(result.known->english == "replaced");
}

TEST_CASE("figures of two editions do not make a third", "[published]") {
    const Fixture fixture;
    const Publications two{{},
                           {total("first", "", "REM", "60.25"), total("first", "", "QTE", "7"),
                            total("second", "", "REM", "61.00"), total("second", "", "QTE", "6")}};
    CHECK(fixture.compare(two).verdict == Verdict::republished);
}

TEST_CASE("a republished file is told from a broken table, a partial one and another file", "[published]") {
    const Fixture fixture;
    const std::string sha(64, 'a');
    const Publications other{{{.period = {2014, 0}, .sha256 = sha}}, {total("", "", "", "4")}};
    CHECK(fixture.compare(other).verdict == Verdict::republished);
    CHECK(fixture.compare(other, {.source_sha256 = sha}).verdict == Verdict::broken);
    CHECK(fixture.compare(other, {.rows_rejected = 1}).verdict == Verdict::incomplete);
    CHECK(fixture.compare({{}, {total("", "", "", "3000")}}).verdict == Verdict::unlike);
}

TEST_CASE("nothing is known of other periods, and a column the table lacks agrees with nothing", "[published]") {
    const Fixture fixture;
    PublishedTotal later = total("", "", "", "999");
    later.period = {2015, 0};
    CHECK(fixture.compare({{}, {later}}).published.empty());
    const auto lacking = fixture.compare({{}, {total("", "", "BOITES", "3")}});
    CHECK(lacking.verdict == Verdict::republished);
    CHECK(lacking.published[0].found.empty());
}

TEST_CASE("where a period has several files, only totals of the same one count", "[published]") {
    const Fixture fixture;
    PublishedTotal of_file = total("", "", "", "4");
    of_file.file = "NB_2014_lpp";
    CHECK(fixture.compare({{}, {of_file}}, {.source_name = "NB_2014_lpp_reg.CSV.gz"}).published.empty());
    CHECK(fixture.compare({{}, {of_file}}, {.source_name = "nb_2014_LPP.csv.gz"}).published.size() == 1);
}

TEST_CASE("every published total is about columns and periods of its dataset", "[published]") {
    for (const Dataset* dataset : datasets()) {
        for (const PublishedTotal& known : dataset->published.totals) {
            CAPTURE(dataset->id, to_string(known.period), known.where, known.value);
            CHECK(known.period.monthly() == dataset->monthly);
            CHECK(known.period >= dataset->first);
            CHECK(!known.source.empty());
            CHECK(!known.value.empty());
            if (known.measure.empty()) continue;
            const Column* column = dataset->find(known.measure);
            REQUIRE(column != nullptr);
            CHECK((column->role == Role::measure || column->role == Role::distinct_count));
        }
    }
}
