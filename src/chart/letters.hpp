// SPDX-License-Identifier: MPL-2.0
//
// How wide text is, on a terminal and in a picture; breaking and cutting it. UTF-8. Pure functions; thread-safe.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace cnamdata::chart {

/// Columns of a terminal: code points, combining marks aside. Control characters count; see shown().
[[nodiscard]] std::size_t columns_of(std::string_view text);

/// Width of a line set in `size` units of DejaVu Sans, which is as wide as common screen faces get.
[[nodiscard]] double width_of(std::string_view text, double size, bool bold = false);

/// Without control characters, ill-formed bytes replaced: what may be shown and put into XML.
[[nodiscard]] std::string shown(std::string_view text);

/// The beginning of a text with `…` that is `columns` columns wide; the text itself when it fits.
[[nodiscard]] std::string cut_to_columns(std::string_view text, std::size_t columns);

/// At most `most` lines not wider than `width`, broken at spaces and after hyphens, the last one cut with `…` where
/// there is more.
[[nodiscard]] std::vector<std::string> broken(std::string_view text, double size, double width, std::size_t most,
                                              bool bold = false);

} // namespace cnamdata::chart
