// SPDX-License-Identifier: MPL-2.0
//
// The values of data pages, nulls left out, in the two forms a column can have.
#pragma once

#include "parquet/page_reader.hpp"
#include "parquet/value_index.hpp"

#include <optional>
#include <span>
#include <vector>

namespace cnamdata::parquet {

/// Numbers, or bits of doubles. Not thread-safe.
class NumberDecoder {
public:
    explicit NumberDecoder(Physical physical) : physical_(physical) {}

    void set_dictionary(const Page& page);
    /// Fills `out` with the values of a data page, of which there are as many. Throws Error(data).
    void decode(const Page& page, std::span<std::int64_t> out);

private:
    void gather(Bytes indices, std::span<std::int64_t> out) const;

    Physical physical_;
    std::vector<std::int64_t> entries_;
};

/// Codes of a dictionary that grows when pages have no dictionary of their own. Not thread-safe.
class CodeDecoder {
public:
    /// `dictionary` outlives this, is empty, and has the type of the column.
    CodeDecoder(Physical physical, Dictionary& dictionary) : numbers_(physical), dictionary_(dictionary) {}

    /// Entries that are there twice get one code, so that codes can be compared instead of values.
    void set_dictionary(const Page& page);
    /// As above, with codes.
    void decode(const Page& page, std::span<Code> out);

private:
    void read_numbers(const Page& page, std::span<Code> out);
    void read_texts(Bytes bytes, std::span<Code> out);

    NumberDecoder numbers_;
    Dictionary& dictionary_;
    NumberIndex number_index_;
    TextIndex text_index_;
    std::vector<std::int64_t> scratch_;
    std::vector<Code> entries_; // codes of the dictionary page's entries
    bool plain_entries_ = true; // entry i has code i + 1
};

/// As the dictionary page has them, repetitions included: entry i has code i + 1. `dictionary` is empty, of that type.
/// False when the chunk does not begin with one. Throws Error(data).
[[nodiscard]] bool read_dictionary(PageReader& pages, Physical physical, Dictionary& dictionary);

/// Whether a data page holds indices into the dictionary page.
[[nodiscard]] bool has_indices(const Page& page) noexcept;

/// Indices plus 1, for a dictionary of so many entries. `Narrow` is std::uint8_t, std::uint16_t or Code, and holds
/// them. Throws Error(data).
template <class Narrow>
void decode_indices(const Page& page, std::size_t entries, std::span<Narrow> out);

} // namespace cnamdata::parquet
