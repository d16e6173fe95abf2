// SPDX-License-Identifier: MPL-2.0
#include "parquet/reader.hpp"
#include "parquet/test_columns.hpp"

#include "support/catch.hpp"

#include <bit>
#include <fstream>
#include <random>
#include <thread>

using namespace cnamdata;
using namespace cnamdata::parquet;

namespace {

Schema schema() {
    return {{.name = "CODE", .physical = Physical::int32},
            {.name = "AMOUNT", .physical = Physical::int64, .logical = Logical::decimal, .precision = 18, .scale = 2},
            {.name = "LABEL", .physical = Physical::bytes, .logical = Logical::text},
            {.name = "YEAR", .physical = Physical::int32, .optional = false}};
}

std::vector<ColumnData> columns() {
    return {number_codes({5, std::nullopt, -3, 5}), numbers({-250, 0, std::nullopt, std::nullopt}),
            text_codes({"b", "é", std::nullopt, "a"}), numbers({2024, 2024, 2023, 2024})};
}

} // namespace

TEST_CASE("the schema and the metadata come back", "[parquet]") {
    const KeyValues metadata{{"cnamdata.source", "A202401.csv.gz"}, {"empty", ""}, {"accent", "é"}};
    const Buffer file = write_file(schema(), {columns()}, metadata);
    const Reader reader{Bytes(file)};
    CHECK(reader.schema() == schema());
    CHECK(reader.unsupported().empty());
    CHECK(reader.metadata() == metadata);
    CHECK(reader.metadata("accent") == "é");
    CHECK(reader.metadata("absent").empty());
    CHECK(reader.created_by() == "cnamdata test");
}

TEST_CASE("statistics are the smallest and largest values and the nulls", "[parquet]") {
    const Buffer file = write_file(schema(), {columns()});
    const Reader reader{Bytes(file)};
    const Statistics code = reader.statistics(0, 0), amount = reader.statistics(0, 1), label = reader.statistics(0, 2);
    CHECK(code.min == -3);
    CHECK(code.max == 5);
    CHECK(code.nulls == 1U);
    CHECK(amount.min == -250);
    CHECK(amount.max == 0);
    CHECK(amount.nulls == 2U);
    CHECK(label.min_text == "a");
    CHECK(label.max_text == "é"); // bytes over 127 come after ASCII
    CHECK(label.nulls == 1U);
    CHECK_FALSE(label.min);
    CHECK(reader.statistics(0, 3).nulls == 0U);
}

TEST_CASE("statistics leave out what is null, too long or not used", "[parquet]") {
    const Schema two{{.name = "N", .physical = Physical::int64},
                     {.name = "T", .physical = Physical::bytes, .logical = Logical::text}};
    std::vector<ColumnData> data{numbers({std::nullopt, std::nullopt}), text_codes({std::string(65, 'x'), "a"})};
    const Buffer nulls = write_file(two, {data});
    const Reader first{Bytes(nulls)};
    CHECK_FALSE(first.statistics(0, 0).min);
    CHECK(first.statistics(0, 0).nulls == 2U);
    CHECK_FALSE(first.statistics(0, 1).min_text);
    CHECK_FALSE(first.statistics(0, 1).max_text);
    data = {number_codes({8, 9}), text_codes({"m", "n"})};
    data[0].dictionary.add(std::int64_t{-1000});
    data[1].dictionary.add(std::string_view("zzz"));
    const Buffer unused = write_file(two, {data});
    const Reader second{Bytes(unused)};
    CHECK(second.statistics(0, 0).min == 8);
    CHECK(second.statistics(0, 1).max_text == "n");
    CHECK(read_numbers(second, 0, 0, Want::codes) == Numbers{8, 9});
}

TEST_CASE("each form of column gets the encoding that suits it", "[parquet]") {
    Numbers few(50'000), rising(50'000), wild(50'000);
    std::mt19937_64 random(9);
    for (std::size_t i = 0; i < few.size(); ++i) {
        few[i] = static_cast<std::int64_t>(i * i % 97 * 1000);
        rising[i] = static_cast<std::int64_t>(i * 3 + i % 2);
        wild[i] = static_cast<std::int64_t>(random());
    }
    const Schema numbers_schema(4, {.name = "N", .physical = Physical::int64});
    const std::vector<ColumnData> data{number_codes(few), numbers(few), numbers(rising), numbers(wild)};
    const Buffer file = write_file(numbers_schema, {data});
    const Reader reader{Bytes(file)};
    CHECK(reader.chunk(0, 0).encodings == "RLE_DICTIONARY");
    CHECK(reader.chunk(0, 1).encodings == "RLE_DICTIONARY");
    CHECK(reader.chunk(0, 2).encodings == "DELTA_BINARY_PACKED");
    CHECK(reader.chunk(0, 3).encodings == "PLAIN");
    CHECK(reader.chunk(0, 3).codec == "UNCOMPRESSED");
    CHECK(reader.chunk(0, 3).uncompressed_bytes > 400'000);
    CHECK(reader.bytes(0) < file.size());
}

TEST_CASE("what does not fit the schema is a defect of the caller", "[parquet]") {
    const Schema narrow{{.name = "N", .physical = Physical::int32}};
    const Schema required{{.name = "N", .physical = Physical::int64, .optional = false}};
    const std::vector<ColumnData> big{numbers({std::int64_t{1} << 31})}, null{number_codes({1, std::nullopt})};
    CHECK_THROWS_AS(encode(narrow, big, 1), Error);
    CHECK_THROWS_AS(encode(required, null, 2), Error);
    CHECK_THROWS_AS(encode(required, {}, 0), Error);
    CHECK_THROWS_AS(encode(required, big, 2), Error);
}

TEST_CASE("doubles come back bit by bit", "[parquet]") {
    ColumnData reals = numbers({std::bit_cast<std::int64_t>(1.5), std::bit_cast<std::int64_t>(-0.0), std::nullopt});
    reals.form = ColumnData::Form::reals;
    const Buffer file = write_file({{.name = "D", .physical = Physical::float64}}, {{reals}});
    const Reader reader{Bytes(file)};
    ColumnData data;
    reader.read(0, 0, Want::numbers, data);
    CHECK(data.form == ColumnData::Form::reals);
    CHECK(data.numbers == reals.numbers);
    CHECK(data.valid == reals.valid);
}

TEST_CASE("a column can be read again and again into the same memory", "[parquet]") {
    const Buffer file = write_file(schema(), {columns()});
    const Reader reader{Bytes(file)};
    ColumnData data;
    for (int i = 0; i < 2; ++i) {
        reader.read(0, 2, Want::codes, data);
        CHECK(data.rows() == 4);
        CHECK(data.dictionary.text(data.codes[1]) == "é");
        reader.read(0, 1, Want::numbers, data);
        CHECK(data.rows() == 4);
        CHECK(data.valid == std::vector<std::uint8_t>{1, 1, 0, 0});
        reader.read(0, 3, Want::numbers, data);
        CHECK(data.valid.empty());
        reader.read(0, 0, Want::codes, data);
        CHECK(data.dictionary.number(data.codes[2]) == -3);
    }
}

TEST_CASE("a file on disk reads like one in memory, by many threads", "[parquet]") {
    const auto path = std::filesystem::temp_directory_path() / "cnamdata_reader_test.parquet";
    const Buffer file = write_file(schema(), {columns(), columns()});
    std::ofstream(path, std::ios::binary)
        .write(reinterpret_cast<const char*>(file.data()), static_cast<std::streamsize>(file.size()));
    const Reader reader{path};
    std::vector<Texts> read(4);
    std::vector<std::thread> threads;
    for (std::size_t i = 0; i < read.size(); ++i) {
        threads.emplace_back([&, i] { read[i] = read_texts(reader, i % 2, 2); });
    }
    for (std::thread& thread : threads)
        thread.join();
    for (const Texts& texts : read)
        CHECK(texts == Texts{"b", "é", std::nullopt, "a"});
    std::filesystem::remove(path);
}

TEST_CASE("encoding gives the same bytes every time, in every thread", "[parquet]") {
    const Buffer first = write_file(schema(), {columns()});
    Buffer second;
    std::thread([&] { second = write_file(schema(), {columns()}); }).join();
    CHECK(first == second);
}

TEST_CASE("columns encoded at once give the same bytes", "[parquet]") {
    const auto write = [](unsigned threads) {
        Buffer file;
        Writer writer(schema(), [&](Bytes bytes) { append(file, bytes); });
        for (int group = 0; group < 2; ++group) {
            std::vector<Piece> pieces{pack_piece(columns(), 4), pack_piece(columns(), 4)};
            writer.append(encode_on(threads, schema(), pieces));
            for (const Piece& piece : pieces)
                CHECK(std::ranges::all_of(piece.columns, [](const auto& column) { return column.rows == 0; })); // freed
        }
        writer.finish({}, "cnamdata test");
        return file;
    };
    const Buffer one = write(1);
    CHECK(write(2) == one);
    CHECK(write(7) == one);
    CHECK(read_texts(Reader{one}, 1, 2) == Texts{"b", "é", std::nullopt, "a", "b", "é", std::nullopt, "a"});
}

TEST_CASE("a row group without rows is left out", "[parquet]") {
    Buffer file;
    Writer writer(schema(), [&](Bytes bytes) { append(file, bytes); });
    const std::vector<ColumnData> none{number_codes({}), numbers({}), text_codes({}), numbers({})};
    writer.append(encode(schema(), none, 0));
    CHECK(writer.rows() == 0);
    writer.append(encode(schema(), columns(), 4));
    CHECK(writer.rows() == 4);
    writer.finish({}, "x");
    CHECK(writer.bytes() == file.size());
    const Reader reader{Bytes(file)};
    CHECK(reader.row_groups() == 1);
}
