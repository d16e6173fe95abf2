// SPDX-License-Identifier: MPL-2.0
#include "cli/json_text.hpp"

#include "cli/text.hpp"

#include <fmt/format.h>

namespace cnamdata::cli {
namespace {

bool ascii_needs_escape(char c) noexcept { return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\'; }

void append_escaped(std::string& out, char c) {
    switch (c) {
    case '"':
        out += "\\\"";
        break;
    case '\\':
        out += "\\\\";
        break;
    case '\n':
        out += "\\n";
        break;
    case '\r':
        out += "\\r";
        break;
    case '\t':
        out += "\\t";
        break;
    default:
        fmt::format_to(std::back_inserter(out), "\\u{:04x}", static_cast<unsigned char>(c));
    }
}

} // namespace

bool json_needs_escape(std::string_view text) noexcept {
    for (std::size_t i = 0; i < text.size();) {
        if (ascii_needs_escape(text[i])) return true;
        const std::size_t length = utf8_length(text.substr(i));
        if (length == 0) return true;
        i += length;
    }
    return false;
}

void append_json_string(std::string& out, std::string_view text) {
    out += '"';
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t length = utf8_length(text.substr(i));
        if (length == 0)
            out += "\ufffd";
        else if (length == 1 && ascii_needs_escape(text[i]))
            append_escaped(out, text[i]);
        else
            out += text.substr(i, length);
        i += length == 0 ? 1 : length;
    }
    out += '"';
}

} // namespace cnamdata::cli
