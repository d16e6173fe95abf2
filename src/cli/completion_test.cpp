// SPDX-License-Identifier: MPL-2.0
#include "cli/commands.hpp"
#include "cli/completion.hpp"
#include "cli/formats.hpp"
#include "cli/parser.hpp"

#include "cnamdata/dataset.hpp"

#include "support/catch.hpp"
#include "support/temporary_folder.hpp"

#include <algorithm>
#include <fstream>

using namespace cnamdata;
using namespace cnamdata::cli;
using Words = std::vector<std::string>;

namespace {

Completion completion_of(const Words& words, const std::filesystem::path& store = "/nonexistent") {
    GlobalOptions globals;
    const auto commands = make_commands();
    Parser parser(globals, commands);
    return complete(parser.whole_app(), words, store);
}

Words texts(const Completion& completion) {
    Words all;
    for (const Candidate& candidate : completion.candidates)
        all.push_back(candidate.text);
    return all;
}

Words candidates(const Words& words) { return texts(completion_of(words)); }

bool has(const Words& words, const std::string& word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

} // namespace

TEST_CASE("the first word is a command, whatever global options stand before", "[completion]") {
    Words all;
    for (const auto& command : make_commands())
        if (!command->about().hidden) all.emplace_back(command->about().name);
    CHECK(candidates({""}) == all);
    CHECK(candidates({"--threads", "2", "-q", "aggr"}) == Words{"aggregate"});
    CHECK(candidates({"no-such-command", ""}).empty());
}

TEST_CASE("options are those of the command and the global ones", "[completion]") {
    CHECK(candidates({"filter", "--sel"}) == Words{"--select"});
    CHECK(candidates({"filter", "--thr"}) == Words{"--threads"});
    CHECK(candidates({"--sel"}).empty());
    CHECK(candidates({"filter", "medic", "--labels", "--lim"}) == Words{"--limit"});
    CHECK(candidates({"filter", "--", "--lim"}).empty());
}

TEST_CASE("a value is one of the choices that the help shows", "[completion]") {
    CHECK(candidates({"--progress", ""}) == Words{"auto", "always", "never"});
    CHECK(candidates({"datasets", "--format", "j"}) == Words{"json"});
    CHECK(candidates({"filter", "--format=nd"}) == Words{"--format=ndjson"});
    CHECK(candidates({"filter", "--format", ""}).size() == formats().size());
    CHECK(candidates({"completion", "f"}) == Words{"fish"});
    CHECK(candidates({"filter", "--limit", ""}).empty());
}

TEST_CASE("sources are datasets, their breakdowns, and files", "[completion]") {
    const Completion sources = completion_of({"aggregate", ""});
    CHECK(sources.candidates.size() == datasets().size());
    CHECK(sources.files);
    CHECK(candidates({"aggregate", "lpp-nb/lpp_r"}) == Words{"lpp-nb/lpp_reg", "lpp-nb/lpp_reg_spe"});
    CHECK(completion_of({"--store", ""}).folders);
    CHECK(completion_of({"filter", "-o", ""}).files);
    CHECK(has(candidates({"labels", ""}), "import"));
    CHECK(candidates({"series", ""}) == Words{"run", "list", "show"});
    CHECK(completion_of({"series", "run", ""}).files);
    CHECK(completion_of({"labels", "import", ""}).files);
}

TEST_CASE("columns are those of the source; a list does not repeat them", "[completion]") {
    CHECK(candidates({"aggregate", "medic", "--by", "atc1,atc"}) ==
          Words{"atc1,ATC2", "atc1,ATC3", "atc1,ATC4", "atc1,ATC5"});
    CHECK(completion_of({"aggregate", "medic", "--by", ""}).goes_on);
    CHECK(candidates({"aggregate", "medic", "--sum", ""}) == Words{"BOITES", "REM", "BSE"});
    CHECK(candidates({"labels", "medic", "TOP"}) == Words{"TOP_GEN"});
    CHECK(candidates({"filter", "medic", "--where", "ATC1 = 'A' and (CIP"}) == Words{"ATC1 = 'A' and (CIP13"});
    CHECK(candidates({"aggregate", "--by", ""}).empty());
}

TEST_CASE("an order is by the columns of the result", "[completion]") {
    const Words line{"aggregate", "medic", "--by", "ATC1", "--sum", "REM,BSE", "--count", "--order-by"};
    const auto with = [&](const std::string& last) {
        Words words = line;
        words.push_back(last);
        return candidates(words);
    };
    CHECK(with("") == Words{"ATC1", "sum_REM", "sum_BSE", "count"});
    CHECK(with("count,sum_B") == Words{"count,sum_BSE"});
    CHECK(with("count,sum_REM:d") == Words{"count,sum_REM:desc"});
}

TEST_CASE("the columns of a file are known by its header", "[completion]") {
    const test::TemporaryFolder folder;
    const std::string file = (folder.path() / "any.csv").string();
    std::ofstream(file) << "CODE_LPP;L_CODE_LPP;NBC;REM;BSE;QTE\n";
    CHECK(candidates({"filter", file, "--select", "Q"}) == Words{"QTE"});
    std::ofstream(folder.path() / "broken.parquet") << "PAR1";
    CHECK(candidates({"filter", (folder.path() / "broken.parquet").string(), "--select", "Q"}).empty());
}
