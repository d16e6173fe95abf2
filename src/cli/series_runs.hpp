// SPDX-License-Identifier: MPL-2.0
//
// Running series and telling what became of each.
#pragma once

#include "cli/chart_words.hpp"
#include "cli/command.hpp"

#include "cnamdata/series.hpp"

#include <filesystem>
#include <vector>

namespace cnamdata::cli {

/// Reads a definition; its format is one of the program's.
[[nodiscard]] SeriesDefinition series_at(const std::filesystem::path& file);

/// Brings one series up to date and tells it. Throws Error.
SeriesReport run_one_series(Context& context, const SeriesDefinition& series, bool anew);

/// The store's series of these datasets, one after the other: how many outputs were written. What goes wrong with one
/// is told, added to `failures`, and does not keep the others from running. Throws Error(interrupted).
std::size_t run_series_of(Context& context, const std::filesystem::path& store,
                          const std::vector<const Dataset*>& datasets, std::vector<Error>& failures);

/// Of a chart of its rows.
[[nodiscard]] ChartOptions chart_words_of(const SeriesDefinition& series, Language language);

} // namespace cnamdata::cli
