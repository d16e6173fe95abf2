// SPDX-License-Identifier: MPL-2.0
#include "cnamdata/parquet_sink.hpp"
#include "parquet/reader.hpp"
#include "support/catch.hpp"
#include "support/errors.hpp"

#include <array>
#include <limits>
#include <string>

using namespace cnamdata;
using test::contains;
using test::error_of;

namespace {

Value number(Int128 value) { return {.null = false, .number = value}; }

/// The file of some rows of one column.
std::string file_of(const ResultColumn& column, const std::vector<Value>& values) {
    std::string bytes;
    ParquetSink sink([&](std::string_view more) { bytes += more; });
    sink.begin({&column, 1});
    for (const Value& value : values)
        sink.row({&value, 1});
    sink.end();
    return bytes;
}

std::string refusal(const ResultColumn& column, Int128 value) {
    const auto error = error_of([&] { static_cast<void>(file_of(column, {number(value)})); });
    return error ? error->what() : "no error";
}

} // namespace

TEST_CASE("a Parquet result keeps types, nulls and extremes", "[parquet-sink]") {
    constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
    const std::string bytes = file_of({.name = "N"}, {number(most), {}, number(-most)});
    const parquet::Reader reader(std::as_bytes(std::span(bytes)));
    REQUIRE(reader.rows() == 3);
    CHECK(reader.schema()[0].physical == parquet::Physical::int64);
    ColumnData data;
    reader.read(0, 0, parquet::Want::numbers, data);
    CHECK(data.numbers == PlainVector<std::int64_t>{most, 0, -most});
    CHECK(data.valid == std::vector<std::uint8_t>{1, 0, 1});
}

TEST_CASE("rows past a row group go to the next", "[parquet-sink]") {
    const std::vector<Value> rows(131072 + 5, number(7));
    const std::string bytes = file_of({.name = "N", .bits = 32}, rows);
    const parquet::Reader reader(std::as_bytes(std::span(bytes)));
    CHECK(reader.row_groups() == 2);
    CHECK(reader.rows() == rows.size());
    CHECK(reader.schema()[0].physical == parquet::Physical::int32);
}

TEST_CASE("numbers that their Parquet type does not hold are refused", "[parquet-sink]") {
    const Int128 past = Int128{1} << 63U;
    CHECK(
        contains(refusal({.name = "sum_V"}, past), "9223372036854775808 in column sum_V does not fit Parquet's INT64"));
    const ResultColumn amount{.name = "sum_R", .type = ValueType::decimal, .scale = 2};
    CHECK(contains(refusal(amount, -Int128{1'000'000'000'000'000'000}),
                   "-10000000000000000.00 in column sum_R does not fit Parquet's DECIMAL(18,2)"));
    CHECK(refusal(amount, 999'999'999'999'999'999) == "no error");
}

TEST_CASE("a Parquet result has no place for totals and twins", "[parquet-sink]") {
    ParquetSink sink([](std::string_view) {});
    const std::array twins{ResultColumn{.name = "REM"}, ResultColumn{.name = "rem"}};
    CHECK(error_of([&] { sink.begin(twins); }));
    CHECK(error_of([&] { sink.total(std::array<Value, 1>{}); }));
}
