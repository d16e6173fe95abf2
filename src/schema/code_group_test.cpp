// SPDX-License-Identifier: MPL-2.0
#include "schema/code_group.hpp"

#include "support/catch.hpp"

#include <memory>
#include <random>
#include <string>

using namespace cnamdata;

namespace {

constexpr Column number{.name = "C", .kind = Kind::code};
constexpr Column text{.name = "T", .kind = Kind::code, .text = true};
constexpr Column count{.name = "N", .kind = Kind::count, .role = Role::measure};

/// Lines of four fields and an empty one, with their padding.
struct Lines {
    explicit Lines(const std::string& content, const char* end = "\n") : padded(content) {
        for (std::size_t at = 0; (at = padded.find('\n', at)) != std::string::npos; at += std::string(end).size())
            padded.replace(at, 1, end);
        size = padded.size();
        padded.append(csv::padding_bytes, '7');
    }
    const csv::Records& records() { return splitter.split(std::string_view(padded).substr(0, size)); }

    std::string padded;
    std::size_t size = 0;
    csv::Splitter splitter{{}, 5, true};
};

struct Parsers {
    Parsers() {
        for (const Column& column : {number, text, count, number})
            all.push_back(make_column_parser(column, NumberFormat::english, MeasureForm::cheaper));
    }
    [[nodiscard]] std::vector<GroupMember> members() const {
        std::vector<GroupMember> found;
        for (std::size_t i = 0; i < all.size(); ++i)
            found.push_back({all[i]->coded(), i, i});
        return found;
    }
    std::vector<std::unique_ptr<ColumnParser>> all;
};

void check_same(ColumnData&& alone, ColumnData&& together) {
    CHECK(alone.packed.unpacked() == together.packed.unpacked());
    REQUIRE(alone.dictionary.size() == together.dictionary.size());
    for (Code code = 1; code < alone.dictionary.size(); ++code) {
        if (alone.dictionary.type() == Dictionary::Type::text)
            CHECK(alone.dictionary.text(code) == together.dictionary.text(code));
        else
            CHECK(alone.dictionary.number(code) == together.dictionary.number(code));
    }
}

void compare(const csv::Records& records, const Parsers& together, std::vector<CodeGroup>& groups) {
    const Parsers alone;
    for (int block = 0; block < 2; ++block) {
        std::vector<BadMember> bad_together;
        std::size_t bad_alone = 0;
        for (CodeGroup& group : groups) {
            group.begin(records);
            group.read(0, records.rows(), bad_together);
            group.read(0, records.rows(), bad_together);
            group.flush();
        }
        for (std::size_t i = 0; i < alone.all.size(); ++i) {
            std::vector<BadField> bad;
            alone.all[i]->append(records, i, bad);
            alone.all[i]->append(records, i, bad);
            bad_alone += bad.size();
            for (const BadField& field : bad) {
                CHECK(std::count_if(bad_together.begin(), bad_together.end(), [&](const BadMember& other) {
                          return other.column == i && other.field.row == field.row &&
                                 other.field.reason == field.reason;
                      }) == 2);
            }
            check_same(alone.all[i]->take(), together.all[i]->take());
        }
        CHECK(bad_together.size() == bad_alone);
        for (CodeGroup& group : groups)
            group.clear();
    }
}

/// Reads the lines with each column alone, with all in one group, and with each in a group of its own: codes,
/// dictionaries and bad fields must agree.
void compare(Lines& lines) {
    const Parsers one, each;
    std::vector<CodeGroup> group, single;
    group.emplace_back(one.members());
    for (const GroupMember& member : each.members())
        single.emplace_back(std::vector{member});
    compare(lines.records(), one, group);
    compare(lines.records(), each, single);
}

std::string random_lines(std::size_t rows, const std::vector<std::string>& values) {
    std::mt19937 random(5);
    std::string content;
    for (std::size_t row = 0; row < rows; ++row) {
        for (int field = 0; field < 4; ++field)
            content += (field == 1 ? "0" : "") + values[random() % values.size()] + ";";
        content += "\n";
    }
    return content;
}

/// The fields of each group that is planned when the lines were read.
std::vector<std::vector<std::size_t>> plan_after(const std::string& content) {
    Lines lines(content);
    const csv::Records& records = lines.records();
    Parsers parsers;
    std::vector<BadField> bad;
    for (std::size_t i = 0; i < parsers.all.size(); ++i)
        parsers.all[i]->append(records, i, bad);
    std::vector<std::vector<std::size_t>> planned;
    for (const CodeGroup& group : plan_groups(parsers.members(), records)) {
        auto& fields = planned.emplace_back();
        for (const GroupMember& member : group.members())
            fields.push_back(member.field);
    }
    return planned;
}

} // namespace

TEST_CASE("columns read together have the codes of columns read alone", "[schema][group]") {
    Lines few("1;01;2;3;\n1;01;2;3;\n01;1;2;;\n;;;;\n1;01;2;3;\n");
    compare(few);
    Lines returns("1;01;2;3;\n1;01;2;3;\n7;2A;2;3;\n", "\r\n");
    compare(returns);
    Lines many(random_lines(3000, {"", "0", "1", "11", "111", "1111", "9", "99", "99999"}));
    compare(many);
}

TEST_CASE("one value has one code, in whatever spelling it comes first", "[schema][group]") {
    Lines late(random_lines(300, {"5", "7", "-7", "10", "0"}) + random_lines(300, {"05", "-07", "+7", "00", "-0"}));
    compare(late);
    Lines early("-0;1;00;+5;\n0;1;0;5;\n00;2;-0;05;\n");
    compare(early);
    Lines amounts("1.50;1;1;1;\n");
    compare(amounts);
}

TEST_CASE("neither long fields nor bad ones are mistaken for others", "[schema][group]") {
    Lines lines(random_lines(500, {"1", "123456789", "1234567890123456", "x", "-", "1 "}));
    compare(lines);
}

TEST_CASE("more combinations than there are places", "[schema][group]") {
    std::string content;
    for (int row = 0; row < 150'000; ++row)
        content +=
            std::to_string(row % 70'001) + ";1;" + std::to_string(row % 3) + ";" + std::to_string(row % 2) + ";\n";
    Lines lines(content);
    compare(lines);
}

TEST_CASE("bytes 0 are part of a field", "[schema][group]") {
    std::string content = "1;01;2;3;\n1;01;2;3";
    content.push_back('\0');
    Lines lines(content + ";\n1;01;2;3;\n");
    compare(lines);
}

TEST_CASE("neighbours of few combinations share a lookup", "[schema][group]") {
    std::string content;
    for (std::size_t row = 0; row < group_sample; ++row) {
        content += std::to_string(row % 3) + ";a;" + std::to_string(row % 7) + ";" + std::to_string(row * 7919 % 2000);
        content += ";\n";
    }
    const auto groups = plan_after(content);
    CHECK(groups == std::vector<std::vector<std::size_t>>{{0, 1, 2}, {3}});
}

TEST_CASE("columns of long texts share no lookup", "[schema][group]") {
    std::string content;
    for (std::size_t row = 0; row < group_sample; ++row)
        content += "1;a text of more bytes;2;3;\n";
    const auto groups = plan_after(content);
    CHECK(groups == std::vector<std::vector<std::size_t>>{{0}, {2, 3}});
}
