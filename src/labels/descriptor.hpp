// SPDX-License-Identifier: MPL-2.0
//
// Nomenclatures in spreadsheets, as CNAM lays them out: under a row that has the name of a column beside the title of
// its labels, rows of codes and labels. Pure functions; thread-safe.
#pragma once

#include "cnamdata/labels.hpp"
#include "labels/workbook.hpp"

#include <string>
#include <vector>

namespace cnamdata {

/// The labels that a workbook has of one column.
struct DescribedColumn {
    const Column* column = nullptr;
    std::vector<Label> labels{};
    std::vector<std::string> refused{}; ///< texts in the place of codes
};

/// In the order of the dataset's columns; those without labels are left out.
[[nodiscard]] std::vector<DescribedColumn> described_columns(const std::vector<Sheet>& sheets, const Dataset& dataset);

/// The first two columns of a sheet as codes and labels of `column`; a heading line is passed over.
[[nodiscard]] DescribedColumn described_column(const Sheet& sheet, const Column& column);

} // namespace cnamdata
