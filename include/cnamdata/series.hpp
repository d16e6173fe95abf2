// SPDX-License-Identifier: MPL-2.0
//
// Series: aggregates that are saved in a file (`NAME.toml`) and kept as another one, period after period.
//
// A run computes the periods whose tables changed since the last one and takes the others from the state that it keeps
// beside the definition (`.NAME.state.json`). Rows come by period, then by their keys, so that a new month changes
// nothing but adds its lines.
#pragma once

#include "cnamdata/dataset.hpp"
#include "cnamdata/period.hpp"
#include "cnamdata/progress.hpp"
#include "cnamdata/query.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace cnamdata {

/// What a definition says. Its keys are named as the options of the command line are.
struct SeriesDefinition {
    std::string name{}; ///< of its file, without `.toml`
    std::filesystem::path file{};
    std::string source{}; ///< id of a dataset, `/BREAKDOWN` included where it is given
    const Dataset* dataset = nullptr;
    std::string title{};
    std::string period = "all"; ///< as written
    PeriodSelection periods{};
    std::vector<std::string> by{};
    std::vector<Measure> measures{}; ///< in the order of the file
    std::string where{};
    std::string having{}; ///< applied to each period
    bool labels = false;
    bool force = false;             ///< aggregate what the schema says makes no sense
    std::string format{};           ///< of the output
    std::filesystem::path output{}; ///< below the folder of the definition unless absolute
};

/// `<store>/series`.
[[nodiscard]] std::filesystem::path series_folder(const std::filesystem::path& store);

/// The definitions of a store, by name. An absent folder has none. Throws Error(disk).
[[nodiscard]] std::vector<std::filesystem::path> list_series(const std::filesystem::path& store);

/// The definition of that name in the store, or the file when `name` ends in `.toml`.
/// Throws Error(usage), with the nearest name, when there is none.
[[nodiscard]] std::filesystem::path find_series(const std::filesystem::path& store, const std::string& name);

/// Reads a definition and holds it against the schema; its format must be one of `formats`, the first being the
/// default. Throws Error(usage) with file and line, Error(disk).
[[nodiscard]] SeriesDefinition read_series(const std::filesystem::path& file,
                                           std::span<const std::string_view> formats);

/// How the output compares with the store.
enum class Freshness {
    never_run, ///< nothing was computed yet
    stale,     ///< a table or the definition changed, or the output is not what was written
    fresh,
};

[[nodiscard]] std::string_view to_string(Freshness freshness) noexcept;

/// What is known of a series without computing it.
struct SeriesStatus {
    Freshness freshness = Freshness::never_run;
    std::vector<Period> periods{}; ///< that the output has
    std::uint64_t rows = 0;        ///< that the output has
};

/// Throws Error: usage, disk, data (a damaged state).
[[nodiscard]] SeriesStatus series_status(const SeriesDefinition& series, const std::filesystem::path& store);

/// What a run did.
struct SeriesReport {
    std::vector<Period> computed{};
    std::vector<Period> removed{}; ///< whose tables are gone, or which are not asked for any more
    std::size_t unchanged = 0;     ///< periods
    std::uint64_t rows = 0;        ///< of the output
    bool written = false;          ///< the output was; it is not while the store has no table for the series
    Warnings warnings{};
};

struct SeriesRun {
    std::filesystem::path store{};
    unsigned threads = 0;    ///< 0: all cores
    bool anew = false;       ///< compute every period
    std::string rendering{}; ///< names how rows are written: another one writes the output anew
    /// Writes rows to the output in one go, whole or not at all: called with a function that hands all rows to a sink.
    std::function<void(const SeriesDefinition&, const std::function<void(RowSink&)>&)> write{};
};

/// Brings the output up to date. Throws Error: usage, data, disk, interrupted; the output is then what it was.
SeriesReport run_series(const SeriesDefinition& series, const SeriesRun& run, Progress* progress = nullptr);

/// Hands the rows of the last run to `sink`. Throws Error(usage) when it was never run, Error(data).
void read_series_rows(const SeriesDefinition& series, RowSink& sink);

} // namespace cnamdata
