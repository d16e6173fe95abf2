// SPDX-License-Identifier: MPL-2.0
//
// The store: the folder that holds archives and tables
// (`tables/DATASET[/breakdown=NAME]/year=YYYY[/month=MM]/STEM.parquet`).
#pragma once

#include "cnamdata/dataset.hpp"
#include "cnamdata/period.hpp"
#include "cnamdata/value.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace cnamdata {

/// What a measure adds up to over the rows of a table.
struct ControlTotal {
    std::string column{};
    Int128 sum = 0; ///< exact, in units of 10^-scale; nulls count as nothing
    int scale = 0;  ///< 2 for amounts

    friend bool operator==(const ControlTotal&, const ControlTotal&) = default;
};

/// Where a table comes from, as recorded in its own footer.
struct Provenance {
    std::string dataset{};
    std::string breakdown{}; ///< empty where the dataset has one file a period
    std::string header_version{};
    Period period{}; ///< empty when nothing told it
    std::string source_name{};
    std::string source_sha256{}; ///< of the archive as published; 64 hexadecimal digits
    std::uint64_t source_bytes = 0;
    std::string source_url{}; ///< empty when the archive was given by hand
    std::string fetched_at{}; ///< UTC, `2026-01-31T12:00:00Z`; empty when given by hand
    std::uint64_t rows_read = 0;
    std::uint64_t rows_written = 0;
    std::uint64_t rows_rejected = 0;
    std::uint64_t rows_padded = 0;
    int schema_version = 0;
    std::string tool_version{};
    /// Of each measure and each distinct count (whose sum means nothing but is a check), in the order of the columns.
    std::vector<ControlTotal> totals{};
};

/// One Parquet file of the store.
struct Table {
    std::string dataset{};
    std::string breakdown{}; ///< empty where the dataset has one file a period
    Period period{};
    std::filesystem::path path{};
    std::uint64_t bytes = 0;
};

/// The folder used when none is given: `$CNAMDATA_STORE`, else `$XDG_DATA_HOME/cnamdata` (if that
/// is absolute, as its standard has it), else `~/.local/share/cnamdata`.
[[nodiscard]] std::filesystem::path default_store();

/// The tables of one dataset (or of all, when nullptr), by dataset, then breakdown, then period, then path.
/// An absent store has none. Throws Error(disk) when the folder cannot be read.
[[nodiscard]] std::vector<Table> list_tables(const std::filesystem::path& store, const Dataset* dataset = nullptr);

/// An archive that the store holds, or held until it had become a table. Times are UTC; empty ones are not known.
struct StoredArchive {
    std::string dataset{};
    Period period{};
    std::string name{};
    std::string url{}; ///< empty: put there by hand
    std::uint64_t bytes = 0;
    std::string sha256{}; ///< empty when it is not in the catalogue
    std::string first_seen{};
    std::string last_seen{};
    std::string fetched_at{};
    double seconds = 0;              ///< that its download took
    bool present = false;            ///< the file is in the store
    bool ingested = false;           ///< a table of the store was made of it
    std::uint64_t partial_bytes = 0; ///< of a download that can be resumed
    std::uint64_t former_editions = 0;
    std::string republished_at{}; ///< when the current edition took the place of another
};

/// The archives of one dataset (or of all), by dataset, period and name.
/// Throws Error(disk), Error(data) when the catalogue cannot be read.
[[nodiscard]] std::vector<StoredArchive> list_archives(const std::filesystem::path& store,
                                                       const Dataset* dataset = nullptr);

/// One column of a Parquet file.
struct FileColumn {
    std::string name{};
    std::string type{};      ///< e.g. `INT32`, `DECIMAL(18,2)`, `UTF8`
    std::string encodings{}; ///< e.g. `RLE_DICTIONARY`
    std::uint64_t nulls = 0;
    std::uint64_t compressed_bytes = 0;
    std::uint64_t uncompressed_bytes = 0;
    std::string min{}; ///< as text; empty when not recorded
    std::string max{};
};

/// What can be said of a file without reading all of it.
struct FileInfo {
    std::filesystem::path path{};
    std::string form{}; ///< `parquet`, `csv`, `csv.gz`, `zip`
    std::uint64_t bytes = 0;

    // Parquet
    std::uint64_t rows = 0;
    std::uint64_t row_groups = 0;
    std::string created_by{};
    std::vector<FileColumn> columns{};
    bool has_provenance = false; ///< false for a Parquet file of another tool
    Provenance provenance{};

    // Archives
    std::string member{};         ///< name inside a zip or gzip
    std::string dataset{};        ///< recognised dataset; empty when unknown
    std::string header_version{}; ///< empty when none of the published ones
    Period period{};
};

/// Looks at a Parquet file or an archive. Throws Error(disk) when it cannot be read, Error(data) when it is broken.
[[nodiscard]] FileInfo inspect(const std::filesystem::path& file);

} // namespace cnamdata
