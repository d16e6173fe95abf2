// SPDX-License-Identifier: MPL-2.0
//
// One page after the other of a column chunk, checked and decompressed.
#pragma once

#include "parquet/footer.hpp"

#include <cstdint>
#include <optional>
#include <span>

namespace cnamdata::parquet {

/// The pages of a column chunk, not owned.
struct ChunkPlace {
    Bytes bytes;
    std::int32_t codec = 0;
    std::uint64_t rows = 0;
};

/// A dictionary page, not yet decompressed.
struct DictionaryPage {
    std::uint64_t entries = 0;
    std::int32_t encoding = 0;
    std::uint64_t size = 0; ///< decompressed, no more than can be
    Bytes stored;
};

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

    [[nodiscard]] std::uint64_t rows_left() const noexcept { return rows_left_; }
    /// Of the next page, if it is one of data; else 0. Throws Error(data).
    [[nodiscard]] std::uint64_t rows_ahead() const;

    /// The dictionary, when the chunk begins with one: for those who want it decompressed into memory of theirs. To be
    /// asked first. Throws Error(data).
    [[nodiscard]] std::optional<DictionaryPage> take_dictionary();
    /// Decompresses it to `out`, which is as large. Throws Error(data).
    void inflate(const DictionaryPage& page, std::span<std::byte> out) const;
    /// The same to the scratch.
    [[nodiscard]] Bytes inflate(const DictionaryPage& page);

private:
    Bytes take_stored(format::PageHeader& header);
    [[nodiscard]] DictionaryPage dictionary_of(const format::PageHeader& header, Bytes stored);
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
