// SPDX-License-Identifier: MPL-2.0
//
// Small things done with text: case folding of names, splitting, the nearest of some names.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace cnamdata {

/// ASCII upper case; other bytes unchanged. Column and dataset names are ASCII.
[[nodiscard]] std::string upper(std::string_view text);
[[nodiscard]] bool same_folded(std::string_view left, std::string_view right) noexcept;

/// Pieces between separators, views into `text`; one empty piece for an empty text.
[[nodiscard]] std::vector<std::string_view> split(std::string_view text, char separator);

/// Without leading and trailing blanks (space, tab, CR, LF).
[[nodiscard]] std::string_view trim(std::string_view text) noexcept;

/// The candidate at the smallest edit distance, case folded, if it is near enough to be a slip; else empty.
[[nodiscard]] std::string_view nearest(std::string_view name, std::span<const std::string_view> candidates);

/// "Did you mean 'X'? " or nothing, to begin a hint with.
[[nodiscard]] std::string did_you_mean(std::string_view name, std::span<const std::string_view> candidates);

/// Parts joined by a separator.
[[nodiscard]] std::string join(std::span<const std::string> parts, std::string_view separator);

} // namespace cnamdata
