// SPDX-License-Identifier: MPL-2.0
//
// libFuzzer target: any bytes are a Parquet file that reads as columns of the right length, or an Error(data).
#include "parquet/reader.hpp"

#include "cnamdata/error.hpp"

#include <cstdlib>

using namespace cnamdata;
using namespace cnamdata::parquet;

namespace {

constexpr std::uint64_t max_rows = 1 << 20; // more would only be slow

void require(bool holds) {
    if (!holds) std::abort();
}

void check_column(const ColumnData& column, std::uint64_t rows) {
    require(column.rows() == rows);
    require(column.valid.empty() || column.valid.size() == rows);
    for (const Code code : column.codes)
        require(code < column.dictionary.size());
    for (const Code code : column.packed.unpacked())
        require(column.form != ColumnData::Form::packed || code < column.dictionary.size());
    for (const std::uint8_t valid : column.valid)
        require(valid <= 1);
}

void read_column(const Reader& reader, std::size_t group, std::size_t column, Want want) {
    try {
        ColumnData data;
        reader.read(group, column, want, data);
        check_column(data, reader.rows(group));
    } catch (const Error& error) {
        require(error.category() == Category::data);
    }
}

void read_all(const Reader& reader) {
    for (std::size_t group = 0; group < reader.row_groups(); ++group) {
        static_cast<void>(reader.bytes(group));
        if (reader.rows(group) > max_rows) continue;
        for (std::size_t column = 0; column < reader.schema().size(); ++column) {
            static_cast<void>(reader.statistics(group, column));
            static_cast<void>(reader.chunk(group, column));
            read_column(reader, group, column, Want::codes);
            read_column(reader, group, column, Want::packed);
            read_column(reader, group, column, Want::numbers);
        }
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    try {
        read_all(Reader(std::as_bytes(std::span(data, size))));
    } catch (const Error& error) {
        require(error.category() == Category::data);
    }
    return 0;
}
