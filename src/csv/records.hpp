// SPDX-License-Identifier: MPL-2.0
//
// Records: lines of a CSV split into fields of equal number, ready to be converted column by column.
//
// A record is a line: no published file has a line break inside a field, so text can be cut at any line end. Lines of
// the common shape are used where they lie; any other line is taken apart slowly and written again in that shape.
#pragma once

#include "csv/separator_index.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace cnamdata::csv {

/// How lines are to be read.
struct Dialect {
    char separator = ';';
    bool quoted_fields = false; ///< a field may be enclosed in `"`
};

/// A line that is no record, relative to the text that was split.
struct BadLine {
    std::uint32_t line = 0;   ///< 0 is the first line
    std::uint32_t offset = 0; ///< bytes from the start of the text
    std::string value{};      ///< the line
    std::string reason{};
};

/// Fields of some lines. Views into the text that was split, or into the splitter: valid until its next split().
/// `padding_bytes` are readable after each field.
class Records {
public:
    [[nodiscard]] std::size_t rows() const noexcept { return rows_; }
    [[nodiscard]] std::size_t width() const noexcept { return width_; }

    /// Start of a field and its length.
    struct Field {
        const char* data;
        std::uint32_t size;
    };
    /// The fields of one column, for loops over rows. Valid as long as the records.
    class Column {
    public:
        [[nodiscard]] Field operator[](std::size_t row) const noexcept {
            const std::uint32_t* mark = marks_ + row * stride_;
            const std::uint32_t begin = mark[0] + 1;
            return {base_ + begin, mark[1] - trim_ - begin};
        }
        // For loops that read several rows, or several neighbouring columns, at once: a field lies between two marks.
        [[nodiscard]] const char* base() const noexcept { return base_; }
        [[nodiscard]] const std::uint32_t* marks() const noexcept { return marks_; } ///< before the field of row 0
        [[nodiscard]] std::size_t stride() const noexcept { return stride_; }        ///< marks from row to row
        [[nodiscard]] std::uint32_t trim() const noexcept { return trim_; }          ///< bytes of the line end

    private:
        friend class Records;
        Column(const char* base, const std::uint32_t* marks, std::size_t stride, std::uint32_t trim)
            : base_(base), marks_(marks), stride_(stride), trim_(trim) {}
        const char* base_;
        const std::uint32_t* marks_;
        std::size_t stride_;
        std::uint32_t trim_;
    };
    [[nodiscard]] Column column(std::size_t number) const noexcept {
        // With CRLF the last field of a line ends one byte before its mark.
        return {base_, marks_ + number, width_, number + 1 == width_ ? carriage_returns_ : 0};
    }
    [[nodiscard]] std::string_view text(std::size_t row, std::size_t number) const noexcept {
        const Field found = column(number)[row];
        return {found.data, found.size};
    }
    /// Which line of the text a row is: 0 is the first.
    [[nodiscard]] std::uint32_t line(std::size_t row) const noexcept {
        return lines_.empty() ? static_cast<std::uint32_t>(row) : lines_[row];
    }
    /// Offset in the text of the start of a row's line.
    [[nodiscard]] std::uint32_t offset(std::size_t row) const noexcept {
        return offsets_.empty() ? marks_[row * width_] + 1 : offsets_[row];
    }

private:
    friend class Splitter;
    const char* base_ = nullptr;
    const std::uint32_t* marks_ = nullptr; // positions of terminators, that before the first row included
    std::size_t rows_ = 0;
    std::size_t width_ = 0;
    std::uint32_t carriage_returns_ = 0;
    std::vector<std::uint32_t> lines_, offsets_; // empty while every line is a row
};

/// Splits texts of whole lines. Keeps its memory between calls. Not thread-safe.
class Splitter {
public:
    /// `width`: fields of a record, the empty one after a trailing separator included if the header has one.
    /// `trailing`: whether that last field is such an empty one.
    Splitter(Dialect dialect, std::size_t width, bool trailing)
        : dialect_(dialect), width_(width), trailing_(trailing) {}
    Splitter(const Splitter&) = delete; // records have views into it
    Splitter& operator=(const Splitter&) = delete;

    /// REQUIRES: `text` ends with LF, or is the end of the file; size < 2^31; padding_bytes readable after it.
    const Records& split(std::string_view text);

    /// Of the last split().
    [[nodiscard]] const std::vector<BadLine>& bad_lines() const noexcept { return bad_; }
    [[nodiscard]] std::uint32_t padded_rows() const noexcept { return padded_; }
    [[nodiscard]] std::uint32_t lines() const noexcept { return lines_; }

private:
    bool split_uniform(std::string_view text);
    void split_slowly(std::string_view text);
    void rewrite_line(std::string_view line, std::uint32_t number, std::uint32_t offset, bool ends);
    std::size_t take_fields(std::string_view line);

    Dialect dialect_;
    std::size_t width_;
    bool trailing_;
    Records records_;
    std::vector<std::uint32_t> marks_;
    std::string scratch_;
    std::vector<BadLine> bad_;
    std::uint32_t padded_ = 0;
    std::uint32_t lines_ = 0;
};

/// The fields of one line, unquoted where the dialect says so. The slow, obvious way.
[[nodiscard]] std::vector<std::string> split_line(std::string_view line, Dialect dialect);

} // namespace cnamdata::csv
