// SPDX-License-Identifier: MPL-2.0
//
// Footer and page headers as bytes, in Thrift's compact protocol. Stateless, thread-safe.
#pragma once

#include "parquet/bytes.hpp"

#include <cstddef>

namespace cnamdata::parquet {

namespace format {
class ColumnChunk;
class FileMetaData;
class PageHeader;
class RowGroup;
} // namespace format

void append_thrift(Buffer& out, const format::FileMetaData& metadata);
void append_thrift(Buffer& out, const format::PageHeader& header);
void append_thrift(Buffer& out, const format::RowGroup& group);

/// The same as of `metadata` with these row groups: as bytes they take a fifth of the memory.
/// REQUIRES: metadata.row_groups is empty, `groups` holds `count` of them.
void append_thrift(Buffer& out, const format::FileMetaData& metadata, std::size_t count, Bytes groups);

/// Reads a struct from the front of `bytes` and returns how many bytes it took. Throws Error(data).
/// No text in it may be longer than the bytes there are, and all lists together are bounded by them too.
std::size_t read_thrift(Bytes bytes, format::FileMetaData& metadata);
std::size_t read_thrift(Bytes bytes, format::ColumnChunk& chunk);
std::size_t read_thrift(Bytes bytes, format::PageHeader& header);

} // namespace cnamdata::parquet
