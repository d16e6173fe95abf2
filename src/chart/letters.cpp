// SPDX-License-Identifier: MPL-2.0
#include "chart/letters.hpp"

#include <array>
#include <cstdint>

namespace cnamdata::chart {

namespace {

/// Advances of DejaVu Sans from U+0020 to U+007E, in 2048ths of its size (the table `hmtx` of the font).
constexpr std::array<std::uint16_t, 95> advances{
    651,  821,  942,  1716, 1303, 1946, 1597, 563,  799,  799,  1024, 1716, 651,  739,  651,  690,  1303, 1303, 1303,
    1303, 1303, 1303, 1303, 1303, 1303, 1303, 690,  690,  1716, 1716, 1716, 1087, 2048, 1401, 1405, 1430, 1577, 1294,
    1178, 1587, 1540, 604,  604,  1343, 1141, 1767, 1532, 1612, 1235, 1612, 1423, 1300, 1251, 1499, 1401, 2025, 1403,
    1251, 1403, 799,  690,  799,  1716, 1024, 1024, 1255, 1300, 1126, 1300, 1260, 721,  1300, 1298, 569,  569,  1186,
    569,  1995, 1298, 1253, 1300, 1300, 842,  1067, 803,  1298, 1212, 1675, 1212, 1212, 1075, 1303, 690,  1303, 1716};

constexpr char32_t replacement = 0xFFFD;

/// The code point at the begin of a text, which loses it.
char32_t take(std::string_view& text) {
    const auto lead = static_cast<unsigned char>(text.front());
    const std::size_t length = lead < 0x80   ? 1
                               : lead < 0xC2 ? 0
                               : lead < 0xE0 ? 2
                               : lead < 0xF0 ? 3
                               : lead < 0xF5 ? 4
                                             : 0;
    char32_t point = length <= 1 ? lead : lead & (0xFFU >> (length + 1));
    bool good = length > 0 && text.size() >= length;
    for (std::size_t i = 1; good && i < length; ++i) {
        const auto next = static_cast<unsigned char>(text[i]);
        good = (next & 0xC0U) == 0x80;
        point = (point << 6U) | (next & 0x3FU);
    }
    constexpr std::array<char32_t, 5> least{0, 0, 0x80, 0x800, 0x10000};
    good = good && point >= least[length] && point <= 0x10FFFF && (point < 0xD800 || point > 0xDFFF);
    text.remove_prefix(good ? length : 1);
    return good ? point : replacement;
}

bool is_combining(char32_t point) { return point >= 0x300 && point <= 0x36F; }

double advance(char32_t point) {
    if (point >= 0x20 && point <= 0x7E) return advances[point - 0x20] / 2048.0;
    if (is_combining(point)) return 0;
    if (point == 0x202F) return 0.2;                  // narrow no-break space
    if (point == 0xA0) return 0.318;                  // no-break space
    if (point >= 0xC0 && point <= 0xDE) return 0.77;  // accented capitals
    if (point >= 0xDF && point < 0x250) return 0.635; // accented letters
    return point == 0x20AC ? 0.637 : 1.0;             // the euro sign; anything else
}

void append(std::string& out, char32_t point) {
    const auto put = [&out](char32_t byte) { out += static_cast<char>(byte); };
    if (point < 0x80) return put(point);
    if (point < 0x800) {
        put(0xC0U | (point >> 6U));
    } else if (point < 0x10000) {
        put(0xE0U | (point >> 12U));
        put(0x80U | ((point >> 6U) & 0x3FU));
    } else {
        put(0xF0U | (point >> 18U));
        put(0x80U | ((point >> 12U) & 0x3FU));
        put(0x80U | ((point >> 6U) & 0x3FU));
    }
    put(0x80U | (point & 0x3FU));
}

/// The beginning of `text` that is not wider than `width` with `…` after it.
std::string cut(std::string_view text, double size, double width, bool bold) {
    std::string out;
    while (!text.empty()) {
        std::string longer = out;
        append(longer, take(text));
        if (width_of(longer + "…", size, bold) > width && !out.empty()) break;
        out = std::move(longer);
    }
    while (out.ends_with(' ') || out.ends_with(',') || out.ends_with('-'))
        out.pop_back();
    return out + "…";
}

} // namespace

std::size_t columns_of(std::string_view text) {
    std::size_t columns = 0;
    while (!text.empty())
        columns += is_combining(take(text)) ? 0U : 1U;
    return columns;
}

double width_of(std::string_view text, double size, bool bold) {
    double width = 0;
    while (!text.empty())
        width += advance(take(text));
    return width * size * (bold ? 1.12 : 1.0);
}

std::string shown(std::string_view text) {
    std::string out;
    while (!text.empty()) {
        const char32_t point = take(text);
        const bool control = point < 0x20 || (point >= 0x7F && point < 0xA0) || point == 0xFFFE || point == 0xFFFF;
        append(out, control ? (point == '\t' || point == '\n' || point == '\r' ? U' ' : replacement) : point);
    }
    return out;
}

std::string cut_to_columns(std::string_view text, std::size_t columns) {
    if (columns_of(text) <= columns) return std::string(text);
    std::string out;
    while (!text.empty() && columns_of(out) + 1 < columns)
        append(out, take(text));
    return out + "…";
}

std::vector<std::string> broken(std::string_view text, double size, double width, std::size_t most, bool bold) {
    std::vector<std::string> lines;
    while (width_of(text, size, bold) > width && lines.size() + 1 < most) {
        std::size_t end = 0; // of the line
        for (std::size_t at = text.find_first_of(" -"); at != std::string_view::npos;
             at = text.find_first_of(" -", at + 1)) {
            const std::size_t here = text[at] == '-' ? at + 1 : at;
            if (width_of(text.substr(0, here), size, bold) > width) break;
            end = here;
        }
        if (end == 0) break; // one long word
        lines.emplace_back(text.substr(0, end));
        text.remove_prefix(text[end] == ' ' ? end + 1 : end);
    }
    lines.push_back(width_of(text, size, bold) > width ? cut(text, size, width, bold) : std::string(text));
    return lines;
}

} // namespace cnamdata::chart
