// SPDX-License-Identifier: MPL-2.0
//
// A stretch of a deflate stream, inflated before what precedes it.
#pragma once

#include "archive/bit_reader.hpp"
#include "archive/deflate_block.hpp"
#include "archive/inflater.hpp"
#include "archive/marked_text.hpp"
#include "base/plain_vector.hpp"

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace cnamdata {

/// What can be known of bytes from the midst of a deflate stream: their text from the first block on that begins in
/// them. It begins as marked text; once nothing that may be copied from is unknown any more, an ordinary inflater goes
/// on. Keeps its memory. Not thread-safe.
class Stretch {
public:
    /// Room for `size` compressed bytes, to be filled before inflate().
    [[nodiscard]] std::span<std::byte> input(std::size_t size);

    /// Returns false, and has nothing, when no block was found, or what may be copied from does not become known soon:
    /// many compressors begin anew every now and then, but a stream of one piece may copy from copies for ever.
    [[nodiscard]] bool inflate();

    /// The first bit of its text's first block, from the input's beginning on.
    [[nodiscard]] std::uint64_t begin() const noexcept { return begin_; }
    /// Bytes of the input, all of which are inflated.
    [[nodiscard]] std::size_t size() const noexcept { return size_; }

    /// The beginning of its text.
    [[nodiscard]] std::span<const MarkedByte> marked() const noexcept { return marked_.bytes(); }
    /// What follows, in parts.
    [[nodiscard]] const std::vector<std::span<const std::byte>>& clear() const noexcept { return clear_; }
    /// What has consumed all of the input and goes on from there; given away.
    [[nodiscard]] std::unique_ptr<ResumableInflater> take_inflater() noexcept { return std::move(inflater_); }

private:
    [[nodiscard]] bool inflate_marked();
    [[nodiscard]] bool inflate_clear(BitReader bits);
    [[nodiscard]] std::span<std::byte> part(std::size_t number);

    PlainVector<std::byte> input_; // and padding
    std::size_t size_ = 0;
    std::uint64_t begin_ = 0;
    BlockCodes codes_;
    MarkedText marked_;
    std::vector<std::span<const std::byte>> clear_;
    std::vector<PlainVector<std::byte>> parts_; // behind clear_, and spare ones
    std::unique_ptr<ResumableInflater> inflater_;
};

} // namespace cnamdata
