// SPDX-License-Identifier: MPL-2.0
//
// Checks: whether tables still are what ingest recorded and what was published; what is wrong with a file.
//
// What is found is told as data, never as sentences: the words, in whatever language, are the caller's.
#pragma once

#include "cnamdata/dataset.hpp"
#include "cnamdata/ingest.hpp"
#include "cnamdata/period.hpp"
#include "cnamdata/progress.hpp"

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace cnamdata {

struct VerifyRequest {
    /// Ids of datasets of the store, or Parquet files; a name that is an existing file is a file. Empty: every table.
    std::vector<std::string> inputs{};
    std::filesystem::path store{};
    PeriodSelection period{}; ///< applies to the store's tables
    bool published = false;   ///< compare with published totals, too
    unsigned threads = 0;     ///< 0: all cores
};

/// What is to be thought of a table. From the best to the worst.
enum class Verdict {
    sound,       ///< it is what ingest recorded and, if asked, agrees with a known publication or none is known
    unrecorded,  ///< it can be read, but the version that wrote it recorded no sums
    incomplete,  ///< ingest set rows aside, so that it cannot agree with what was published
    republished, ///< it is what ingest recorded, but agrees with no known publication of its period
    unlike,      ///< the same, and has less than half or more than twice the rows: an extract, or another file
    replaced,    ///< the store's archive of that name is no longer the one it was made from
    outdated,    ///< the schema it was written with is not the one of this version
    broken,      ///< it is not what ingest recorded
    unreadable,  ///< its pages cannot be decoded
    foreign,     ///< it is no table of cnamdata
};

[[nodiscard]] std::span<const Verdict> verdicts() noexcept;
/// `sound`, `republished`…
[[nodiscard]] std::string_view to_string(Verdict verdict) noexcept;
/// Whether nothing is wrong with such a table: sound or unrecorded.
[[nodiscard]] bool is_fine(Verdict verdict) noexcept;

/// A number that was expected, and what the table holds. Both are decimal texts with every digit.
struct Figure {
    std::string measure{};    ///< a column that was added up; empty: the number of rows
    std::string where{};      ///< which rows, as an expression; empty: all
    std::string edition{};    ///< for published figures: of which publication, empty when only one is known
    std::string source{};     ///< for published figures: where it was published
    std::string expected{};   ///< empty when nothing was recorded
    std::string found{};      ///< empty when it cannot be computed
    std::string tolerance{};  ///< how far rounding may put `expected` off; empty: not at all
    std::string difference{}; ///< `found` less `expected`; empty when one of the two is
    bool same = false;
};

/// What was found of one table.
struct Verification {
    std::filesystem::path path{};
    std::string dataset{};
    Period period{};
    Verdict verdict = Verdict::sound;
    std::uint64_t rows = 0;
    std::vector<Figure> recorded{};  ///< rows, then each measure
    std::vector<Figure> published{}; ///< when asked; of every known publication of the period
    std::string edition{};           ///< the publication that it agrees with, if publications have names
    const Edition* known = nullptr;  ///< the same, when more is known of it. Static lifetime
    bool archive_checked = false;    ///< the store has the archive, and its sha256 is the recorded one
    int schema_version = 0;          ///< it was written with
    std::string error{};             ///< for unreadable tables: why
};

/// Reads every page of every table and adds its measures up anew. Tables come by dataset, then period; files in the
/// order given. Throws Error: usage (a name that is neither a file nor a dataset, no table of what was asked for),
/// disk, interrupted. A broken table is a result, not an error.
[[nodiscard]] std::vector<Verification> verify(const VerifyRequest& request, Progress* progress = nullptr);

/// What can be found of a file. `Finding::details` are told after each, in their order.
enum class Symptom {
    // It is no archive at all.
    empty,
    html,     ///< title of the page
    refusal,  ///< the portal's text that the quota is used up
    foreign,  ///< name of the format
    workbook, ///< an .xlsx
    binary,
    empty_zip,
    zip_without_csv, ///< its members
    zip_of_many,     ///< its members
    unreadable,      ///< why, in English
    // It breaks off.
    truncated,      ///< decompressed bytes before the cut
    corrupt,        ///< the same
    checksum,       ///< the same
    trailing_bytes, ///< the same
    // Its header.
    no_text,
    separator,      ///< the separator found
    header_missing, ///< the dataset its name tells
    header_unknown, ///< the header, cut at 200 bytes
    header_differs, ///< the dataset; missing columns with likely new names; new columns
    wrong_dataset,  ///< the dataset its name tells; the one it holds
    wrong_period,   ///< the period its name tells; the one its first row tells
    // Its rows.
    no_rows,
    rejects,          ///< column; reason. `count` rows, the first of them in `examples`
    spreadsheet_rows, ///< it has exactly as many lines as a worksheet
    decimals,         ///< column; a value; the format of the dataset, as an example
    scientific,       ///< column; a value
    lost_zeros,       ///< column; a value; how many characters its codes have
    mojibake,         ///< column; a value: UTF-8 that was read as Windows-1252 and saved
    lost_letters,     ///< column; a value: U+FFFD stands in place of letters
    // Of a Parquet file.
    parquet_unreadable, ///< why, in English
    parquet_changed,    ///< measures (`rows` for rows) that are not as recorded
    parquet_outdated,   ///< the schema version it was written with
    // Worth knowing only.
    parquet_foreign,
    parquet_unrecorded,
    new_header,      ///< the dataset
    absent_columns,  ///< columns
    unknown_columns, ///< columns
    period_unknown,
    padded, ///< how many lines are shorter than the header
    trailing_separator,
    no_trailing_separator,
    line_ends, ///< `CRLF` or `LF`
    unended,   ///< the last line is whole but has no line end
    utf8,
    byte_order_mark,
};

[[nodiscard]] std::span<const Symptom> symptoms() noexcept;
/// `html`, `lost-zeros`…
[[nodiscard]] std::string_view to_string(Symptom symptom) noexcept;
/// Whether such a file is read rightly all the same.
[[nodiscard]] bool is_harmless(Symptom symptom) noexcept;

struct Finding {
    Symptom symptom{};
    std::vector<std::string> details{};
    std::uint64_t count = 0;
    std::vector<Reject> examples{};
};

/// What a file is, and what is wrong with it.
struct Diagnosis {
    std::filesystem::path path{};
    std::uint64_t bytes = 0;
    std::string form{};           ///< `parquet`, `csv`, `csv.gz`, `zip`; empty when it is none
    std::string member{};         ///< name inside a zip or gzip
    std::string dataset{};        ///< empty when unknown
    std::string header_version{}; ///< empty when none of the published ones
    Period period{};
    bool rows_counted = false;  ///< whether the three below are known
    std::uint64_t rows = 0;     ///< that can be read, up to the place where the file breaks off
    std::uint64_t rejected = 0; ///< rows that do not fit the schema, not counted above
    std::uint64_t lines = 0;    ///< whole lines, header included
    std::vector<Finding> findings{};

    /// Whether nothing but harmless things was found.
    [[nodiscard]] bool healthy() const noexcept;
};

/// Reads a whole file and tells what it is and what is wrong with it. Whatever is wrong with the content is a finding,
/// not an error. Throws Error: disk (it cannot be opened or read), interrupted.
[[nodiscard]] Diagnosis diagnose(const std::filesystem::path& file, unsigned threads = 0, Progress* progress = nullptr);

} // namespace cnamdata
