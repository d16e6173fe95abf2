// SPDX-License-Identifier: MPL-2.0
#include "csv/records.hpp"
#include "csv/separator_index.hpp"
#include "support/catch.hpp"
#include "support/simd.hpp"

#include <random>

using namespace cnamdata::csv;

namespace {

using Rows = std::vector<std::vector<std::string>>;

/// Splits a text that has its padding after it.
struct Split {
    Split(const std::string& text, Dialect dialect, std::size_t width, bool trailing = false)
        : padded(text + std::string(padding_bytes, '\0')), splitter(dialect, width, trailing) {
        const Records& records = splitter.split(std::string_view(padded).substr(0, text.size()));
        for (std::size_t row = 0; row < records.rows(); ++row) {
            auto& fields = rows.emplace_back();
            for (std::size_t column = 0; column < width; ++column)
                fields.emplace_back(records.text(row, column));
            lines.push_back(records.line(row));
            offsets.push_back(records.offset(row));
        }
    }
    std::string padded;
    Splitter splitter;
    Rows rows;
    std::vector<std::uint32_t> lines, offsets;
};

constexpr Dialect plain{';', false};
constexpr Dialect quoted{';', true};

} // namespace

TEST_CASE("lines of equal shape are split where they lie", "[csv]") {
    const Split lf("a;b;c\n1;;3\n", plain, 3);
    CHECK(lf.rows == Rows{{"a", "b", "c"}, {"1", "", "3"}});
    CHECK(lf.offsets == std::vector<std::uint32_t>{0, 6});
    const Split crlf("a;b;c\r\n1;;\r\n", plain, 3);
    CHECK(crlf.rows == Rows{{"a", "b", "c"}, {"1", "", ""}});
}

TEST_CASE("a trailing separator makes an empty field that must be empty", "[csv]") {
    const Split good("1;2;\n3;4;\n", plain, 3, true);
    CHECK(good.rows == Rows{{"1", "2", ""}, {"3", "4", ""}});
    const Split bad("1;2;\n3;4;5\n", plain, 3, true);
    CHECK(bad.rows == Rows{{"1", "2", ""}});
    REQUIRE(bad.splitter.bad_lines().size() == 1);
    CHECK(bad.splitter.bad_lines()[0].line == 1);
    CHECK(bad.splitter.bad_lines()[0].reason == "too long: 3 fields where the header has 2");
    const Split missing("1;2\n3;4;\n", plain, 3, true);
    CHECK(missing.rows == Rows{{"1", "2", ""}, {"3", "4", ""}});
    CHECK(missing.splitter.padded_rows() == 0);
    const Split lost("1;2;\n3;\n", plain, 3, true);
    CHECK(lost.rows == Rows{{"1", "2", ""}, {"3", "", ""}});
    CHECK(lost.splitter.padded_rows() == 1);
    const Split extra("1;2;\n3;4\n", plain, 2);
    CHECK(extra.rows == Rows{{"1", "2"}, {"3", "4"}});
}

TEST_CASE("short lines are padded and counted, very short ones refused", "[csv]") {
    const Split split("1;2;3;4\n5;6;7\n8\n\n9;10;11;12\n", plain, 4);
    CHECK(split.rows == Rows{{"1", "2", "3", "4"}, {"5", "6", "7", ""}, {"9", "10", "11", "12"}});
    CHECK(split.lines == std::vector<std::uint32_t>{0, 1, 4});
    CHECK(split.offsets == std::vector<std::uint32_t>{0, 8, 17});
    CHECK(split.splitter.padded_rows() == 1);
    REQUIRE(split.splitter.bad_lines().size() == 1);
    CHECK(split.splitter.bad_lines()[0].value == "8");
}

TEST_CASE("a last line without line end is read when whole and refused when cut", "[csv]") {
    CHECK(Split("1;2\n3;4", plain, 2).rows == Rows{{"1", "2"}, {"3", "4"}});
    const Split cut("1;2;3\n3;4", plain, 3);
    CHECK(cut.rows == Rows{{"1", "2", "3"}});
    REQUIRE(cut.splitter.bad_lines().size() == 1);
    CHECK(cut.splitter.bad_lines()[0].reason == "cut off at the end of the file: 2 fields where the header has 3");
}

TEST_CASE("quotes enclose a field only where a separator follows", "[csv]") {
    const std::string text = "1;\"a;b\"\n2;\"c \"\"d\"\"\"\n3;\"e\" f\n4;g \"h\"\n5;\"\"\n6;\"i\n";
    const Split split(text, quoted, 2);
    CHECK(split.rows ==
          Rows{{"1", "a;b"}, {"2", "c \"d\""}, {"3", "\"e\" f"}, {"4", "g \"h\""}, {"5", ""}, {"6", "\"i"}});
    CHECK(Split("1;\"x\"\n", plain, 2).rows == Rows{{"1", "\"x\""}});
}

TEST_CASE("every SIMD target finds what the scalar index finds", "[csv][simd]") {
    std::mt19937 random(7);
    const std::string_view alphabet = ";\n\"ab;1\r";
    REQUIRE_FALSE(cnamdata::simd_targets().empty());
    for (int round = 0; round < 300; ++round) {
        std::string text(random() % 400, ' ');
        for (char& c : text)
            c = alphabet[random() % (round % 2 == 0 ? alphabet.size() : 2)];
        if (round % 3 == 0) std::erase(text, '"');
        std::vector<std::uint32_t> expected(text.size() + padding_bytes), found(text.size() + padding_bytes);
        const std::size_t size = text.size();
        if (round % 5 == 0 && size > 0) text[random() % size] = '\xE9';
        text.append(padding_bytes, ';');
        const std::string_view view = std::string_view(text).substr(0, size);
        const IndexResult reference = index_separators_scalar(view, ';', expected.data());
        expected.resize(reference.positions);
        cnamdata::for_each_simd_target([&](std::string_view) {
            const IndexResult result = index_separators(view, ';', found.data());
            CHECK(result.has_quote == reference.has_quote);
            CHECK(result.newlines == reference.newlines);
            CHECK(std::vector<std::uint32_t>(
                      found.begin(), found.begin() + static_cast<std::ptrdiff_t>(result.positions)) == expected);
            const TextLook look = look_at(view), slow = look_at_scalar(view);
            CHECK(look.newlines == slow.newlines);
            CHECK(look.ascii == slow.ascii);
        });
    }
    CHECK_FALSE(cnamdata::force_simd_target("no such target"));
    CHECK(cnamdata::force_simd_target(""));
}
