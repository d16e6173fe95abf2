// SPDX-License-Identifier: MPL-2.0
//
// Codes as texts, in the one form in which labels are kept and looked up. Pure functions; thread-safe.
#pragma once

#include "cnamdata/dataset.hpp"
#include "cnamdata/labels.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cnamdata {

/// `093` is `93` where the column's codes are numbers. Nothing when the text is no code of the column.
[[nodiscard]] std::optional<std::string> canonical_code(const Column& column, std::string_view text);

/// Numbers by value, texts by bytes.
[[nodiscard]] bool code_less(const Column& column, std::string_view left, std::string_view right);

/// Imported, harvested, built-in; otherwise the order stays.
void order_by_origin(std::vector<Label>& labels);

/// What the store and the tool know, in the order of preference. REQUIRES: is_coded(column).
[[nodiscard]] std::vector<Label> known_labels(const std::filesystem::path& store, const Dataset& dataset,
                                              const Column& column);

/// Throws Error(usage) when the column holds no codes.
void require_coded(const Dataset& dataset, const Column& column);

} // namespace cnamdata
