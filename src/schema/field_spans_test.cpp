// SPDX-License-Identifier: MPL-2.0
#include "schema/field_spans.hpp"

#include "support/catch.hpp"
#include "support/simd.hpp"

#include <map>
#include <random>
#include <string>
#include <vector>

using namespace cnamdata;

namespace {

std::string random_lines(std::size_t rows) {
    const std::vector<std::string> values{"", "0", "1", "01", "11", "111", "1234", "123456", "1234567"};
    std::mt19937 random(7);
    std::string content;
    for (std::size_t row = 0; row < rows; ++row) {
        for (int field = 0; field < 4; ++field)
            content += values[random() % values.size()] + (field < 3 ? ";" : "\n");
    }
    return content;
}

/// Numbers for all spans that are short enough, found one after the other.
struct Known {
    explicit Known(const FieldSpans& spans, std::size_t rows) {
        for (std::size_t row = 0; row < rows; ++row) {
            const std::string_view span = spans[row];
            if (span.size() > longest_key || numbers.contains(std::string(span))) continue;
            const auto number = static_cast<Code>(numbers.size());
            numbers.emplace(span, number);
            table.insert(span_key(span.data(), static_cast<std::uint32_t>(span.size())), number);
        }
    }
    std::map<std::string, Code> numbers;
    KeyTable table;
};

} // namespace

TEST_CASE("every SIMD target finds the spans that a map finds", "[schema][group][simd]") {
    std::string content = random_lines(500);
    const std::size_t size = content.size();
    content.append(csv::padding_bytes, '1');
    csv::Splitter splitter({}, 4, false);
    const csv::Records& records = splitter.split(std::string_view(content).substr(0, size));
    REQUIRE(records.rows() == 500);
    for (const std::size_t last_field : {1U, 2U, 3U}) {
        const FieldSpans spans(records, 1, last_field);
        const Known known(spans, records.rows());
        std::size_t short_rows = 0;
        for (std::size_t row = 0; row < records.rows(); ++row)
            short_rows += spans[row].size() <= longest_key ? 1U : 0U;
        for_each_simd_target([&](std::string_view name) {
            CAPTURE(std::string(name), last_field);
            std::size_t found_rows = 0;
            for (std::size_t row = 0; row < records.rows();) {
                std::vector<std::uint16_t> found(records.rows() - row);
                const std::size_t stop = find_spans(spans, row, records.rows(), known.table, found.data());
                for (std::size_t i = row; i < stop; ++i)
                    REQUIRE(known.numbers.at(std::string(spans[i])) == found[i - row]);
                found_rows += stop - row;
                row = stop + 1;
            }
            // A few share their home slot with another.
            CHECK(found_rows <= short_rows);
            CHECK(found_rows >= short_rows * 3 / 4);
        });
    }
}

TEST_CASE("a long span that begins like a short one is another", "[schema][group][simd]") {
    std::string content = "1\r\n1\r3456789\r\n";
    const std::size_t size = content.size();
    content.append(csv::padding_bytes, '1');
    csv::Splitter splitter({}, 1, false);
    const csv::Records& records = splitter.split(std::string_view(content).substr(0, size));
    const FieldSpans spans(records, 0, 0);
    REQUIRE(records.rows() == 2);
    REQUIRE(spans[1].size() == 10);
    const Known known(spans, 1);
    for_each_simd_target([&](std::string_view name) {
        CAPTURE(std::string(name));
        std::uint16_t found[2];
        CHECK(find_spans(spans, 0, 2, known.table, found) == 1);
    });
}

TEST_CASE("spans of bytes 0 have keys of their own", "[schema][group]") {
    const char text[] = "\0\0;1\0;;;;;";
    CHECK(span_key(text, 3) != span_key(text + 1, 2));
    CHECK(span_key(text + 1, 2) != span_key(text + 2, 1));
    CHECK(span_key(text + 3, 2) != span_key(text + 3, 3));
    CHECK(span_key(text + 2, 1) != 0);
}

TEST_CASE("a table of keys keeps what it is given", "[schema]") {
    KeyTable table;
    for (int round = 0; round < 3; ++round) {
        for (std::uint64_t key = 1; key < 20'000; key += 7)
            table.insert(key * key, static_cast<Code>(key));
        for (std::uint64_t key = 1; key < 20'000; ++key)
            REQUIRE(table.find(key * key) == (key % 7 == 1 ? static_cast<Code>(key) : KeyTable::absent));
        table.clear();
        REQUIRE(table.find(1) == KeyTable::absent);
    }
}
