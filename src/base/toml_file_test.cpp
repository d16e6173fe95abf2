// SPDX-License-Identifier: MPL-2.0
#include "base/toml_file.hpp"

#include "cnamdata/error.hpp"

#include "support/catch.hpp"
#include "support/temporary_folder.hpp"

#include <array>
#include <fstream>

using namespace cnamdata;
using cnamdata::test::TemporaryFolder;

namespace {

TomlTable table_of(const TemporaryFolder& folder, const std::string& text) {
    const auto path = folder.path() / "a.toml";
    std::ofstream(path) << text;
    return TomlTable::read(path);
}

template <typename Work>
Location place_of(Work work) {
    try {
        work();
    } catch (const Error& error) {
        CHECK(error.category() == Category::usage);
        return error.where();
    }
    FAIL("nothing was thrown");
    return {};
}

} // namespace

TEST_CASE("the keys of a TOML file come by their type, in the order of the file", "[toml]") {
    const TemporaryFolder folder;
    const TomlTable table =
        table_of(folder, "z = \"a, b\"\nlist = [\"a, b\", \"c\"]\nyes = true\nn = 1.5\n[t]\nk = \"v\"\n");
    CHECK(table.keys() == std::vector<std::string>{"z", "list", "yes", "n", "t"});
    CHECK(table.text("z") == "a, b");
    CHECK(table.list("z") == std::vector<std::string>{"a", "b"});
    CHECK(table.list("list") == std::vector<std::string>{"a, b", "c"});
    CHECK(table.flag("yes") == true);
    CHECK(table.number("n") == 1.5);
    CHECK(table.table("t")->text("k") == "v");
    CHECK_FALSE(table.text("absent"));
}

TEST_CASE("what is wrong with a TOML file is told with its line", "[toml]") {
    const TemporaryFolder folder;
    const TomlTable table = table_of(folder, "a = 1\n\nb = [\"x\", 2]\nc = [\"\"]\nd = -1\n");
    CHECK(place_of([&] { static_cast<void>(table.text("a")); }).line == 1);
    CHECK(place_of([&] { static_cast<void>(table.list("b")); }).line == 3);
    CHECK(place_of([&] { static_cast<void>(table.list("c")); }).line == 4);
    CHECK(place_of([&] { static_cast<void>(table.number("d")); }).line == 5);
    static constexpr std::array<std::string_view, 3> known{"a", "b", "c"};
    CHECK(place_of([&] { table.allow_only(known); }).line == 5);
    CHECK(place_of([&] { static_cast<void>(table_of(folder, "x = 1\ny = = 2\n")); }).line == 2);
}
