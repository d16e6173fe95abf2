// SPDX-License-Identifier: MPL-2.0
//
// The labels that a store keeps: `<store>/labels/DATASET/COLUMN.csv` with the columns code, label, since, until,
// origin. Who writes holds the store's lock.
#pragma once

#include "cnamdata/labels.hpp"

#include <filesystem>
#include <vector>

namespace cnamdata {

/// In the order of preference; none when there is no file. Throws Error(data) for a damaged file, Error(disk).
[[nodiscard]] std::vector<Label> read_labels(const std::filesystem::path& store, const Dataset& dataset,
                                             const Column& column);

/// Adds labels seen in one period: a known label has its periods widened. Writes only what changes.
void merge_labels(const std::filesystem::path& store, const Dataset& dataset, const Column& column,
                  std::vector<Label> seen);

/// Puts imported labels in the place of those imported before.
void replace_imported(const std::filesystem::path& store, const Dataset& dataset, const Column& column,
                      std::vector<Label> imported);

/// Orders by origin, then harvested labels by the latest period, then by their bytes.
void order_by_preference(std::vector<Label>& labels);

} // namespace cnamdata
