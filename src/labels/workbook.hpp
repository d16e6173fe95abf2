// SPDX-License-Identifier: MPL-2.0
//
// Spreadsheets as rows of texts: workbooks of Excel, old and new, and CSV.
#pragma once

#include "labels/csv_table.hpp"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace cnamdata {

struct Sheet {
    std::string name{};
    std::vector<TextRow> rows{}; ///< texts as typed; whole numbers without a point; empty rows may be left out
};

/// Columns past this one are left out.
inline constexpr std::size_t max_sheet_columns = 256;

/// Reads a file by its first bytes: a zip is `.xlsx`, an OLE container `.xls`, anything else CSV.
/// Throws Error(data) for a broken workbook, Error(disk) when it cannot be read.
[[nodiscard]] std::vector<Sheet> read_workbook(const std::filesystem::path& file);

[[nodiscard]] std::vector<Sheet> read_xlsx(const std::filesystem::path& file);
[[nodiscard]] std::vector<Sheet> read_xls(const std::filesystem::path& file);

/// A number of a cell: `3400930000001` and not `3.400930000001E12`.
[[nodiscard]] std::string number_text(double number);

/// Throws Error(data): the file is no workbook that can be read, and why.
[[noreturn]] void bad_workbook(const std::filesystem::path& file, const std::string& reason);

} // namespace cnamdata
