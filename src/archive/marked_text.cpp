// SPDX-License-Identifier: MPL-2.0
#include "archive/marked_text.hpp"

namespace cnamdata {

namespace {

bool has_mark(std::span<const MarkedByte> text) noexcept {
    MarkedByte all = 0;
    for (const MarkedByte byte : text)
        all |= byte;
    return all >= first_mark;
}

} // namespace

bool MarkedText::ends_clear() const noexcept { return !has_mark(last_window()); }

Resolver::Resolver(std::span<const std::byte> window) noexcept {
    for (std::size_t byte = 0; byte < 256; ++byte)
        meaning_[byte] = static_cast<std::byte>(byte);
    std::copy(window.begin(), window.end(), meaning_.begin() + first_mark);
}

void Resolver::write(std::span<const MarkedByte> text, std::byte* out) const noexcept {
    constexpr std::size_t run = 32; // those without a mark are narrowed by vectors
    for (; text.size() >= run; text = text.subspan(run), out += run) {
        if (has_mark(text.first(run))) {
            for (std::size_t i = 0; i < run; ++i)
                out[i] = meaning_[text[i]];
        } else {
            for (std::size_t i = 0; i < run; ++i)
                out[i] = static_cast<std::byte>(text[i]);
        }
    }
    for (const MarkedByte byte : text)
        *out++ = meaning_[byte];
}

} // namespace cnamdata
