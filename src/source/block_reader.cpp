// SPDX-License-Identifier: MPL-2.0
#include "source/block_reader.hpp"

#include "cnamdata/error.hpp"

#include <algorithm>
#include <cstring>

namespace cnamdata {

namespace {

constexpr std::size_t part_bytes = std::size_t{256} << 10U;
constexpr std::size_t telling_bytes = std::size_t{64} << 10U;
constexpr std::string_view utf8_mark = "\xEF\xBB\xBF";

std::string_view without_return(std::string_view line) {
    if (line.ends_with('\r')) line.remove_suffix(1);
    return line;
}

} // namespace

BlockReader::BlockReader(Archive& archive, std::string path)
    : archive_(archive), path_(std::move(path)), current_(buffer()) {
    // The header and a line are enough for now: workers should not have to wait for a second block.
    while (look_.newlines < 2 && !ended_ && filled_ < most_bytes)
        fill_part();
    skip_header();
}

std::unique_ptr<char[]> BlockReader::buffer() {
    const std::lock_guard lock(spare_mutex_);
    if (spare_.empty()) return std::make_unique_for_overwrite<char[]>(most_bytes + csv::padding_bytes);
    auto taken = std::move(spare_.back());
    spare_.pop_back();
    return taken;
}

void BlockReader::recycle(Block block) {
    const std::lock_guard lock(spare_mutex_);
    spare_.push_back(std::move(block.bytes));
}

// What is read is looked at while it is in the nearest cache.
void BlockReader::fill_part() {
    const std::size_t room = std::min(part_bytes, most_bytes - filled_);
    const std::size_t got = archive_.read(std::as_writable_bytes(std::span(current_.get() + filled_, room)));
    const csv::TextLook look = csv::look_at({current_.get() + filled_, got});
    look_ = {look_.newlines + look.newlines, look_.ascii && look.ascii};
    filled_ += got;
    read_ += got;
    ended_ = got < room;
}

void BlockReader::skip_header() {
    std::string_view text(current_.get(), filled_);
    if (text.starts_with(utf8_mark)) {
        encoding_ = Encoding::utf8;
        text.remove_prefix(utf8_mark.size());
    }
    const std::size_t end = text.find('\n');
    if (end == std::string_view::npos && (!ended_ || text.empty())) {
        throw Error(Category::data, path_ + (text.empty() ? " holds no text" : " has no line end: it is no CSV"),
                    Location{.file = path_});
    }
    header_ = without_return(text.substr(0, end));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    offset_ = filled_ - text.size();
    filled_ = text.size();
    std::memmove(current_.get(), text.data(), filled_);
    look_ = csv::look_at({current_.get(), filled_});
}

std::string_view BlockReader::first_line() const noexcept {
    const std::string_view text(current_.get(), filled_);
    return without_return(text.substr(0, text.find('\n')));
}

// A file is what its first letters beyond ASCII are, and those of the lines after them, whatever the length of blocks;
// CNAM's are Windows-1252, those saved again by others UTF-8.
void BlockReader::decide_encoding(std::string_view text) {
    if (encoding_) return;
    const auto first = std::ranges::find_if(text, [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
    if (first == text.end()) return; // the line that is left may hold what was seen
    text.remove_prefix(static_cast<std::size_t>(first - text.begin()));
    encoding_ = is_utf8(text.substr(0, text.find('\n', telling_bytes))) ? Encoding::utf8 : Encoding::windows_1252;
}

// A buffer is taken when it is filled: while the thread that reads does something else, it keeps none.
void BlockReader::continue_rest() {
    if (current_) return;
    current_ = buffer();
    std::ranges::copy(rest_, current_.get());
}

std::optional<Block> BlockReader::next(std::size_t wanted) {
    continue_rest();
    while (!ended_ && filled_ < most_bytes && (filled_ < wanted || look_.newlines == 0))
        fill_part();
    if (filled_ == 0) return {};
    const std::string_view text(current_.get(), filled_);
    const std::size_t last = ended_ ? filled_ - 1 : text.rfind('\n');
    if (last == std::string_view::npos) {
        throw Error(Category::data, path_ + " has a line of more than " + std::to_string(most_bytes >> 20U) + " MiB",
                    Location{.file = path_, .line = line_, .byte_offset = offset_});
    }
    Block block{.bytes = std::move(current_), .size = last + 1, .offset = offset_, .first_line = line_};
    char* const end = block.bytes.get() + block.size;
    filled_ -= block.size;
    rest_.assign(end, filled_);
    block.lines = look_.newlines + (end[-1] == '\n' ? 0 : 1);
    std::memset(end, 0, csv::padding_bytes);
    if (!look_.ascii) decide_encoding(block.text());
    block.encoding = encoding_.value_or(Encoding::windows_1252);
    offset_ += block.size;
    line_ += look_.newlines; // what is left has none
    look_ = csv::look_at(rest_);
    return block;
}

} // namespace cnamdata
