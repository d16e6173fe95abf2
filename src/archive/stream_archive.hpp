// SPDX-License-Identifier: MPL-2.0
//
// Archives that can be read from a pipe: plain text and gzip.
#pragma once

#include "archive/archive.hpp"
#include "base/file.hpp"

#include <atomic>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

namespace cnamdata {

/// Input bytes, a megabyte at a time. position() may be called from another thread.
class BufferedInput {
public:
    explicit BufferedInput(const std::string& path);

    /// The first bytes, at most 4 KiB; they stay to be read.
    [[nodiscard]] std::string_view peek();
    /// What is buffered, more being read when nothing is; empty at the end.
    [[nodiscard]] std::span<const std::byte> available();
    void consume(std::size_t count) noexcept { begin_ += count; }

    [[nodiscard]] const std::string& path() const noexcept { return file_.path(); }
    [[nodiscard]] std::uint64_t size() const noexcept { return file_.size(); }
    [[nodiscard]] std::uint64_t position() const noexcept { return position_.load(std::memory_order_relaxed); }
    [[nodiscard]] std::string sha256() { return file_.sha256(); }

private:
    InputFile file_;
    std::vector<std::byte> buffer_;
    std::size_t begin_ = 0;
    std::size_t end_ = 0;
    std::atomic<std::uint64_t> position_{0};
};

[[nodiscard]] std::unique_ptr<Archive> make_plain_archive(std::unique_ptr<BufferedInput> input);

/// All members of a gzip file, one after the other.
[[nodiscard]] std::unique_ptr<Archive> make_gzip_archive(std::unique_ptr<BufferedInput> input);

} // namespace cnamdata
