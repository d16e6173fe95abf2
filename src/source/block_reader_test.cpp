// SPDX-License-Identifier: MPL-2.0
#include "source/block_reader.hpp"

#include "support/catch.hpp"
#include "support/errors.hpp"
#include "support/temporary_folder.hpp"

#include <algorithm>

using namespace cnamdata;

namespace {

constexpr std::string_view header = "code;label\n";

/// A file whose first block ends with the line before `line`, which lies across its end.
std::string text_with(const std::string& line) {
    constexpr std::size_t before = 10;
    const std::string filler = "1;plain\n";
    std::string text;
    while (text.size() + filler.size() + before <= BlockReader::most_bytes)
        text += filler;
    text.insert(0, BlockReader::most_bytes - before - text.size(), '9'); // a longer first line
    return std::string(header) + text + line + filler;
}

std::vector<Block> blocks_of(const std::string& text, std::size_t wanted = BlockReader::most_bytes) {
    const test::TemporaryFolder folder;
    const auto archive = open_archive(folder.write("a.csv", text));
    BlockReader reader(*archive, "a.csv");
    std::vector<Block> blocks;
    while (auto block = reader.next(wanted))
        blocks.push_back(std::move(*block));
    return blocks;
}

std::size_t lines_of(const Block& block) {
    return static_cast<std::size_t>(std::count(block.text().begin(), block.text().end(), '\n'));
}

} // namespace

TEST_CASE("a line across the end of a block tells the encoding of its own", "[source]") {
    const auto encoding = GENERATE(Encoding::utf8, Encoding::windows_1252);
    const std::string letter = encoding == Encoding::utf8 ? "\xC3\xA9" : "\xE9"; // é
    // The letter may lie on either side of the end.
    const std::string line =
        GENERATE_COPY("2;" + letter + " long enough to cross\n", "2;long enough to cross: " + letter + "\n");
    const auto blocks = blocks_of(text_with(line));
    REQUIRE(blocks.size() == 2);
    CHECK(blocks[0].encoding == Encoding::windows_1252);
    CHECK(blocks[1].encoding == encoding);
    CHECK(blocks[1].text() == line + "1;plain\n");
}

TEST_CASE("blocks are as short as is wanted, but for longer lines", "[source]") {
    const std::string text = text_with("2;a line\n" + std::string(3'000'000, 'x') + "\n");
    const auto blocks = blocks_of(text, 1'000'000);
    std::string joined(header);
    std::uint64_t line = 2;
    for (const Block& block : blocks) {
        CHECK(block.offset == joined.size());
        CHECK(block.first_line == line);
        CHECK(block.lines == lines_of(block));
        CHECK(block.text().ends_with('\n'));
        line += lines_of(block);
        joined += block.text();
    }
    CHECK((joined == text));
    CHECK(blocks.size() >= 6);
    CHECK(blocks.size() <= 12);
}

TEST_CASE("a last line without its end is one", "[source]") {
    const auto blocks = blocks_of(std::string(header) + "1;plain\n2;plain");
    REQUIRE(blocks.size() == 1);
    CHECK(blocks[0].lines == 2);
    CHECK(blocks[0].text() == "1;plain\n2;plain");
}

TEST_CASE("a line longer than any block is told", "[source]") {
    const std::string text = std::string(header) + "1;plain\n" + std::string(9'000'000, 'x') + "\n";
    for (const std::size_t wanted : {std::size_t{1'000'000}, BlockReader::most_bytes}) {
        const auto error = test::error_of([&] { static_cast<void>(blocks_of(text, wanted)); });
        REQUIRE(error.has_value());
        CHECK(error->what() == std::string("a.csv has a line of more than 8 MiB"));
    }
}

TEST_CASE("what encoding a file has does not depend on the length of its blocks", "[source]") {
    std::string text(header);
    text += "1;\xC3\xA9t\xC3\xA9\n";
    while (text.size() < 3'000'000)
        text += "2;plain\n";
    text += "3;\xE9\n"; // no UTF-8
    for (const std::size_t wanted : {std::size_t{1'000'000}, BlockReader::most_bytes}) {
        for (const Block& block : blocks_of(text, wanted))
            CHECK(block.encoding == Encoding::utf8);
    }
}

TEST_CASE("blocks know the number and the place of their first line", "[source]") {
    const std::string text = text_with("2;a line that crosses the end\n");
    const auto blocks = blocks_of(text);
    REQUIRE(blocks.size() == 2);
    CHECK(blocks[0].first_line == 2);
    CHECK(blocks[0].offset == header.size());
    CHECK(blocks[1].first_line == 2 + lines_of(blocks[0]));
    CHECK(text.substr(blocks[1].offset).starts_with("2;a line"));
}
