// SPDX-License-Identifier: MPL-2.0
#include "parquet/merged_dictionary.hpp"
#include "parquet/test_columns.hpp"
#include "support/catch.hpp"

#include <algorithm>
#include <random>
#include <utility>

using namespace cnamdata;
using namespace cnamdata::parquet;

namespace {

const Schema one_number{{.name = "N", .physical = Physical::int64}};
const Schema one_text{{.name = "T", .physical = Physical::bytes, .logical = Logical::text}};

Buffer write_pieces(const Schema& schema, std::vector<ColumnData> pieces) {
    std::vector<Piece> packed;
    for (ColumnData& piece : pieces) {
        const std::uint64_t rows = piece.rows();
        std::vector<ColumnData> columns;
        columns.push_back(std::move(piece));
        packed.push_back(pack_piece(std::move(columns), rows));
    }
    Buffer file;
    Writer writer(schema, [&](Bytes bytes) { append(file, bytes); });
    writer.append(encode(schema, packed));
    writer.finish({}, "cnamdata test");
    return file;
}

Numbers amounts(std::size_t rows, std::int64_t domain, unsigned seed) {
    std::mt19937_64 random(seed);
    Numbers values;
    for (std::size_t row = 0; row < rows; ++row) {
        const auto value = static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(domain)) - domain / 3;
        values.push_back(random() % 100 == 0 ? Number{} : Number{value * 1000});
    }
    return values;
}

Numbers joined(const std::vector<Numbers>& pieces) {
    Numbers all;
    for (const Numbers& piece : pieces)
        all.insert(all.end(), piece.begin(), piece.end());
    return all;
}

} // namespace

TEST_CASE("pieces of one chunk read as one column, in whatever form they came", "[parquet][piece]") {
    // Few, many and too many values for a dictionary.
    for (const std::int64_t domain : {200, 3'000, 70'000, 100'000'000}) {
        const std::vector<Numbers> pieces{
            amounts(20'000, domain, 1), {}, amounts(1'000, domain, 2), Numbers(300), amounts(20'000, domain, 3)};
        std::vector<ColumnData> coded, plain, mixed;
        for (std::size_t i = 0; i < pieces.size(); ++i) {
            coded.push_back(number_codes(pieces[i]));
            plain.push_back(numbers(pieces[i]));
            mixed.push_back(i % 2 == 0 ? number_codes(pieces[i]) : numbers(pieces[i]));
        }
        const Buffer file = write_pieces(one_number, coded);
        CHECK(read_numbers(Reader(std::span<const std::byte>(file)), 0, 0, Want::numbers) == joined(pieces));
        // The form of the pieces depends on what a worker saw before: it must leave no trace.
        CHECK(write_pieces(one_number, plain) == file);
        CHECK(write_pieces(one_number, mixed) == file);
    }
}

TEST_CASE("texts of several pieces share one dictionary", "[parquet][piece]") {
    Texts first, second;
    for (int i = 0; i < 3000; ++i) {
        first.emplace_back("text " + std::to_string(i % 700));
        second.push_back(i % 10 == 0 ? Text{} : Text{"text " + std::to_string(i % 900)});
    }
    const Buffer file = write_pieces(one_text, {text_codes(first), text_codes(second)});
    first.insert(first.end(), second.begin(), second.end());
    CHECK(read_texts(Reader(std::span<const std::byte>(file)), 0, 0) == first);
}

TEST_CASE("entries that no row has are left out", "[parquet][piece]") {
    ColumnData column = number_codes({5, 7, 9, 7});
    column.codes = {1, 3, 0};
    const PieceColumn packed = pack_column(std::move(column));
    CHECK(packed.dictionary.numbers() == PlainVector<std::int64_t>{0, 5, 9});
    CHECK(packed.codes.unpacked() == std::vector<Code>{1, 2, 0});
    CHECK(packed.nulls == 1);
}

TEST_CASE("a large dictionary begins with what is frequent", "[parquet][piece]") {
    Numbers values;
    for (std::int64_t i = 0; i < 400; ++i) {
        values.emplace_back(900 - i);
        if (i % 3 == 0) values.emplace_back(900 - i);
        if (i == 200) values.insert(values.end(), 2'000, 900 - i);
    }
    const PieceColumn piece = pack_column(number_codes(values)), other = pack_column(numbers({-5, 1'000'000'000}));
    const std::vector<const PieceColumn*> pieces{&piece, &other};
    MergedDictionary merged;
    REQUIRE(merged.merge(pieces, 402));
    const auto& entries = merged.dictionary().numbers();
    REQUIRE(entries.size() == 403);
    CHECK(entries[1] == 700);
    // Then those that come twice, 501 to 900 in steps of 3, then once: each in four ranges that take turns.
    CHECK(std::vector(entries.begin() + 2, entries.begin() + 10) ==
          std::vector<std::int64_t>{501, 603, 705, 807, 504, 606, 708, 810});
    CHECK(entries[135] == 804); // the last range is the shortest
    CHECK(entries[136] == -5);
    CHECK(entries[140] == 502);
    CHECK(std::find(entries.begin() + 136, entries.end(), 1'000'000'000) == entries.begin() + 136 + 4 * 65 + 3);
    CHECK(merged.dictionary().number(merged.map(1)[merged.codes(1)[0]]) == -5);
    CHECK_FALSE(merged.merge(pieces, 401));
}

TEST_CASE("numbers that wait take four bytes where all fit", "[parquet][piece]") {
    constexpr std::int64_t most = 2'147'483'647, least = -most - 1;
    const auto bytes_each = [](const PackedNumbers& numbers) {
        return numbers.visit([](auto all) { return sizeof(typename decltype(all)::value_type); });
    };
    for (const auto& [values, bytes] : std::vector<std::pair<Numbers, std::size_t>>{
             {{most, least, 0, -1}, 4}, {{1, most + 1}, 8}, {{least - 1, 1}, 8}, {{1, std::int64_t{1} << 62}, 8}}) {
        const PieceColumn piece = pack_column(numbers(values));
        CHECK(bytes_each(piece.numbers) == bytes);
        const std::vector<const PieceColumn*> only{&piece};
        const ColumnData joined = join_numbers(only);
        REQUIRE(joined.numbers.size() == values.size());
        for (std::size_t row = 0; row < values.size(); ++row)
            CHECK(joined.numbers[row] == values[row]);
    }
}

TEST_CASE("pieces are joined as numbers, or as many of them as asked for", "[parquet][piece]") {
    const PieceColumn coded = pack_column(number_codes({5, {}, 7})), plain = pack_column(numbers({{}, 9}));
    const std::vector<const PieceColumn*> pieces{&coded, &plain};
    const ColumnData all = join_numbers(pieces);
    CHECK(all.numbers == PlainVector<std::int64_t>{5, 0, 7, 0, 9});
    CHECK(all.valid == std::vector<std::uint8_t>{1, 0, 1, 0, 1});
    const ColumnData some = join_numbers(pieces, 4);
    CHECK(some.numbers == PlainVector<std::int64_t>{5, 0, 7, 0});
    CHECK(some.valid == std::vector<std::uint8_t>{1, 0, 1, 0});
    const ColumnData first = join_numbers(std::span(pieces).first(1), 1);
    CHECK(first.numbers == PlainVector<std::int64_t>{5});
    const PieceColumn without = pack_column(number_codes({1, 2}));
    const std::vector<const PieceColumn*> only{&without};
    CHECK(join_numbers(only).valid.empty());
}
