// SPDX-License-Identifier: MPL-2.0
#include "cli/text_table.hpp"
#include "support/catch.hpp"

using namespace cnamdata::cli;

TEST_CASE("a column without any text is left out, its title included") {
    TextTable table({{.title = "A"}, {.title = "NOTHING HERE"}});
    table.add({"1", ""});
    CHECK(table.render(80) == "A\n─\n1\n");
}
