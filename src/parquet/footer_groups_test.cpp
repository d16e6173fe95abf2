// SPDX-License-Identifier: MPL-2.0
#include "parquet/footer_groups.hpp"

#include "parquet/thrift_codec.hpp"

#include "format_types.h"
#include "support/catch.hpp"

using namespace cnamdata;
using namespace cnamdata::parquet;

namespace {

format::FileMetaData some_metadata(std::size_t groups, std::size_t columns) {
    format::FileMetaData metadata;
    metadata.version = 1;
    metadata.schema.resize(1);
    metadata.schema[0].name = "schema";
    metadata.__set_created_by("someone");
    metadata.__set_key_value_metadata({});
    metadata.num_rows = 0;
    for (std::size_t g = 0; g < groups; ++g) {
        format::RowGroup group;
        group.num_rows = static_cast<std::int64_t>(1000 + g);
        if (g % 2 == 1) group.__set_total_compressed_size(static_cast<std::int64_t>(77 * g));
        for (std::size_t c = 0; c < columns; ++c) {
            format::ColumnChunk chunk;
            chunk.__isset.meta_data = true;
            chunk.meta_data.path_in_schema = {"COLUMN" + std::to_string(c)};
            chunk.meta_data.num_values = group.num_rows;
            chunk.meta_data.data_page_offset = static_cast<std::int64_t>(g * 100000 + c);
            group.columns.push_back(std::move(chunk));
        }
        metadata.row_groups.push_back(std::move(group));
    }
    return metadata;
}

} // namespace

TEST_CASE("row groups are found in a footer as Thrift reads them", "[parquet]") {
    for (const std::size_t groups : {0U, 1U, 14U, 15U, 40U}) {
        for (const std::size_t columns : {0U, 1U, 15U, 56U}) {
            const format::FileMetaData metadata = some_metadata(groups, columns);
            Buffer bytes;
            append_thrift(bytes, metadata);
            const FooterParts parts = take_apart(bytes);
            CAPTURE(groups, columns);
            REQUIRE(parts.groups.size() == groups);
            for (std::size_t g = 0; g < groups; ++g) {
                const GroupPlace& place = parts.groups[g];
                REQUIRE(place.rows == metadata.row_groups[g].num_rows);
                REQUIRE(place.compressed.value_or(-1) ==
                        (g % 2 == 1 ? metadata.row_groups[g].total_compressed_size : -1));
                REQUIRE(place.chunks.size() == columns);
                for (std::size_t c = 0; c < columns; ++c) {
                    format::ColumnChunk chunk;
                    read_thrift(place.bytes.subspan(place.chunks[c]), chunk);
                    REQUIRE(chunk.meta_data.data_page_offset ==
                            metadata.row_groups[g].columns[c].meta_data.data_page_offset);
                }
            }
            format::FileMetaData rest;
            CHECK(read_thrift(parts.rest, rest) == parts.rest.size());
            CHECK(rest.row_groups.empty());
            CHECK(rest.created_by == "someone");
        }
    }
}

TEST_CASE("a footer that is cut anywhere is refused", "[parquet]") {
    Buffer bytes;
    append_thrift(bytes, some_metadata(3, 4));
    for (std::size_t size = 0; size < bytes.size(); ++size)
        REQUIRE_THROWS_AS(take_apart(Bytes(bytes).first(size)), Error);
}
