// SPDX-License-Identifier: MPL-2.0
//
// Where the separators and line ends of a text are: the one pass that looks at every byte, so it is SIMD.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace cnamdata::csv {

/// Slack that must be readable after a text and writable after its index.
inline constexpr std::size_t padding_bytes = 64;

/// What a pass over a text found.
struct IndexResult {
    std::size_t positions = 0; ///< how many were written
    std::size_t newlines = 0;  ///< how many of them are line ends
    bool has_quote = false;    ///< whether there is a `"` anywhere
};

/// Writes the positions of every `separator` and every LF of `text`, ascending.
/// REQUIRES: text.size() < 2^32; `padding_bytes` readable bytes after the text; room for text.size() + padding_bytes
/// positions. Thread-safe. Instructions are chosen as base/simd_targets.hpp says.
IndexResult index_separators(std::string_view text, char separator, std::uint32_t* positions);

/// The same, byte by byte: what index_separators is compared with.
IndexResult index_separators_scalar(std::string_view text, char separator, std::uint32_t* positions);

/// What a look at a text tells.
struct TextLook {
    std::size_t newlines = 0;
    bool ascii = true;
};

/// Counts line ends and looks for bytes beyond ASCII, much faster than an index. Thread-safe.
[[nodiscard]] TextLook look_at(std::string_view text);

/// The same, byte by byte.
[[nodiscard]] TextLook look_at_scalar(std::string_view text);

} // namespace cnamdata::csv
