// SPDX-License-Identifier: MPL-2.0
#include "labels/csv_table.hpp"

#include "base/encoding.hpp"

#include <algorithm>

namespace cnamdata {

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

char find_separator(std::string_view text) {
    const std::string_view line = text.substr(0, text.find('\n'));
    char best = ',';
    for (const char candidate : {';', '\t'}) {
        if (std::count(line.begin(), line.end(), candidate) > std::count(line.begin(), line.end(), best))
            best = candidate;
    }
    return best;
}

/// The field at the begin of `text`, which loses it; the separator or the line end after it stays.
std::string take_field(std::string_view& text, char separator) {
    std::string field;
    if (text.starts_with('"')) {
        text.remove_prefix(1);
        while (!text.empty()) {
            const std::size_t quote = text.find('"');
            field += text.substr(0, quote);
            text.remove_prefix(quote == std::string_view::npos ? text.size() : quote + 1);
            if (!text.starts_with('"')) break;
            field += '"';
            text.remove_prefix(1);
        }
    }
    const std::size_t end = std::min(text.find(separator), std::min(text.find('\n'), text.find('\r')));
    field += text.substr(0, end);
    text.remove_prefix(std::min(end, text.size()));
    return field;
}

} // namespace

std::vector<TextRow> parse_csv(std::string_view bytes) {
    std::string decoded;
    if (bytes.starts_with(byte_order_mark)) bytes.remove_prefix(byte_order_mark.size());
    append_utf8(decoded, bytes, is_utf8(bytes) ? Encoding::utf8 : Encoding::windows_1252);
    std::string_view text = decoded;
    const char separator = find_separator(text);
    std::vector<TextRow> rows;
    while (!text.empty()) {
        TextRow row;
        row.push_back(take_field(text, separator));
        while (text.starts_with(separator)) {
            text.remove_prefix(1);
            row.push_back(take_field(text, separator));
        }
        if (text.starts_with('\r')) text.remove_prefix(1);
        if (text.starts_with('\n')) text.remove_prefix(1);
        rows.push_back(row == TextRow{""} ? TextRow{} : std::move(row));
    }
    return rows;
}

void append_csv_row(std::string& out, const TextRow& row) {
    for (std::size_t i = 0; i < row.size(); ++i) {
        if (i > 0) out += ',';
        if (row[i].find_first_of("\",\r\n") == std::string::npos) {
            out += row[i];
            continue;
        }
        out += '"';
        for (const char c : row[i])
            out += c == '"' ? std::string("\"\"") : std::string(1, c);
        out += '"';
    }
    out += '\n';
}

} // namespace cnamdata
