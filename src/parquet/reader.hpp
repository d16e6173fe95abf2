// SPDX-License-Identifier: MPL-2.0
//
// Reading Parquet: what this tool writes, and the same subset as DuckDB and pyarrow write it.
//
// Subset: flat schemas; OPTIONAL and REQUIRED columns of INT32, INT64, DOUBLE, BYTE_ARRAY; PLAIN, RLE, RLE_DICTIONARY
// (and PLAIN_DICTIONARY), DELTA_BINARY_PACKED; data pages v1 and v2; uncompressed, Snappy, ZSTD.
// Anything else is refused by name with Error(data), never read wrongly. Untrusted bytes are safe to read.
#pragma once

#include "base/column_data.hpp"
#include "parquet/schema.hpp"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace cnamdata::parquet {

/// Statistics of one column chunk: bounds that no value passes, and for text `min_text` and `max_text` instead. Other
/// writers may shorten or widen them, so they need not be values that occur.
struct Statistics {
    std::optional<std::int64_t> min, max;
    std::optional<std::string> min_text, max_text;
    std::optional<std::uint64_t> nulls;
};

/// What the footer says of one column chunk, for `info`.
struct ChunkInfo {
    std::string encodings; ///< names joined by commas, levels' encoding left out
    std::string codec;
    std::uint64_t compressed_bytes = 0;
    std::uint64_t uncompressed_bytes = 0;
};

/// In which form the values of a column are wanted.
enum class Want {
    codes,   ///< Form::codes, whatever the encoding in the file; REALs are refused
    packed,  ///< Form::packed; in files of others the dictionary may have a value twice
    numbers, ///< Form::numbers (or reals); text is refused
    cheaper, ///< packed where the file has codes, else numbers (packed for text)
};

class RowGroupSlices;

/// An open file. All const members are thread-safe, and read the parts of the file that they need: those that do may
/// throw Error(disk).
class Reader {
public:
    /// Throws Error(disk) when the file cannot be opened, Error(data) when it is no Parquet or not of the subset above.
    explicit Reader(const std::filesystem::path& path);
    /// The same for a file in memory, which the caller keeps alive and unchanged.
    explicit Reader(std::span<const std::byte> bytes);
    ~Reader();
    Reader(Reader&&) noexcept;
    Reader& operator=(Reader&&) noexcept;

    /// Columns whose type is outside the subset are listed in unsupported(), not here.
    [[nodiscard]] const Schema& schema() const noexcept;
    /// Names of columns that exist in the file and cannot be read, with the reason: `name: FIXED_LEN_BYTE_ARRAY`.
    [[nodiscard]] const KeyValues& unsupported() const noexcept;
    [[nodiscard]] const KeyValues& metadata() const noexcept;
    /// The value of a metadata key; empty when absent.
    [[nodiscard]] std::string metadata(std::string_view key) const;
    [[nodiscard]] const std::string& created_by() const noexcept;

    [[nodiscard]] std::uint64_t rows() const noexcept;
    [[nodiscard]] std::size_t row_groups() const noexcept;
    /// Here and below, REQUIRES: group < row_groups(), column < schema().size().
    [[nodiscard]] std::uint64_t rows(std::size_t group) const;
    /// Bytes of the row group as stored, all columns.
    [[nodiscard]] std::uint64_t bytes(std::size_t group) const;
    [[nodiscard]] Statistics statistics(std::size_t group, std::size_t column) const;
    [[nodiscard]] ChunkInfo chunk(std::size_t group, std::size_t column) const;

    /// Replaces `out` by all distinct values of a column of a row group, nulls left out, when its dictionary is known
    /// to hold them all; else returns false. Costs one page. Throws Error(data).
    [[nodiscard]] bool read_dictionary(std::size_t group, std::size_t column, Dictionary& out) const;

    /// Replaces `out` by the values of a column of a row group. Throws Error(data) on corrupt or unsupported pages.
    /// Reads into the same `out` again reuse its memory, and are much faster for it. Codes come nearly for nothing from
    /// RLE_DICTIONARY; from other encodings every value is looked up.
    void read(std::size_t group, std::size_t column, Want want, ColumnData& out) const;

    /// The same in slices (parquet/slices.hpp), packed; nothing when the footer does not say that all pages of these
    /// columns are indices into dictionaries, or no column is named.
    [[nodiscard]] std::optional<RowGroupSlices> slices(std::size_t group, std::span<const std::size_t> columns) const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace cnamdata::parquet
