// SPDX-License-Identifier: MPL-2.0
//
// Ingest: from a published archive to typed Parquet.
#pragma once

#include "cnamdata/dataset.hpp"
#include "cnamdata/error.hpp"
#include "cnamdata/period.hpp"
#include "cnamdata/progress.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace cnamdata {

/// A row that does not fit its schema.
struct Reject {
    std::string file{};
    std::uint64_t line = 0;        ///< 1 is the header line
    std::uint64_t byte_offset = 0; ///< of the start of the line, in the decompressed bytes
    std::string column{};          ///< empty when the whole line is at fault
    std::string value{};           ///< raw text as UTF-8, cut at 200 bytes
    std::string reason{};
};

struct IngestRequest {
    /// The archive: `.csv`, `.csv.gz` or `.zip`, told by its first bytes. A pipe will do; `-` is stdin.
    std::string file{};
    /// nullptr: recognised from the name and the header.
    const Dataset* dataset = nullptr;
    /// Empty: told by the name, else by the data. Only a table of the store needs it.
    Period period{};
    /// Where the Parquet goes. Empty: into the store.
    std::filesystem::path output{};
    std::filesystem::path store{};
    /// How many rejected rows are tolerated; past it nothing is published.
    std::uint64_t max_rejects = 0;
    /// Where rejected rows are listed as CSV. Empty: `<store>/rejects/DATASET/STEM.csv` for a table of the store, and
    /// nowhere for `output`. Written only when there are rejects, also when the run then fails.
    std::filesystem::path rejects_file{};
    /// Where and when the archive was fetched, for its provenance. Empty: as the store's catalogue has it, if it does.
    std::string source_url{};
    std::string fetched_at{};
    /// Take the place of another archive's table of the same period.
    bool replace = false;
    unsigned threads = 0; ///< 0: all cores
};

/// What a run did. Counts are rows unless they say otherwise.
struct IngestReport {
    std::string file{};
    std::string dataset{};
    std::string header_version{}; ///< empty when the header is none of the published ones
    Period period{};
    std::filesystem::path table{}; ///< the Parquet that was published
    std::uint64_t rows_read = 0;
    std::uint64_t rows_written = 0;
    std::uint64_t rows_rejected = 0;
    std::uint64_t rows_padded = 0;   ///< lines shorter than the header, completed with nulls
    std::uint64_t archive_bytes = 0; ///< as stored
    std::uint64_t csv_bytes = 0;     ///< decompressed
    std::uint64_t table_bytes = 0;
    double seconds = 0;
    std::vector<Reject> rejects{};      ///< the first ones, at most 100
    std::vector<std::string> remarks{}; ///< one line each: unknown columns, missing optional columns
};

/// Reads one archive and publishes one table, whole or not at all. Blocking; uses `threads` threads of its own.
/// The output is the same bytes whatever the number of threads.
/// Throws Error: usage (unknown dataset, period needed), data (corrupt archive, unknown header, rejects over the
/// tolerance), locked (the store is in use), disk, interrupted.
IngestReport ingest(const IngestRequest& request, Progress* progress = nullptr);

/// What became of one of several archives: a report, or the error.
struct IngestOutcome {
    IngestReport report{};
    std::optional<Error> error{};
};

/// The same for several archives, of which several are read at once when there are threads for it; `threads` counts
/// for all of them (0: all cores), whatever the requests say. An archive that fails does not stop the others, and two
/// of one period are read in their order, so that the outcomes are those of one call after the other. `done` gets the
/// number of a request and what became of it, in the order of `requests`; calls come from any thread and do not
/// overlap. Throws Error: locked (before anything is read), interrupted; and what `done` throws, which ends the rest.
void ingest_all(std::span<const IngestRequest> requests, unsigned threads, Progress* progress,
                const std::function<void(std::size_t, const IngestOutcome&)>& done);

/// The archives under `<store>/archives/` whose content is not the source of a table yet, oldest name first.
/// An empty `dataset` means all. Reads and hashes the candidates.
std::vector<IngestRequest> pending_archives(const std::filesystem::path& store, const Dataset* dataset);

} // namespace cnamdata
