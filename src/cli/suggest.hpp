// SPDX-License-Identifier: MPL-2.0
//
// "Did you mean": the valid word nearest to a mistyped one. Pure functions; thread-safe.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace cnamdata::cli {

/// The text in lower case, as far as it is ASCII.
[[nodiscard]] std::string folded(std::string_view text);

/// How many letters must be added, removed, replaced or swapped with their neighbour, case ignored.
[[nodiscard]] std::size_t edit_distance(std::string_view a, std::string_view b);

/// The candidate nearest to `word`: one that it begins, else one within a third of its length; empty if none is near.
[[nodiscard]] std::string_view nearest(std::string_view word, std::span<const std::string_view> candidates);

/// The candidates as `a, b, c`.
[[nodiscard]] std::string listed(std::span<const std::string_view> candidates);

/// A hint for an unknown word: the nearest candidate, else all of them.
[[nodiscard]] std::string suggestion(std::string_view word, std::span<const std::string_view> candidates);

} // namespace cnamdata::cli
