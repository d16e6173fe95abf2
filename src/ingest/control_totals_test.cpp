// SPDX-License-Identifier: MPL-2.0
#include "ingest/control_totals.hpp"

#include "store/provenance.hpp"
#include "support/catch.hpp"

#include <limits>

using namespace cnamdata;

namespace {

ColumnData numbers(PlainVector<std::int64_t> values) {
    ColumnData data;
    data.form = ColumnData::Form::numbers;
    data.numbers = std::move(values);
    return data;
}

SourceColumn column(const Dataset& dataset, const char* name, parquet::Physical physical, int scale) {
    return {{.name = name, .physical = physical, .scale = scale}, dataset.find(name)};
}

} // namespace

TEST_CASE("sums are exact where 64 bits overflow", "[totals]") {
    constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
    constexpr std::int64_t least = std::numeric_limits<std::int64_t>::min();
    CHECK(sum_of(numbers({})) == 0);
    CHECK(sum_of(numbers({-1, -1, 5})) == 3);
    CHECK(sum_of(numbers({most, most, most})) == Int128{most} * 3);
    CHECK(sum_of(numbers({least, least, -1})) == Int128{least} * 2 - 1);
    CHECK(sum_of(numbers({most, least})) == -1);
}

TEST_CASE("codes add up as the numbers they stand for, nulls as nothing", "[totals]") {
    ColumnData data;
    const Code eleven = data.dictionary.add(11);
    const Code minus = data.dictionary.add(-4);
    data.codes = {eleven, null_code, minus, eleven};
    CHECK(sum_of(data) == 18);
    data.packed.append(data.codes, data.dictionary.size());
    data.codes.clear();
    data.form = ColumnData::Form::packed;
    CHECK(sum_of(data) == 18);
}

TEST_CASE("coded sums are exact where 64 bits overflow", "[totals]") {
    constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
    ColumnData data;
    data.codes.assign(3, data.dictionary.add(most));
    CHECK(sum_of(data) == Int128{most} * 3);
    data.dictionary.clear();
    data.codes.assign(3, data.dictionary.add(std::numeric_limits<std::int64_t>::min()));
    CHECK(sum_of(data) == -Int128{most} * 3 - 3);
}

TEST_CASE("measures are added up, dimensions and unknown columns are not", "[totals]") {
    const Dataset& lpp = find_dataset("lpp");
    const std::vector<SourceColumn> columns{
        column(lpp, "AGE", parquet::Physical::int32, 0), column(lpp, "QTE", parquet::Physical::int64, 0),
        column(lpp, "REM", parquet::Physical::int64, 2), column(lpp, "OTHER", parquet::Physical::int64, 0)};
    ControlTotals totals(columns);
    Batch batch;
    for (int i = 0; i < 4; ++i)
        batch.columns.push_back(numbers({1, 250}));
    totals.add(batch);
    totals.add(batch);
    const std::vector<ControlTotal> expected{{"QTE", 502, 0}, {"REM", 502, 2}};
    CHECK(totals.totals() == expected);
}

TEST_CASE("sums survive the footer of a table", "[totals]") {
    Provenance written{.dataset = "lpp", .period = {2014, 0}};
    written.totals = {{"QTE", -7, 0}, {"REM", Int128{std::numeric_limits<std::int64_t>::max()} * 1000 + 5, 2}};
    parquet::KeyValues metadata = to_metadata(written);
    const Provenance read = from_metadata(metadata);
    CHECK(read.totals == written.totals);
    CHECK(read.period == written.period);
}

TEST_CASE("a footer with a malformed sum has no such sum", "[totals]") {
    for (const char* text : {"", "-", "1.2.3", "12a", "9999999999999999999999999999999999999999"}) {
        CAPTURE(text);
        CHECK(from_metadata({{"cnamdata.sum.REM", text}}).totals.empty());
    }
    CHECK(from_metadata({{"cnamdata.period", "soon"}}).period.empty());
}
