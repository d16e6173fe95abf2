// SPDX-License-Identifier: MPL-2.0
#include "csv/records.hpp"

#include <algorithm>
#include <cstring>

namespace cnamdata::csv {

namespace {

/// Length of a quoted field at the start of `text`, both quotes included; 0 if it is not one: a quoted field ends with
/// a quote that a separator or the end of the line follows, or its first quote is an ordinary character.
std::size_t quoted_length(std::string_view text, char separator) {
    for (std::size_t i = 1; i < text.size(); ++i) {
        if (text[i] != '"') continue;
        const bool last = i + 1 == text.size();
        if (last || text[i + 1] == separator) return i + 1;
        if (text[i + 1] != '"') return 0;
        ++i;
    }
    return 0;
}

/// Calls `take` with the raw text of each field, its quotes removed, and whether doubled quotes remain inside.
template <typename Take>
void for_each_field(std::string_view line, Dialect dialect, Take take) {
    for (;;) {
        std::size_t length = 0;
        if (dialect.quoted_fields && line.starts_with('"')) length = quoted_length(line, dialect.separator);
        const bool quoted = length > 0;
        if (!quoted) length = std::min(line.find(dialect.separator), line.size());
        take(quoted ? line.substr(1, length - 2) : line.substr(0, length), quoted);
        if (length >= line.size()) return;
        line.remove_prefix(length + 1);
    }
}

void append_unquoted(std::string& out, std::string_view field, bool quoted) {
    if (!quoted) {
        out.append(field);
        return;
    }
    for (std::size_t i = 0; i < field.size(); ++i) {
        out += field[i];
        if (field[i] == '"') ++i; // the second of a doubled quote
    }
}

} // namespace

std::vector<std::string> split_line(std::string_view line, Dialect dialect) {
    std::vector<std::string> fields;
    for_each_field(line, dialect,
                   [&](std::string_view field, bool quoted) { append_unquoted(fields.emplace_back(), field, quoted); });
    return fields;
}

const Records& Splitter::split(std::string_view text) {
    bad_.clear();
    padded_ = 0;
    lines_ = 0;
    records_ = {};
    records_.width_ = width_;
    if (marks_.size() < text.size() + padding_bytes + 1) marks_.resize(text.size() + padding_bytes + 1);
    if (!split_uniform(text)) split_slowly(text);
    return records_;
}

bool Splitter::split_uniform(std::string_view text) {
    if (text.empty() || text.back() != '\n') return false;
    marks_[0] = 0U - 1U; // the line break before the first line
    const IndexResult index = index_separators(text, dialect_.separator, marks_.data() + 1);
    if ((index.has_quote && dialect_.quoted_fields) || index.positions % width_ != 0) return false;
    const std::size_t rows = index.positions / width_;
    if (index.newlines != rows) return false;
    const std::uint32_t* ends = marks_.data() + width_; // of rows
    const std::uint32_t returns = *ends > 0 && text[*ends - 1] == '\r' ? 1 : 0;
    // If every width-th separator is a line end, no other is one, since they are as many as the lines.
    for (std::size_t row = 0; row < rows; ++row) {
        const std::uint32_t end = ends[row * width_];
        if (text[end] != '\n' || (text[end - (end > 0 ? 1 : 0)] == '\r') != (returns == 1)) return false;
        if (trailing_ && width_ > 1 && text[end - returns - 1] != dialect_.separator) return false;
    }
    records_.base_ = text.data();
    records_.rows_ = rows;
    records_.carriage_returns_ = returns;
    records_.marks_ = marks_.data();
    lines_ = static_cast<std::uint32_t>(rows);
    return true;
}

void Splitter::split_slowly(std::string_view text) {
    scratch_.clear();
    marks_.assign(1, 0U - 1U);
    for (std::size_t begin = 0; begin < text.size(); ++lines_) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        std::string_view line = text.substr(begin, end - begin);
        if (line.ends_with('\r')) line.remove_suffix(1);
        if (!line.empty()) rewrite_line(line, lines_, static_cast<std::uint32_t>(begin), end < text.size());
        begin = end + 1;
    }
    scratch_.append(padding_bytes, '\0');
    records_.base_ = scratch_.data();
    records_.marks_ = marks_.data();
    records_.rows_ = (marks_.size() - 1) / width_;
}

// Appends the fields of a line to the scratch, a LF after each. Returns how many there were.
std::size_t Splitter::take_fields(std::string_view line) {
    std::size_t count = 0;
    for_each_field(line, dialect_, [&](std::string_view field, bool quoted) {
        if (++count > width_) {
            if (!field.empty()) count = line.size() + width_ + 2; // more than a trailing separator
            return;
        }
        append_unquoted(scratch_, field, quoted);
        marks_.push_back(static_cast<std::uint32_t>(scratch_.size()));
        scratch_ += '\n';
    });
    return count;
}

void Splitter::rewrite_line(std::string_view line, std::uint32_t number, std::uint32_t offset, bool ends) {
    const std::size_t kept_bytes = scratch_.size();
    const std::size_t kept_marks = marks_.size();
    const std::size_t wanted = trailing_ ? width_ - 1 : width_;
    std::size_t count = take_fields(line);
    const bool stray = trailing_ && count == width_ && marks_.back() != marks_[marks_.size() - 2] + 1;
    const bool too_long = count > width_ + 1 || stray;
    const bool too_short = count < wanted && (count * 2 < wanted || !ends);
    if (too_long || too_short) {
        scratch_.resize(kept_bytes);
        marks_.resize(kept_marks);
        const std::size_t fields = split_line(line, dialect_).size();
        const std::string shape = std::to_string(fields) + " fields where the header has " + std::to_string(wanted);
        bad_.push_back(
            {number, offset, std::string(line),
             too_long ? "too long: " + shape : (ends ? "too short: " : "cut off at the end of the file: ") + shape});
        return;
    }
    // A line that lost its last field, but not its trailing separator, has as many fields as there are names.
    const bool lost_last = trailing_ && count == wanted && line.ends_with(dialect_.separator);
    if (count < wanted || lost_last) ++padded_;
    for (; count < width_; ++count) {
        marks_.push_back(static_cast<std::uint32_t>(scratch_.size()));
        scratch_ += '\n';
    }
    records_.lines_.push_back(number);
    records_.offsets_.push_back(offset);
}

} // namespace cnamdata::csv
