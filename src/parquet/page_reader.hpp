// SPDX-License-Identifier: MPL-2.0
//
// One page after the other of a column chunk, checked and decompressed.
#pragma once

#include "parquet/footer.hpp"

#include <cstdint>

namespace cnamdata::parquet {

struct Page {
    bool dictionary = false;
    std::uint64_t rows = 0; ///< entries, for a dictionary
    std::int32_t encoding = 0;
    Bytes levels; ///< definition levels, without a length before them; empty in REQUIRED columns
    Bytes values;
};

/// Not thread-safe; does not own the chunk.
class PageReader {
public:
    /// `scratch` receives what is decompressed, one page at a time.
    PageReader(const ChunkPlace& chunk, bool optional, Buffer& scratch)
        : rest_(chunk.bytes), codec_(chunk.codec), rows_left_(chunk.rows), optional_(optional), scratch_(scratch) {}

    /// The next page of data or dictionary; false when all rows of the chunk have been seen. The page's views are valid
    /// until the next call, those of an uncompressed chunk as long as the chunk. Throws Error(data).
    bool next(Page& page);

private:
    void read_dictionary(const format::PageHeader& header, Bytes stored, Page& page);
    void read_v1(const format::PageHeader& header, Bytes stored, Page& page);
    void read_v2(const format::PageHeader& header, Bytes stored, Page& page);
    Bytes inflate(Bytes stored, std::uint64_t size, std::int32_t codec);
    void count_rows(std::int32_t rows, Page& page);

    Bytes rest_;
    std::int32_t codec_;
    std::uint64_t rows_left_;
    bool optional_;
    bool started_ = false;
    Buffer& scratch_;
};

} // namespace cnamdata::parquet
