// SPDX-License-Identifier: MPL-2.0
//
// The pages of one column chunk: compressed together or not at all, then laid out one after the other.
#pragma once

#include "parquet/bytes.hpp"
#include "parquet/compress.hpp"

#include "format_types.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace cnamdata::parquet {

/// Collects pages, then writes them. Reusable: finish() empties it and keeps its memory. Not thread-safe.
class PageWriter {
public:
    /// Starts a page; its body is what the caller then appends to body().
    void begin_dictionary(std::uint64_t values, Redundancy redundancy);
    void begin_data(std::uint64_t rows, std::int32_t encoding);
    [[nodiscard]] Buffer& body() noexcept { return raw_; }

    /// Appends all pages to `out` and fills in offsets, sizes, codec, encodings and their counts.
    void finish(Buffer& out, format::ColumnMetaData& metadata);

private:
    struct Page {
        format::PageHeader header;
        std::size_t begin = 0; // of the body in raw_
        std::size_t packed_begin = 0;
        Redundancy redundancy = Redundancy::repeats; // of a dictionary
    };

    Page& begin(std::int32_t type);
    [[nodiscard]] Bytes raw(std::size_t page) const noexcept;
    [[nodiscard]] Bytes packed(std::size_t page) const noexcept; // REQUIRES: compress() was true
    [[nodiscard]] std::optional<Redundancy> judge();
    [[nodiscard]] bool compress();

    std::vector<Page> pages_;
    Buffer raw_;
    Buffer packed_;
};

} // namespace cnamdata::parquet
