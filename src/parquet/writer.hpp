// SPDX-License-Identifier: MPL-2.0
//
// Writing Parquet: row groups are encoded wherever the caller likes, in parallel, and appended in order.
#pragma once

#include "parquet/piece.hpp"
#include "parquet/schema.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

namespace cnamdata::parquet {

/// A row group ready to be appended: compressed pages and what the footer says of them. Movable, opaque.
class EncodedRowGroup {
public:
    struct State;
    EncodedRowGroup();
    explicit EncodedRowGroup(std::unique_ptr<State> state);
    EncodedRowGroup(EncodedRowGroup&&) noexcept;
    EncodedRowGroup& operator=(EncodedRowGroup&&) noexcept;
    ~EncodedRowGroup();
    [[nodiscard]] std::uint64_t rows() const noexcept;
    [[nodiscard]] std::uint64_t bytes() const noexcept;

private:
    friend class Writer;
    std::unique_ptr<State> state_;
};

/// Turns pieces, in the order of their rows, into the pages of one row group. Pure: the same pieces give the same
/// bytes. Thread-safe. A column of codes becomes a dictionary page and RLE_DICTIONARY indices, a page a piece; one of
/// numbers, whose pieces may also come as codes, gets the cheapest of RLE_DICTIONARY, DELTA_BINARY_PACKED and PLAIN for
/// its data. Statistics: min, max, null count. REQUIRES: text fields come as codes, which are all in the dictionary.
/// Throws Error(internal) when the columns do not fit the schema: their number or length, a null in a REQUIRED field, a
/// number too large for INT32. Every thread keeps some memory for it.
[[nodiscard]] EncodedRowGroup encode(const Schema& schema, std::span<const Piece> pieces);

/// The same on so many threads. Frees each column of `pieces` once it is encoded.
[[nodiscard]] EncodedRowGroup encode_on(unsigned threads, const Schema& schema, std::span<Piece> pieces);

/// The same for a row group of one piece.
[[nodiscard]] EncodedRowGroup encode(const Schema& schema, std::vector<ColumnData> columns, std::uint64_t rows);

/// Writes one file, from the magic to the footer, through a function that stores bytes.
/// Nothing is readable before finish(). Not thread-safe.
class Writer {
public:
    /// Stores bytes at the end of the file; throws to report a failure.
    using Output = std::function<void(std::span<const std::byte>)>;

    Writer(const Schema& schema, Output output);
    ~Writer();
    Writer(const Writer&) = delete;
    Writer& operator=(const Writer&) = delete;

    /// Writes the row group, unless it has no rows: not all readers like those.
    void append(EncodedRowGroup group);
    /// Writes the footer. `created_by` is the writer's name and version. Call once.
    void finish(const KeyValues& metadata, std::string_view created_by);

    [[nodiscard]] std::uint64_t rows() const noexcept;
    [[nodiscard]] std::uint64_t bytes() const noexcept;

private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace cnamdata::parquet
