// SPDX-License-Identifier: MPL-2.0
//
// Each stage of an ingest by itself, on a generated month of Open DAMIR: fields and bytes a second of one thread.
// The bytes are those of the text, but for compress, pack and write, which say their own.
#include "archive/archive.hpp"
#include "archive/stretch.hpp"
#include "base/file.hpp"
#include "csv/records.hpp"
#include "generate/request.hpp"
#include "parquet/compress.hpp"
#include "parquet/merged_dictionary.hpp"
#include "parquet/rle.hpp"
#include "parquet/writer.hpp"
#include "schema/header.hpp"
#include "source/block_parser.hpp"

#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <unistd.h>

using namespace cnamdata;

namespace {

constexpr std::size_t rows = 60'000;

/// A small month: its archive on the disk, its text, its header.
struct Month {
    std::filesystem::path archive =
        std::filesystem::temp_directory_path() / ("cnamdata-bench-" + std::to_string(getpid()) + ".csv.gz");
    std::string text; // without the header line, padded
    std::size_t size = 0;
    Header header;

    Month() {
        generate::Request request;
        request.dataset = "damir";
        request.rows = rows;
        request.period = "2025-01";
        request.output = archive;
        generate::write_file(request);
        std::string all = inflate();
        const std::size_t first = all.find('\n') + 1;
        header = resolve_header(std::string_view(all).substr(0, first - 1), {.name = "A202501.csv.gz"});
        text = all.substr(first);
        size = text.size();
        text.append(csv::padding_bytes, '\0');
    }
    ~Month() { std::filesystem::remove(archive); }

    [[nodiscard]] std::string inflate() const {
        const auto opened = open_archive(archive.string());
        std::string all;
        std::string part(std::size_t{1} << 20U, '\0');
        while (const std::size_t got = opened->read(std::as_writable_bytes(std::span(part))))
            all.append(part, 0, got);
        return all;
    }
    [[nodiscard]] std::string_view view() const { return std::string_view(text).substr(0, size); }
    [[nodiscard]] std::size_t fields() const { return rows * header.width; }
};

const Month& month() {
    static const Month made;
    return made;
}

void count(benchmark::State& state, std::size_t fields, std::size_t bytes) {
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(fields));
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(bytes));
}

void inflate(benchmark::State& state) {
    std::string part(std::size_t{1} << 20U, '\0');
    for (auto _ : state) {
        const auto opened = open_archive(month().archive.string());
        while (opened->read(std::as_writable_bytes(std::span(part))) > 0)
            benchmark::DoNotOptimize(part.data());
    }
    count(state, month().fields(), month().size);
}

/// A megabyte from the midst of the archive, as it is inflated before what precedes it is known.
void inflate_ahead(benchmark::State& state) {
    const std::string all = read_whole(month().archive);
    Stretch stretch;
    const auto input = stretch.input(std::min(all.size() / 2, std::size_t{1} << 20U));
    std::memcpy(input.data(), all.data() + all.size() / 3, input.size());
    std::size_t text = 0;
    for (auto _ : state) {
        if (!stretch.inflate()) return state.SkipWithError("no block was found");
        text = stretch.marked().size();
        for (const auto part : stretch.clear())
            text += part.size();
    }
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(text));
}

void index_fields(benchmark::State& state) {
    csv::Splitter splitter({}, month().header.width, month().header.trailing_separator);
    const std::string_view text = month().view();
    for (auto _ : state) {
        // By slices, as ingest does.
        for (std::size_t begin = 0; begin < text.size();) {
            const std::size_t end = text.find('\n', std::min(begin + 32'768, text.size() - 1)) + 1;
            benchmark::DoNotOptimize(splitter.split(text.substr(begin, end - begin)).rows());
            begin = end;
        }
    }
    count(state, month().fields(), month().size);
}

/// All columns whose storage is one of two.
std::vector<std::size_t> columns_of(Storage one, Storage other) {
    std::vector<std::size_t> chosen;
    const auto& slots = month().header.slots;
    for (std::size_t i = 0; i < slots.size(); ++i) {
        if (slots[i].column.storage() == one || slots[i].column.storage() == other) chosen.push_back(i);
    }
    return chosen;
}

/// The rows as a batch, of some columns or all; what `index` takes is in it.
Batch convert_columns(const std::vector<std::size_t>& columns, Want want) {
    std::vector<Wanted> wanted;
    for (const std::size_t column : columns)
        wanted.push_back({column, want});
    BlockParser parser(month().header, "bench", wanted);
    Block block;
    block.size = month().size;
    block.first_line = 2;
    block.lines = rows;
    block.bytes = std::make_unique<char[]>(month().text.size());
    std::copy(month().text.begin(), month().text.end(), block.bytes.get());
    return parser.parse(block);
}

void convert(benchmark::State& state, Storage one, Storage other, Want want) {
    const auto columns = columns_of(one, other);
    for (auto _ : state)
        benchmark::DoNotOptimize(convert_columns(columns, want));
    count(state, rows * columns.size(), month().size);
}

std::vector<std::size_t> all_columns() {
    std::vector<std::size_t> all(month().header.slots.size());
    for (std::size_t i = 0; i < all.size(); ++i)
        all[i] = i;
    return all;
}

const parquet::Piece& piece() {
    static const parquet::Piece made = parquet::pack_piece(convert_columns(all_columns(), Want::cheaper).columns, rows);
    return made;
}

void dictionary(benchmark::State& state) {
    parquet::MergedDictionary merged;
    for (auto _ : state) {
        for (const parquet::PieceColumn& column : piece().columns) {
            const parquet::PieceColumn* const pieces[] = {&column};
            benchmark::DoNotOptimize(merged.merge(pieces, rows));
        }
    }
    count(state, rows * piece().columns.size(), month().size);
}

std::vector<std::uint32_t> indices(unsigned width) {
    std::vector<std::uint32_t> made(rows);
    for (std::size_t row = 0; row < rows; ++row)
        made[row] = static_cast<std::uint32_t>((row * row + row / 7) % (1U << width));
    return made;
}

void pack(benchmark::State& state) {
    const auto width = static_cast<unsigned>(state.range(0));
    const auto values = indices(width);
    parquet::Buffer out;
    for (auto _ : state) {
        out.clear();
        parquet::encode_rle(values, width, out);
    }
    count(state, rows, out.size());
}

/// A page of regions, packed two to a byte.
void compress(benchmark::State& state) {
    parquet::Buffer page, out;
    const auto& columns = month().header.slots;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (columns[i].column.name != "BEN_RES_REG") continue;
        piece().columns[i].codes.visit([&](const auto& codes) {
            parquet::encode_rle(std::vector<std::uint32_t>(codes.begin(), codes.end()), 4, page);
        });
    }
    for (auto _ : state) {
        out.clear();
        parquet::append_zstd(page, parquet::Redundancy::skew, out);
    }
    count(state, rows, page.size());
    state.counters["ratio"] = static_cast<double>(out.size()) / static_cast<double>(page.size());
}

parquet::Schema fields() {
    parquet::Schema made;
    for (const Slot& slot : month().header.slots)
        made.push_back(field_of(slot.column));
    return made;
}

/// From codes to pages: dictionary, pack and compress together.
void encode(benchmark::State& state) {
    const parquet::Schema schema = fields();
    std::size_t bytes = 0;
    for (auto _ : state)
        bytes = parquet::encode(schema, std::span(&piece(), 1)).bytes();
    count(state, rows * schema.size(), bytes);
}

void write(benchmark::State& state) {
    const parquet::Schema schema = fields();
    std::size_t bytes = 0;
    for (auto _ : state) {
        state.PauseTiming();
        auto group = parquet::encode(schema, std::span(&piece(), 1));
        std::ofstream file(month().archive.string() + ".parquet", std::ios::binary);
        state.ResumeTiming();
        parquet::Writer writer(schema, [&](std::span<const std::byte> part) {
            file.write(reinterpret_cast<const char*>(part.data()), static_cast<std::streamsize>(part.size()));
        });
        writer.append(std::move(group));
        writer.finish({}, "bench");
        file.flush();
        bytes = writer.bytes();
    }
    std::filesystem::remove(month().archive.string() + ".parquet");
    count(state, rows * schema.size(), bytes);
}

} // namespace

BENCHMARK(inflate);
BENCHMARK(inflate_ahead);
BENCHMARK(index_fields);
BENCHMARK_CAPTURE(convert, index_and_codes, Storage::int32, Storage::text, Want::cheaper);
BENCHMARK_CAPTURE(convert, index_and_measures, Storage::decimal, Storage::int64, Want::cheaper);
BENCHMARK_CAPTURE(convert, index_and_measures_as_numbers, Storage::decimal, Storage::int64, Want::numbers);
BENCHMARK(dictionary);
BENCHMARK(pack)->Arg(1)->Arg(4)->Arg(8)->Arg(11)->Arg(16);
BENCHMARK(compress);
BENCHMARK(encode);
BENCHMARK(write);
