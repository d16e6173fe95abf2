// SPDX-License-Identifier: MPL-2.0
#include "cli/store_summary.hpp"
#include "support/catch.hpp"

using namespace cnamdata;
using namespace cnamdata::cli;

namespace {

std::string text_of(const std::vector<Period>& periods) {
    std::vector<Table> tables;
    for (const Period period : periods)
        tables.push_back({.period = period});
    return periods_text(tables);
}

} // namespace

TEST_CASE("periods that follow one upon the other are told by their ends") {
    CHECK(text_of({}).empty());
    CHECK(text_of({{2024, 0}}) == "2024");
    CHECK(text_of({{2023, 0}, {2019, 0}, {2020, 0}, {2021, 0}, {2023, 0}}) == "2019..2021, 2023");
    CHECK(text_of({{2024, 11}, {2024, 12}, {2025, 1}, {2025, 3}}) == "2024-11..2025-01, 2025-03");
}
