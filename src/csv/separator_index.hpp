// SPDX-License-Identifier: MPL-2.0
//
// Where the separators and line ends of a text are: the one pass that looks at every byte, so it is SIMD.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

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

/// A few separators of each row. Immutable.
class KeptSeparators {
public:
    /// Their numbers in a row of `width`, ascending, that of its line end, width - 1, included; at most half of all.
    KeptSeparators(std::span<const std::uint32_t> numbers, std::uint32_t width);

    /// From one of them to the next.
    struct Step {
        std::uint32_t separators = 0; ///< from this one to the next one
        std::uint32_t next = 0;       ///< where the next one's step is
        std::uint32_t times = 0;      ///< how often the position of this one is written
    };
    [[nodiscard]] std::uint32_t first() const noexcept { return first_; }
    [[nodiscard]] const std::vector<Step>& steps() const noexcept { return steps_; }

private:
    std::uint32_t first_;
    std::vector<Step> steps_;
};

/// As index_separators, but writes the positions of `kept` alone, those of line ends twice: there a row ends, and the
/// first field of another begins. Counts all.
IndexResult select_separators(std::string_view text, char separator, const KeptSeparators& kept,
                              std::uint32_t* positions);

/// The same, byte by byte.
IndexResult select_separators_scalar(std::string_view text, char separator, const KeptSeparators& kept,
                                     std::uint32_t* positions);

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
