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

/// A few fields of each row, as they are split when others are left out.
Rows split_some(std::string text, Dialect dialect, std::size_t width, bool trailing,
                const std::vector<std::size_t>& wanted) {
    const std::size_t size = text.size();
    text.append(padding_bytes, '\0');
    Splitter splitter(dialect, width, trailing, wanted);
    const Records& records = splitter.split(std::string_view(text).substr(0, size));
    Rows rows(records.rows());
    for (std::size_t row = 0; row < rows.size(); ++row) {
        rows[row].push_back(std::to_string(records.line(row)) + " at " + std::to_string(records.offset(row)));
        for (const std::size_t field : wanted)
            rows[row].emplace_back(records.text(row, field));
    }
    return rows;
}

Rows pick(const Split& split, const std::vector<std::size_t>& wanted) {
    Rows rows(split.rows.size());
    for (std::size_t row = 0; row < rows.size(); ++row) {
        rows[row].push_back(std::to_string(split.lines[row]) + " at " + std::to_string(split.offsets[row]));
        for (const std::size_t field : wanted)
            rows[row].push_back(split.rows[row][field]);
    }
    return rows;
}

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

TEST_CASE("fields are the same when others are left out", "[csv]") {
    std::mt19937 random(11);
    constexpr std::size_t width = 20;
    for (int round = 0; round < 200; ++round) {
        std::string text;
        const bool trailing = round % 2 == 0, returns = round % 3 == 0;
        for (std::size_t row = 0; row < random() % 30; ++row) {
            for (std::size_t field = 0; field + 1 < width; ++field)
                text += std::string(random() % (round % 7 == 0 ? 90 : 4), 'x') + ";";
            text += trailing ? "" : std::to_string(row);
            if (round % 5 == 0 && random() % 10 == 0) text += ";stray"; // then all is split slowly
            text += returns ? "\r\n" : "\n";
        }
        std::vector<std::size_t> wanted;
        for (std::size_t field = 0; field < width; ++field) {
            if (random() % 5 == 0) wanted.push_back(field);
        }
        if (wanted.empty()) continue;
        CAPTURE(text, wanted);
        CHECK(split_some(text, plain, width, trailing, wanted) == pick(Split(text, plain, width, trailing), wanted));
    }
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

TEST_CASE("every SIMD target finds the separators that are kept", "[csv][simd]") {
    std::mt19937 random(13);
    for (int round = 0; round < 300; ++round) {
        std::string text(random() % 2000, 'x');
        for (char& c : text)
            c = random() % (round % 4 == 0 ? 2 : 9) == 0 ? ';' : (random() % 40 == 0 ? '\n' : 'x');
        const std::size_t size = text.size();
        text.append(padding_bytes, ';');
        const std::string_view view = std::string_view(text).substr(0, size);
        const auto width = static_cast<std::uint32_t>(2 + random() % 60);
        std::vector<std::uint32_t> numbers;
        for (std::uint32_t number = 0; number + 1 < width && numbers.size() + 1 < width / 2; ++number) {
            if (random() % 4 == 0) numbers.push_back(number);
        }
        numbers.push_back(width - 1);
        const KeptSeparators kept(numbers, width);
        std::vector<std::uint32_t> expected(size + padding_bytes, 7), found(size + padding_bytes, 7);
        const IndexResult reference = select_separators_scalar(view, ';', kept, expected.data());
        const std::size_t rows = reference.positions / width;
        const auto end = static_cast<std::ptrdiff_t>(rows * (numbers.size() + 1));
        cnamdata::for_each_simd_target([&](std::string_view) {
            const IndexResult result = select_separators(view, ';', kept, found.data());
            CHECK(result.positions == reference.positions);
            CHECK(result.newlines == reference.newlines);
            CHECK(std::equal(found.begin(), found.begin() + end, expected.begin()));
        });
    }
}
