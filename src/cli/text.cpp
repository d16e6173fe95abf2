// SPDX-License-Identifier: MPL-2.0
#include "cli/text.hpp"

#include <cmath>
#include <fmt/format.h>

#include <array>

namespace cnamdata::cli {
namespace {

unsigned byte_at(std::string_view text, std::size_t i) noexcept { return static_cast<unsigned char>(text[i]); }

bool is_combining(std::string_view sequence) noexcept {
    if (sequence.size() != 2) return false;
    const unsigned point = (byte_at(sequence, 0) & 0x1fU) << 6U | (byte_at(sequence, 1) & 0x3fU);
    return point >= 0x300 && point <= 0x36f;
}

/// Bytes of the character at the start of a text that is not empty; a wrong byte counts as a character.
std::size_t step(std::string_view text) noexcept {
    const std::size_t length = utf8_length(text);
    return length == 0 ? 1 : length;
}

/// How many bytes make the first `width` columns.
std::size_t prefix_bytes(std::string_view text, std::size_t width) noexcept {
    std::size_t columns = 0;
    std::size_t i = 0;
    while (i < text.size()) {
        const std::size_t length = step(text.substr(i));
        const std::size_t wide = is_combining(text.substr(i, length)) ? 0 : 1;
        if (columns + wide > width) break;
        columns += wide;
        i += length;
    }
    return i;
}

} // namespace

std::size_t utf8_length(std::string_view text) noexcept {
    if (text.empty()) return 0;
    const unsigned lead = byte_at(text, 0);
    if (lead < 0x80) return 1;
    const std::size_t length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
    if (lead < 0xc2 || lead > 0xf4 || text.size() < length) return 0;
    for (std::size_t i = 1; i < length; ++i)
        if ((byte_at(text, i) & 0xc0U) != 0x80) return 0;
    const unsigned second = byte_at(text, 1);
    if (lead == 0xe0 && second < 0xa0) return 0; // overlong
    if (lead == 0xed && second > 0x9f) return 0; // surrogates
    if (lead == 0xf0 && second < 0x90) return 0; // overlong
    if (lead == 0xf4 && second > 0x8f) return 0; // past U+10FFFF
    return length;
}

std::size_t display_width(std::string_view text) noexcept {
    std::size_t columns = 0;
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t length = step(text.substr(i));
        if (!is_combining(text.substr(i, length))) ++columns;
        i += length;
    }
    return columns;
}

std::string pad_right(std::string_view text, std::size_t width) {
    std::string out(text);
    const std::size_t wide = display_width(text);
    if (wide < width) out.append(width - wide, ' ');
    return out;
}

std::string pad_left(std::string_view text, std::size_t width) {
    const std::size_t wide = display_width(text);
    std::string out(wide < width ? width - wide : 0, ' ');
    return out.append(text);
}

std::string cut(std::string_view text, std::size_t width) {
    if (display_width(text) <= width) return std::string(text);
    if (width == 0) return {};
    return std::string(text.substr(0, prefix_bytes(text, width - 1))) + "…";
}

std::vector<std::string> wrap(std::string_view text, std::size_t width) {
    if (width == 0) width = 1;
    std::vector<std::string> lines;
    std::string line;
    std::size_t line_width = 0;
    auto flush = [&] {
        lines.push_back(std::move(line));
        line.clear();
        line_width = 0;
    };
    while (!text.empty()) {
        const std::size_t end = text.find(' ');
        std::string_view word = text.substr(0, end);
        text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
        if (word.empty()) continue;
        if (line_width != 0 && line_width + 1 + display_width(word) > width) flush();
        while (display_width(word) > width && line_width == 0) {
            const std::size_t taken = prefix_bytes(word, width);
            line = word.substr(0, taken);
            word.remove_prefix(taken);
            flush();
        }
        if (word.empty()) continue;
        if (line_width != 0) line += ' ';
        line += word;
        line_width = display_width(line);
    }
    if (line_width != 0 || lines.empty()) flush();
    return lines;
}

std::string printable(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t length = utf8_length(text.substr(i));
        const unsigned first = byte_at(text, i);
        const bool c1 = length == 2 && first == 0xc2 && byte_at(text, i + 1) < 0xa0;
        if (length == 0 || first < 0x20 || first == 0x7f || c1) {
            fmt::format_to(std::back_inserter(out), "\\x{:02x}", c1 ? byte_at(text, i + 1) : first);
            i += c1 ? 2 : 1;
            continue;
        }
        out += text.substr(i, length);
        i += length;
    }
    return out;
}

std::string valid_utf8(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t length = utf8_length(text.substr(i));
        out += length == 0 ? std::string_view("\ufffd") : text.substr(i, length);
        i += length == 0 ? 1 : length;
    }
    return out;
}

std::string grouped(std::uint64_t number, std::string_view separator) {
    const std::string digits = fmt::format("{}", number);
    std::string out;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (i != 0 && (digits.size() - i) % 3 == 0) out += separator;
        out += digits[i];
    }
    return out;
}

std::string human_bytes(std::uint64_t bytes) {
    if (bytes < 1000) return fmt::format("{} B", bytes);
    static constexpr std::array<std::string_view, 5> units{"kB", "MB", "GB", "TB", "PB"};
    double value = static_cast<double>(bytes) / 1000;
    std::size_t unit = 0;
    while (value >= 999.5 && unit + 1 < units.size()) {
        value /= 1000;
        ++unit;
    }
    const int decimals = value < 9.995 ? 2 : value < 99.95 ? 1 : 0;
    return fmt::format("{:.{}f} {}", value, decimals, units[unit]);
}

std::string human_seconds(double seconds) {
    if (seconds < 9.995) return fmt::format("{:.2f} s", seconds);
    if (seconds < 59.95) return fmt::format("{:.1f} s", seconds);
    const auto whole = static_cast<std::uint64_t>(std::llround(seconds));
    if (whole < 3600) return fmt::format("{} min {:02} s", whole / 60, whole % 60);
    return fmt::format("{} h {:02} min", whole / 3600, whole % 3600 / 60);
}

std::vector<std::string> split_commas(std::string_view text) {
    std::vector<std::string> pieces;
    while (true) {
        const std::size_t comma = text.find(',');
        std::string_view piece = text.substr(0, comma);
        while (!piece.empty() && piece.front() == ' ')
            piece.remove_prefix(1);
        while (!piece.empty() && piece.back() == ' ')
            piece.remove_suffix(1);
        pieces.emplace_back(piece);
        if (comma == std::string_view::npos) return pieces;
        text.remove_prefix(comma + 1);
    }
}

std::string joined(const std::vector<std::string>& parts, std::string_view separator) {
    std::string out;
    for (const std::string& part : parts)
        if (!part.empty()) out.append(out.empty() ? std::string_view() : separator).append(part);
    return out;
}

} // namespace cnamdata::cli
