// SPDX-License-Identifier: MPL-2.0
//
// Checks: whether tables still are what ingest recorded and what was published.
//
// What is found is told as data, never as sentences: the words, in whatever language, are the caller's.
#pragma once

#include "cnamdata/dataset.hpp"
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
/// order given. Throws Error: usage (a name that is neither a file nor a dataset, a dataset without tables), disk,
/// interrupted. A broken table is a result, not an error.
[[nodiscard]] std::vector<Verification> verify(const VerifyRequest& request, Progress* progress = nullptr);

} // namespace cnamdata
