// SPDX-License-Identifier: MPL-2.0
#include "cli/suggest.hpp"

#include "support/catch.hpp"

#include <array>

using namespace cnamdata::cli;

TEST_CASE("edit distance counts additions, removals, replacements and swaps") {
    CHECK(edit_distance("", "") == 0);
    CHECK(edit_distance("csv", "") == 3);
    CHECK(edit_distance("kitten", "sitting") == 3);
    CHECK(edit_distance("cvs", "csv") == 1);
    CHECK(edit_distance("Medic", "medic") == 0);
}

TEST_CASE("the nearest name is suggested, and none when nothing is near") {
    static constexpr std::array<std::string_view, 4> names{"damir", "medic", "lpp", "aggregate"};
    CHECK(nearest("medik", names) == "medic");
    CHECK(nearest("agregate", names) == "aggregate");
    CHECK(nearest("aggr", names) == "aggregate");
    CHECK(nearest("zzzzz", names).empty());
    CHECK(nearest("a", names).empty());
    CHECK(suggestion("medik", names) == "Did you mean 'medic'?");
    CHECK(suggestion("zzzzz", names) == "Choose from damir, medic, lpp, aggregate.");
}
