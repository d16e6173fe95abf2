// SPDX-License-Identifier: MPL-2.0
//
// Encoding and decoding of a batch shaped like a month of Open DAMIR: coded columns of few values and amounts.
#include "parquet/reader.hpp"
#include "parquet/writer.hpp"

#include <benchmark/benchmark.h>

#include <random>

using namespace cnamdata;
using namespace cnamdata::parquet;

namespace {

constexpr std::size_t rows = 100'000;
constexpr std::size_t coded = 20, amounts = 5;

// Distinct values of 20 columns: tops and sexes, ages, regions, natures, acts.
constexpr unsigned domains[coded] = {2, 2, 3, 3, 4, 5, 7, 9, 10, 12, 13, 14, 17, 20, 25, 40, 60, 110, 250, 1200};

// The first values are by far the most frequent, as codes are: each next one has about 3/4 the rows of the one before.
Code skewed(std::mt19937_64& random, unsigned domain) {
    const auto skew = std::geometric_distribution<unsigned>(domain < 20 ? 0.3 : 3.0 / domain)(random);
    return 1 + skew % domain;
}

ColumnData coded_column(std::mt19937_64& random, unsigned domain) {
    ColumnData column;
    for (unsigned i = 0; i < domain; ++i)
        column.dictionary.add(std::int64_t{i} * 3 + 1);
    column.codes.resize(rows);
    for (Code& code : column.codes)
        code = skewed(random, domain);
    return column;
}

// Centimes: a third of zeros, a third of tariffs, and anything for the rest.
ColumnData amount_column(std::mt19937_64& random) {
    ColumnData column;
    column.form = ColumnData::Form::numbers;
    column.numbers.resize(rows);
    for (std::int64_t& number : column.numbers) {
        const std::uint64_t kind = random() % 3;
        number = kind == 0 ? 0 : static_cast<std::int64_t>(kind == 1 ? 100 + random() % 600 * 5 : random() % 200'000);
    }
    return column;
}

struct Batch {
    Schema schema;
    std::vector<ColumnData> columns;

    void add(Physical physical, ColumnData column) {
        Field field;
        field.name = std::to_string(schema.size());
        field.physical = physical;
        schema.push_back(std::move(field));
        columns.push_back(std::move(column));
    }
};

enum Shape : std::int64_t { only_codes, only_amounts, both };

Batch batch(std::int64_t shape) {
    std::mt19937_64 random(1);
    Batch made;
    if (shape != only_amounts) {
        for (const unsigned domain : domains)
            made.add(Physical::int32, coded_column(random, domain));
    }
    if (shape != only_codes) {
        for (std::size_t i = 0; i < amounts; ++i)
            made.add(Physical::int64, amount_column(random));
    }
    return made;
}

void count_values(benchmark::State& state, std::size_t columns) {
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(rows * columns));
}

void encode_batch(benchmark::State& state) {
    const Batch made = batch(state.range(0));
    std::uint64_t bytes = 0;
    for (auto _ : state) {
        const EncodedRowGroup group = encode(made.schema, made.columns, rows);
        bytes = group.bytes();
    }
    count_values(state, made.columns.size());
    state.counters["bytes_a_value"] = static_cast<double>(bytes) / static_cast<double>(rows * made.columns.size());
}

void decode_batch(benchmark::State& state) {
    const Batch made = batch(state.range(0));
    std::vector<std::byte> file;
    Writer writer(made.schema,
                  [&](std::span<const std::byte> bytes) { file.insert(file.end(), bytes.begin(), bytes.end()); });
    writer.append(encode(made.schema, made.columns, rows));
    writer.finish({}, "bench");
    const Reader reader{std::span<const std::byte>(file)};
    const Want want = state.range(1) == 0 ? Want::codes : Want::numbers;
    ColumnData column;
    for (auto _ : state) {
        for (std::size_t i = 0; i < made.columns.size(); ++i) {
            reader.read(0, i, want, column);
            benchmark::DoNotOptimize(column.codes.data());
            benchmark::DoNotOptimize(column.numbers.data());
        }
    }
    count_values(state, made.columns.size());
}

} // namespace

BENCHMARK(encode_batch)->ArgName("shape")->Arg(only_codes)->Arg(only_amounts)->Arg(both);
BENCHMARK(decode_batch)->ArgNames({"shape", "numbers"})->ArgsProduct({{only_codes, only_amounts, both}, {0, 1}});
BENCHMARK_MAIN();
