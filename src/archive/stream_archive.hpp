// SPDX-License-Identifier: MPL-2.0
//
// Archives that can be read from a pipe: plain text, gzip and zip.
#pragma once

#include "archive/archive.hpp"
#include "base/file.hpp"

#include <algorithm>
#include <atomic>
#include <memory>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace cnamdata {

/// Input bytes, some at a time. position() may be called from another thread.
class BufferedInput {
public:
    explicit BufferedInput(const std::string& path);

    /// The first bytes, at most 4 KiB; they stay to be read.
    [[nodiscard]] std::string_view peek();
    /// What is buffered, more being read when nothing is; empty at the end.
    [[nodiscard]] std::span<const std::byte> available();
    void consume(std::size_t count) noexcept { begin_ += count; }
    /// Consumes all before `offset`, unread; of a file whose bytes are all read, only what is buffered. REQUIRES: not
    /// behind it.
    void skip_to(std::uint64_t offset) noexcept;
    /// Takes back what was consumed too much: `most_given_back` bytes at most, also of what was buffered before.
    void give_back(std::size_t count) noexcept { begin_ -= count; }
    static constexpr std::size_t most_given_back = 8;

    [[nodiscard]] const std::string& path() const noexcept { return file_.path(); }
    [[nodiscard]] std::uint64_t size() const noexcept { return file_.size(); }
    /// Where in the input the bytes begin that available() gives.
    [[nodiscard]] std::uint64_t offset() const noexcept { return position() - (end_ - begin_); }
    /// The file itself, to read elsewhere in it.
    [[nodiscard]] const InputFile& file() const noexcept { return file_; }
    [[nodiscard]] std::uint64_t position() const noexcept { return position_.load(std::memory_order_relaxed); }
    [[nodiscard]] std::string sha256() { return file_.sha256(); }
    void forgo_sha256() noexcept { file_.forgo_sha256(); }

private:
    InputFile file_;
    std::vector<std::byte> buffer_; // before what is buffered lie the last bytes of what was
    std::size_t begin_ = most_given_back;
    std::size_t end_ = most_given_back;
    std::atomic<std::uint64_t> position_{0};
};

/// What these have in common: the input, and what is said of it.
class StreamArchive : public Archive {
public:
    explicit StreamArchive(std::unique_ptr<BufferedInput> input) : input_(std::move(input)) {}
    [[nodiscard]] std::uint64_t bytes() const noexcept override { return std::max(input_->size(), input_->position()); }
    [[nodiscard]] std::uint64_t bytes_consumed() const noexcept override { return input_->position(); }
    [[nodiscard]] std::string sha256() override { return input_->sha256(); }
    void forgo_sha256() noexcept override { input_->forgo_sha256(); }

protected:
    [[nodiscard]] BufferedInput& input() noexcept { return *input_; }

private:
    std::unique_ptr<BufferedInput> input_;
};

[[nodiscard]] std::unique_ptr<Archive> make_plain_archive(std::unique_ptr<BufferedInput> input);

/// Of a gzip file, what one call of Archive::help() takes on. It is read through in a few milliseconds, and gives about
/// 6 MB of text, of which the first may take twice the time: the longer a stretch, the less that matters.
inline constexpr std::uint64_t usual_stretch_bytes = std::uint64_t{1} << 20U;

/// All members of a gzip file, one after the other.
[[nodiscard]] std::unique_ptr<Archive> make_gzip_archive(std::unique_ptr<BufferedInput> input,
                                                         std::uint64_t stretch_bytes = usual_stretch_bytes);

/// The one CSV of a zip, read from the first local header to the end of the directory. That it is the only one, and
/// that the directory agrees, is checked at the end. Throws Error(data) when there is no CSV, or one whose length is
/// not told before its bytes nor by them.
[[nodiscard]] std::unique_ptr<Archive> make_zip_stream(std::unique_ptr<BufferedInput> input);

} // namespace cnamdata
