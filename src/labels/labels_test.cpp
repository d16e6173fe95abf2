// SPDX-License-Identifier: MPL-2.0
#include "cnamdata/labels.hpp"
#include "datasets/nomenclatures.hpp"
#include "labels/codes.hpp"
#include "labels/csv_table.hpp"
#include "labels/descriptor.hpp"
#include "labels/label_store.hpp"
#include "labels/workbook.hpp"
#include "support/catch.hpp"
#include "support/errors.hpp"
#include "support/temporary_folder.hpp"

#include <algorithm>
#include <set>
#include <string>

namespace cnamdata {
namespace {

using test::error_of;
using test::TemporaryFolder;

const Dataset& damir() { return find_dataset("damir"); }
const Column& column(std::string_view dataset, std::string_view name) { return *find_dataset(dataset).find(name); }

Label seen(const std::string& code, const std::string& label, Period period) {
    return {.code = code, .label = label, .since = period, .until = period, .origin = LabelOrigin::harvested};
}

std::vector<std::string> names_in(std::string_view list) {
    std::vector<std::string> names;
    for (std::size_t begin = 0; begin < list.size();) {
        const std::size_t end = std::min(list.find(',', begin), list.size());
        names.emplace_back(list.substr(begin, end - begin));
        begin = end + 1;
    }
    return names;
}

TEST_CASE("built-in nomenclatures are of columns that exist, once each, and small") {
    std::set<std::string> served;
    for (const auto& topic : built_in_nomenclatures()) {
        for (const BuiltInNomenclature& nomenclature : topic) {
            INFO(std::string(nomenclature.columns));
            CHECK(nomenclature.labels.size() <= 60);
            for (const std::string& name : names_in(nomenclature.columns)) {
                const std::size_t point = name.find('.');
                const Column* found = find_dataset(name.substr(0, point)).find(name.substr(point + 1));
                REQUIRE(found != nullptr);
                CHECK(found->name == name.substr(point + 1));
                CHECK(is_coded(*found));
                CHECK(served.insert(name).second);
                for (const CodedLabel& label : nomenclature.labels) {
                    CHECK(canonical_code(*found, label.code) == std::string(label.code));
                    CHECK(!label.label.empty());
                }
            }
        }
    }
}

TEST_CASE("codes that mean unknown have a label where the nomenclature is built in") {
    // CNAM's descriptor: 99 closes nearly every list of Open DAMIR.
    CHECK(load_nomenclature({}, damir(), column("damir", "PRS_REM_TYP")).find("99") == "VALEUR INCONNUE");
    CHECK(load_nomenclature({}, damir(), column("damir", "ETE_CAT_SNDS")).codes() == 49);
    CHECK(load_nomenclature({}, damir(), column("damir", "ETE_CAT_SNDS")).labels().size() == 57);
}

TEST_CASE("a code is found by its value") {
    const Column& region = column("damir", "BEN_RES_REG");
    const Nomenclature regions = load_nomenclature({}, damir(), region);
    CHECK(regions.find("5") == "Régions et Départements d'outre-mer");
    CHECK(regions.find("05") == regions.find("5"));
    CHECK(regions.find("94").empty());
    CHECK(regions.find("x").empty());
    const Nomenclature texts(column("medic", "ATC1"), {{.code = "A", .label = "un"}, {.code = "01", .label = "deux"}});
    CHECK(texts.find("1").empty());
    CHECK(texts.find("01") == "deux");
    CHECK(load_nomenclature({}, damir(), column("damir", "BEN_CMU_TOP")).find("1") == "Bénéficiaire de la C2S");
}

TEST_CASE("columns without codes have no nomenclature") {
    const auto error = error_of([] { static_cast<void>(load_nomenclature({}, damir(), column("damir", "SOI_ANN"))); });
    REQUIRE(error);
    CHECK(error->category() == Category::usage);
}

TEST_CASE("what was harvested does not depend on the order of the periods") {
    const TemporaryFolder one, other;
    const Dataset& medic = find_dataset("medic");
    const Column& cip = column("medic", "CIP13");
    const std::vector<std::vector<Label>> years{{seen("1", "vieux", {2015, 0})},
                                                {seen("1", "neuf", {2016, 0}), seen("2", "autre", {2016, 0})},
                                                {seen("1", "vieux", {2014, 0})}};
    for (const auto& year : years)
        merge_labels(one.path(), medic, cip, year);
    for (auto year = years.rbegin(); year != years.rend(); ++year)
        merge_labels(other.path(), medic, cip, *year);
    const std::string expected = "code,label,since,until,origin\n"
                                 "1,neuf,2016,2016,harvested\n"
                                 "1,vieux,2014,2015,harvested\n"
                                 "2,autre,2016,2016,harvested\n";
    CHECK(TemporaryFolder::read(one.path() / "labels/medic/CIP13.csv") == expected);
    CHECK(TemporaryFolder::read(other.path() / "labels/medic/CIP13.csv") == expected);
    CHECK(load_nomenclature(one.path(), medic, cip).find("1") == "neuf");
}

TEST_CASE("an import goes before and keeps what was harvested") {
    const TemporaryFolder store;
    const Dataset& medic = find_dataset("medic");
    const Column& cip = column("medic", "CIP13");
    merge_labels(store.path(), medic, cip, {seen("1", "harvested", {2016, 0})});
    replace_labels(store.path(), medic, cip, LabelOrigin::imported,
                   {{.code = "1", .label = "first", .origin = LabelOrigin::imported}});
    replace_labels(store.path(), medic, cip, LabelOrigin::imported,
                   {{.code = "1", .label = "z", .origin = LabelOrigin::imported},
                    {.code = "1", .label = "a", .origin = LabelOrigin::imported}});
    merge_labels(store.path(), medic, cip, {seen("1", "later", {2017, 0})});
    std::vector<std::string> found;
    for (const Label& label : read_labels(store.path(), medic, cip))
        found.push_back(label.label);
    CHECK(found == std::vector<std::string>{"z", "a", "later", "harvested"}); // the workbook's own order stays
}

TEST_CASE("a damaged file of labels is told") {
    for (const std::string text :
         {"", "code,label\n", "code,label,since,until,origin\n1,a,2014\n",
          "code,label,since,until,origin\n1,a,x,2014,harvested\n", "code,label,since,until,origin\n1,a,,,found\n",
          "code,label,since,until,origin\n,a,,,imported\n"}) {
        const TemporaryFolder store;
        std::filesystem::create_directories(store.path() / "labels/damir");
        static_cast<void>(store.write("labels/damir/PRS_NAT.csv", text));
        const auto error =
            error_of([&] { static_cast<void>(read_labels(store.path(), damir(), column("damir", "PRS_NAT"))); });
        INFO(text);
        REQUIRE(error);
        CHECK(error->category() == Category::data);
    }
}

TEST_CASE("letters are compared without case and accents") {
    CHECK(fold_label("ÉLÈVE Œdème Ça Noël") == "eleve oedeme ca noel");
    CHECK(fold_label("l’INTERLEUKINE") == "l'interleukine");
    CHECK(fold_label("A\xC2\xA0"
                     "b ß µ ÷") == "a b ß µ ÷");
    CHECK(fold_label("\xC3") == "\xC3"); // half a letter
}

TEST_CASE("searching folds, wants every word, and finds codes") {
    const auto places = [](std::string_view text, std::string_view dataset) {
        std::vector<std::string> found;
        for (const FoundLabel& one : search_labels({}, text, &find_dataset(dataset)))
            found.push_back(std::string(one.column->name) + "=" + one.label.code);
        return found;
    };
    CHECK(places("cote d'AZUR", "medic") == std::vector<std::string>{"BEN_REG=93"});
    CHECK(places("psychiatrie libérale", "medic") == std::vector<std::string>{"PSP_SPE=17"});
    CHECK(places("psychiatrie dentaire", "medic").empty());
    CHECK(places("1_5", "lpp") == std::vector<std::string>{"SC1=1_5"});
    CHECK(places("   ", "medic").empty());
}

TEST_CASE("CSV of labels") {
    using Rows = std::vector<TextRow>;
    CHECK(parse_csv("a,b\n\"x,\"\"y\"\"\",\"two\nlines\"\r\n\r\nlast,") ==
          Rows{{"a", "b"}, {"x,\"y\"", "two\nlines"}, {}, {"last", ""}});
    CHECK(parse_csv("\xEF\xBB\xBF"
                    "a;b;c\n1;\xC3\xA9;") == Rows{{"a", "b", "c"}, {"1", "é", ""}});
    CHECK(parse_csv("a\tb\n\xE9\t\x80") == Rows{{"a", "b"}, {"é", "€"}});
    CHECK(parse_csv("").empty());
    CHECK(parse_csv("\"open") == Rows{{"open"}});
    std::string text;
    append_csv_row(text, {"1", "a \"b\", c", "é"});
    CHECK(text == "1,\"a \"\"b\"\", c\",é\n");
    CHECK(parse_csv(text) == Rows{{"1", "a \"b\", c", "é"}});
}

TEST_CASE("nomenclatures one under the other") {
    const std::vector<Sheet> sheets{{"MODALITES",
                                     {{"MODALITES VARIABLES OPEN DAMIR", ""},
                                      {},
                                      {"BEN_CMU_TOP", "Libellé Top Bénéficiaire"},
                                      {"à partir d'avril 2021", "", "avant mars 2021"},
                                      {"0", "Non  bénéficiaire ", "0", "autre"},
                                      {},
                                      {"SOI_ANN", "Année de soins"},
                                      {"2024", "deux mille vingt-quatre"},
                                      {"PRS_NAT", "Libellé", "Libellé en B2"},
                                      {"1111", "CONSULTATION", "C"},
                                      {"1111", "SECONDE", "C"}}}};
    const auto described = described_columns(sheets, damir());
    REQUIRE(described.size() == 2);
    CHECK(described[0].column->name == "BEN_CMU_TOP");
    REQUIRE(described[0].labels.size() == 1);
    CHECK(described[0].labels[0].label == "Non bénéficiaire");
    CHECK(described[1].column->name == "PRS_NAT");
    REQUIRE(described[1].labels.size() == 2);
    CHECK(described[1].labels[0].label == "CONSULTATION");
}

TEST_CASE("whole numbers of cells have no point") {
    CHECK(number_text(3400930000001.0) == "3400930000001");
    CHECK(number_text(-7) == "-7");
    CHECK(number_text(0.5) == "0.5");
}

TEST_CASE("what is no workbook is refused") {
    const TemporaryFolder folder;
    for (const std::string& bytes :
         {std::string("PK\x03\x04 broken"), std::string("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), std::string("a\0b", 3)}) {
        const auto error = error_of([&] { static_cast<void>(read_workbook(folder.write("file", bytes))); });
        REQUIRE(error);
        CHECK(error->category() == Category::data);
    }
}

} // namespace
} // namespace cnamdata
