// SPDX-License-Identifier: MPL-2.0
//
// Cutting the text of an archive into blocks of whole lines. Where it is cut depends on the text alone.
#pragma once

#include "archive/archive.hpp"
#include "base/encoding.hpp"
#include "csv/separator_index.hpp"

#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cnamdata {

/// Whole lines of text. Owns its bytes; csv::padding_bytes are readable after them.
struct Block {
    std::unique_ptr<char[]> bytes;
    std::size_t size = 0;
    std::uint64_t offset = 0;     ///< in the decompressed bytes
    std::uint64_t first_line = 0; ///< 1 is the header
    std::uint64_t lines = 0;      ///< a last one without its end included
    Encoding encoding = Encoding::windows_1252;
    [[nodiscard]] std::string_view text() const noexcept { return {bytes.get(), size}; }
};

/// Reads an archive block by block. next() is for one thread, recycle() for any.
class BlockReader {
public:
    /// No block is longer.
    static constexpr std::size_t most_bytes = std::size_t{8} << 20U;

    /// `archive` must outlive the reader. Reads the first lines. Throws Error(data) for a file without lines.
    BlockReader(Archive& archive, std::string path);

    /// Without its line end; valid until the first next().
    [[nodiscard]] std::string_view header_line() const noexcept { return header_; }
    /// The first line of data, empty if there is none; valid until the first next().
    [[nodiscard]] std::string_view first_line() const noexcept;

    /// About `wanted` bytes, or one longer line; nothing at the end. Throws what the archive throws, and Error(data)
    /// for a line longer than most_bytes.
    [[nodiscard]] std::optional<Block> next(std::size_t wanted);

    /// Gives a block's memory back for another one.
    void recycle(Block block);

    /// Decompressed bytes read so far.
    [[nodiscard]] std::uint64_t bytes_read() const noexcept { return read_; }

private:
    [[nodiscard]] std::unique_ptr<char[]> buffer();
    void continue_rest();
    void fill_part();
    void skip_header();
    void decide_encoding(std::string_view text);

    Archive& archive_;
    std::string path_;
    std::mutex spare_mutex_;
    std::vector<std::unique_ptr<char[]>> spare_;
    std::unique_ptr<char[]> current_; // bytes read and not delivered; buffer() makes it, so the spare ones come first
    std::string rest_;                // those bytes while there is no current_: a line's beginning
    std::size_t filled_ = 0;
    csv::TextLook look_; // at what is filled
    bool ended_ = false;
    std::string header_;
    std::uint64_t read_ = 0;
    std::uint64_t offset_ = 0;
    std::uint64_t line_ = 2; // of the next block's start
    std::optional<Encoding> encoding_;
};

} // namespace cnamdata
