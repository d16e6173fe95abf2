// SPDX-License-Identifier: MPL-2.0
//
// Small CSV files as a whole in memory: those of labels. (Archives are read by src/csv/.)
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace cnamdata {

using TextRow = std::vector<std::string>;

/// RFC 4180 with any line ends; the separator is the one of `,`, `;` and tab that the first line has most of.
/// Bytes that are no UTF-8 are taken for Windows-1252. Empty lines are empty rows.
[[nodiscard]] std::vector<TextRow> parse_csv(std::string_view bytes);

/// Appends one line, with `,` and LF; fields are quoted where they must be.
void append_csv_row(std::string& out, const TextRow& row);

} // namespace cnamdata
