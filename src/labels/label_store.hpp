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

/// Adds harvested labels: a known one has its periods widened. Keeps the order of preference.
void widen_labels(std::vector<Label>& all, std::vector<Label> seen);

/// Adds labels seen in one period to those of the store. Writes only what changes.
void merge_labels(const std::filesystem::path& store, const Dataset& dataset, const Column& column,
                  std::vector<Label> seen);

/// Puts labels of one origin in the place of those of the same origin.
void replace_labels(const std::filesystem::path& store, const Dataset& dataset, const Column& column,
                    LabelOrigin origin, std::vector<Label> labels);

/// Orders by origin, then harvested labels by the latest period, then by their bytes.
void order_by_preference(std::vector<Label>& labels);

} // namespace cnamdata
