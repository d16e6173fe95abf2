// SPDX-License-Identifier: MPL-2.0
//
// Files that are cut short, damaged or lie: always an Error(data) or columns of the right length, never a crash.
#include "parquet/format.hpp"
#include "parquet/reader.hpp"
#include "parquet/test_columns.hpp"
#include "parquet/thrift_codec.hpp"

#include "format_types.h"
#include "support/catch.hpp"

#include <functional>
#include <random>

using namespace cnamdata;
using namespace cnamdata::parquet;

namespace {

Schema small_schema() {
    return {{.name = "N", .physical = Physical::int32},
            {.name = "M", .physical = Physical::int64, .logical = Logical::decimal, .precision = 18, .scale = 2},
            {.name = "T", .physical = Physical::bytes, .logical = Logical::text},
            {.name = "R", .physical = Physical::int64, .optional = false}};
}

std::vector<ColumnData> small_columns(std::size_t rows) {
    Numbers coded(rows), amounts(rows), rising(rows);
    Texts texts(rows);
    for (std::size_t row = 0; row < rows; ++row) {
        if (row % 5 != 0) coded[row] = static_cast<std::int64_t>(row * row % 11);
        amounts[row] = static_cast<std::int64_t>(row * 7919 % 1009);
        if (row % 3 != 1) texts[row] = std::string(row % 4, 'a');
        rising[row] = static_cast<std::int64_t>(1000 + row * 3);
    }
    return {number_codes(coded), numbers(amounts), text_codes(texts), numbers(rising)};
}

Buffer small_file() { return write_file(small_schema(), {small_columns(60), small_columns(9)}, {{"key", "value"}}); }

// Reads whatever can be read, in both forms; only Error(data) may come out. Returns whether all could be read.
bool read_everything(Bytes file) {
    bool whole = true;
    const auto guarded = [&](auto&& action) {
        try {
            action();
        } catch (const Error& error) {
            REQUIRE(error.category() == Category::data);
            whole = false;
        }
    };
    guarded([&] {
        const Reader reader{file};
        for (std::size_t group = 0; group < reader.row_groups(); ++group) {
            if (reader.rows(group) > 1'000'000) continue;
            for (std::size_t column = 0; column < reader.schema().size(); ++column) {
                static_cast<void>(reader.statistics(group, column));
                ColumnData data;
                for (const Want want : {Want::codes, Want::packed, Want::numbers}) {
                    guarded([&] {
                        reader.read(group, column, want, data);
                        REQUIRE(data.rows() == reader.rows(group));
                        for (const Code code : data.codes)
                            REQUIRE(code < data.dictionary.size());
                        for (const Code code : data.packed.unpacked())
                            REQUIRE((data.form != ColumnData::Form::packed || code < data.dictionary.size()));
                    });
                }
            }
        }
    });
    return whole;
}

constexpr std::size_t tail = 8;

format::FileMetaData read_metadata(const Buffer& file) {
    const auto size = load<std::uint32_t>(file.data() + file.size() - tail);
    format::FileMetaData metadata;
    read_thrift(Bytes(file).subspan(file.size() - tail - size, size), metadata);
    return metadata;
}

// The same pages under another footer.
Buffer with_footer(const Buffer& file, const std::function<void(format::FileMetaData&)>& change) {
    const auto size = load<std::uint32_t>(file.data() + file.size() - tail);
    format::FileMetaData metadata = read_metadata(file);
    change(metadata);
    Buffer changed(file.begin(), file.end() - static_cast<std::ptrdiff_t>(tail + size));
    const std::size_t start = changed.size();
    append_thrift(changed, metadata);
    append(changed, static_cast<std::uint32_t>(changed.size() - start));
    append(changed, std::as_bytes(std::span("PAR1", 4)));
    return changed;
}

std::string error_of(const std::function<void()>& action) {
    try {
        action();
    } catch (const Error& error) {
        REQUIRE(error.category() == Category::data);
        return error.what();
    }
    return "no error";
}

std::string open_error(const Buffer& file) {
    return error_of([&] { const Reader reader{Bytes(file)}; });
}

std::string read_error(const Buffer& file, Want want = Want::codes) {
    return error_of([&] {
        const Reader reader{Bytes(file)};
        ColumnData data;
        reader.read(0, 0, want, data);
    });
}

// Empty when the message has the part, else the message, for a test to show.
std::string lacking(const std::string& message, std::string_view part) {
    return message.find(part) == std::string::npos ? message : "";
}

using MetaData = format::ColumnMetaData;

std::string chunk_error(const std::function<void(MetaData&)>& change) {
    return read_error(
        with_footer(small_file(), [&](auto& footer) { change(footer.row_groups[0].columns[0].meta_data); }));
}

} // namespace

TEST_CASE("a file cut anywhere is an error", "[parquet]") {
    const Buffer file = small_file();
    for (std::size_t size = 0; size < file.size(); ++size) {
        // A copy of its own, so that sanitizers see the end.
        const Buffer cut(file.begin(), file.begin() + static_cast<std::ptrdiff_t>(size));
        CAPTURE(size);
        REQUIRE_FALSE(read_everything(cut));
    }
}

TEST_CASE("a file with any byte changed is an error or reads", "[parquet]") {
    const Buffer file = small_file();
    for (std::size_t at = 0; at < file.size(); ++at) {
        for (const unsigned change : {0x01U, 0x80U, 0xFFU}) {
            Buffer changed = file;
            changed[at] ^= static_cast<std::byte>(change);
            static_cast<void>(read_everything(changed));
        }
    }
}

TEST_CASE("a file with many bytes changed is an error or reads", "[parquet]") {
    const Buffer file = small_file();
    std::mt19937_64 random(8);
    for (int i = 0; i < 3000; ++i) {
        Buffer changed = file;
        for (std::uint64_t n = 1 + random() % 8; n > 0; --n)
            changed[random() % file.size()] = static_cast<std::byte>(random());
        static_cast<void>(read_everything(changed));
    }
}

TEST_CASE("what is not Parquet is told", "[parquet]") {
    const auto text = [](std::string_view bytes) {
        const auto view = std::as_bytes(std::span(bytes));
        return Buffer(view.begin(), view.end());
    };
    CHECK(open_error({}) == "not a Parquet file");
    CHECK(open_error(text("<html><body>quota</body></html>")) == "not a Parquet file");
    CHECK(lacking(open_error(text("PARE0000____PARE")), "encrypted") == "");
    CHECK(lacking(open_error(text("PAR1 and so on, but no more")), "cut short") == "");
    CHECK(lacking(open_error(text("PAR1\xFF\xFF\xFF\x7FPAR1")), "larger than the file") == "");
    CHECK_THROWS_MATCHES(
        Reader(std::filesystem::path("/nonexistent/x.parquet")), Error,
        Catch::Matchers::Predicate<Error>([](const Error& error) { return error.category() == Category::disk; }));
}

TEST_CASE("what is outside of the subset is refused by name", "[parquet]") {
    CHECK(lacking(chunk_error([](MetaData& chunk) { chunk.codec = 2; }), "GZIP") == "");
    CHECK(lacking(chunk_error([](MetaData& chunk) { chunk.codec = 77; }), "CODEC 77") == "");
    const Buffer file = small_file();
    const auto change_chunk = [&](const std::function<void(format::ColumnChunk&)>& change) {
        return read_error(with_footer(file, [&](auto& footer) { change(footer.row_groups[0].columns[0]); }));
    };
    CHECK(lacking(change_chunk([](auto& chunk) { chunk.__set_crypto_metadata({}); }), "encrypted") == "");
    CHECK(lacking(change_chunk([](auto& chunk) { chunk.__set_file_path("other"); }), "other files") == "");
    CHECK(lacking(open_error(with_footer(file, [](auto& footer) { footer.__set_encryption_algorithm({}); })),
                  "encrypted") == "");
    CHECK(lacking(open_error(with_footer(
                      file, [](auto& footer) { footer.num_rows = footer.row_groups[0].num_rows = 1 << 30; })),
                  "67 million") == "");
}

TEST_CASE("columns of other types are left out with the reason", "[parquet]") {
    const auto reason = [](const std::function<void(format::SchemaElement&)>& change) {
        const Buffer file = with_footer(small_file(), [&](auto& footer) { change(footer.schema[1]); });
        const Reader reader{Bytes(file)};
        CHECK(reader.schema().size() == 3);
        CHECK(read_texts(reader, 1, 1).size() == 9); // the others keep their places
        return reader.unsupported().at(0).second;
    };
    CHECK(reason([](auto& element) { element.type = 7; }) == "FIXED_LEN_BYTE_ARRAY");
    CHECK(reason([](auto& element) { element.type = 3; }) == "INT96");
    CHECK(reason([](auto& element) { element.type = 99; }) == "TYPE 99");
    CHECK(reason([](auto& element) { element.repetition_type = 2; }) == "REPEATED");
    CHECK(reason([](auto& element) { element.__set_converted_type(6); }) == "DATE");
    CHECK(reason([](auto& element) { element.__set_converted_type(13); }) == "UINT_32");
    CHECK(reason([](auto& element) {
              element.__set_converted_type(5);
              element.__set_precision(38);
          }) == "DECIMAL(38, 0)");
}

TEST_CASE("footers that contradict themselves are errors", "[parquet]") {
    const Buffer file = small_file();
    const auto opened = [&](const std::function<void(format::FileMetaData&)>& change) {
        return open_error(with_footer(file, change));
    };
    CHECK(lacking(opened([](auto& footer) { footer.num_rows = 70; }), "rows") == "");
    CHECK(lacking(opened([](auto& footer) { footer.num_rows = -1; }), "rows") == "");
    CHECK(lacking(opened([](auto& footer) { footer.row_groups[0].num_rows = -60; }), "negative") == "");
    CHECK(lacking(opened([](auto& footer) { footer.row_groups[0].columns.pop_back(); }), "columns") == "");
    CHECK(lacking(opened([](auto& footer) { footer.schema.clear(); }), "schema") == "");
    CHECK(lacking(opened([](auto& footer) { footer.schema[0].num_children = 5; }), "schema") == "");
    CHECK(lacking(opened([](auto& footer) { footer.schema[0].num_children = 3; }), "schema") == "");
    CHECK(lacking(opened([](auto& footer) { footer.schema[0].num_children = -1; }), "schema") == "");
}

TEST_CASE("a footer cannot ask for more memory than its size justifies", "[parquet]") {
    // Version 1, then a schema of a million elements, in a megabyte that could hold them.
    Buffer file(std::size_t{1} << 20);
    const unsigned start[] = {'P', 'A', 'R', '1', 0x15, 0x02, 0x19, 0xFC, 0xC0, 0x84, 0x3D};
    std::transform(std::begin(start), std::end(start), file.begin(),
                   [](unsigned byte) { return static_cast<std::byte>(byte); });
    append(file, static_cast<std::uint32_t>(file.size() - 4));
    append(file, std::as_bytes(std::span("PAR1", 4)));
    CHECK(lacking(open_error(file), "size limit") == "");
}

TEST_CASE("column chunks that contradict the footer are errors", "[parquet]") {
    constexpr auto far = std::int64_t{1} << 62;
    CHECK(lacking(chunk_error([](MetaData& chunk) { chunk.num_values = 59; }), "number of values") == "");
    CHECK(lacking(chunk_error([](MetaData& chunk) { chunk.type = 2; }), "type") == "");
    CHECK(lacking(chunk_error([](MetaData& chunk) { chunk.total_compressed_size = -1; }), "outside") == "");
    CHECK(lacking(chunk_error([](MetaData& chunk) { chunk.total_compressed_size = far; }), "outside") == "");
    CHECK(lacking(chunk_error([](MetaData& chunk) { chunk.data_page_offset = chunk.dictionary_page_offset = far; }),
                  "outside") == "");
    CHECK(lacking(chunk_error([](MetaData& chunk) { chunk.data_page_offset = chunk.dictionary_page_offset = -far; }),
                  "outside") == "");
    // Without its dictionary, or without its data pages.
    CHECK(lacking(chunk_error([](MetaData& chunk) { chunk.__isset.dictionary_page_offset = false; }), "index") == "");
    CHECK(lacking(chunk_error([](MetaData& chunk) {
                      chunk.total_compressed_size = chunk.data_page_offset - chunk.dictionary_page_offset;
                  }),
                  "page header") == "");
    CHECK(chunk_error([](MetaData&) {}) == "no error");
}

TEST_CASE("asking for the wrong form is an error", "[parquet]") {
    const Buffer file = small_file();
    const Reader reader{Bytes(file)};
    ColumnData data;
    CHECK(lacking(error_of([&] { reader.read(0, 2, Want::numbers, data); }), "BYTE_ARRAY") == "");
    const Buffer real = write_file({{.name = "D", .physical = Physical::float64}}, {{numbers({0})}});
    CHECK(lacking(read_error(real), "DOUBLE") == "");
    CHECK(read_error(real, Want::numbers) == "no error");
}
