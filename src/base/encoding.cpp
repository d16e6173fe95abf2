// SPDX-License-Identifier: MPL-2.0
#include "base/encoding.hpp"

#include <array>
#include <cstdint>
#include <cstring>

namespace cnamdata {

namespace {

// Code points of the bytes 0x80 to 0x9F; the others are those of Latin-1.
constexpr std::array<std::uint16_t, 32> high_controls{
    0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x008D, 0x017D, 0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178,
};

void append_code_point(std::string& out, std::uint32_t point) {
    if (point < 0x80) {
        out += static_cast<char>(point);
    } else if (point < 0x800) {
        out += static_cast<char>(0xC0 | (point >> 6U));
        out += static_cast<char>(0x80 | (point & 0x3F));
    } else {
        out += static_cast<char>(0xE0 | (point >> 12U));
        out += static_cast<char>(0x80 | ((point >> 6U) & 0x3F));
        out += static_cast<char>(0x80 | (point & 0x3F));
    }
}

// Length of the UTF-8 sequence at the start of `bytes`, 0 if malformed.
std::size_t sequence_length(std::string_view bytes) noexcept {
    const auto at = [&](std::size_t i) { return i < bytes.size() ? static_cast<unsigned char>(bytes[i]) : 0U; };
    const auto continues = [&](std::size_t i, unsigned low = 0x80, unsigned high = 0xBF) {
        return at(i) >= low && at(i) <= high;
    };
    const unsigned lead = at(0);
    if (lead < 0x80) return 1;
    if (lead >= 0xC2 && lead <= 0xDF) return continues(1) ? 2 : 0;
    if (lead >= 0xE0 && lead <= 0xEF) {
        const bool second = continues(1, lead == 0xE0 ? 0xA0 : 0x80, lead == 0xED ? 0x9F : 0xBF);
        return second && continues(2) ? 3 : 0;
    }
    if (lead >= 0xF0 && lead <= 0xF4) {
        const bool second = continues(1, lead == 0xF0 ? 0x90 : 0x80, lead == 0xF4 ? 0x8F : 0xBF);
        return second && continues(2) && continues(3) ? 4 : 0;
    }
    return 0;
}

} // namespace

bool is_ascii(std::string_view bytes) noexcept {
    std::uint64_t high = 0;
    while (bytes.size() >= sizeof high) {
        std::uint64_t word = 0;
        std::memcpy(&word, bytes.data(), sizeof word);
        high |= word;
        bytes.remove_prefix(sizeof word);
    }
    for (const char c : bytes)
        high |= static_cast<unsigned char>(c);
    return (high & 0x8080808080808080U) == 0;
}

bool is_utf8(std::string_view bytes) noexcept {
    while (!bytes.empty()) {
        const std::size_t length = sequence_length(bytes);
        if (length == 0) return false;
        bytes.remove_prefix(length);
    }
    return true;
}

void append_utf8(std::string& out, std::string_view bytes, Encoding encoding) {
    if (encoding == Encoding::utf8 || is_ascii(bytes)) {
        out.append(bytes);
        return;
    }
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        append_code_point(out, byte >= 0x80 && byte < 0xA0 ? high_controls[byte - 0x80U] : byte);
    }
}

} // namespace cnamdata
