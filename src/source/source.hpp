// SPDX-License-Identifier: MPL-2.0
//
// The one currency, a batch of typed columns, and where batches come from: an archive or a Parquet file.
#pragma once

#include "base/column_data.hpp"
#include "cnamdata/dataset.hpp"
#include "cnamdata/ingest.hpp"
#include "cnamdata/progress.hpp"
#include "parquet/schema.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace cnamdata {

/// A column that a source can give.
struct SourceColumn {
    parquet::Field field{};          ///< its name and type, as in Parquet
    const Column* meaning = nullptr; ///< what the schema says of it; nullptr for unknown columns. Static lifetime
};

/// In which form a column is asked for.
enum class Want {
    natural, ///< codes for codes and texts, numbers for measures
    codes,
    numbers, ///< not for texts
    packed,  ///< as codes, but packed ones, of a dictionary that may have a value twice
    at_hand, ///< packed codes or numbers, as the source has them: for those who read values once
    cheaper, ///< any form, packed codes included: for those who write them
};

struct Wanted {
    std::size_t column = 0; ///< of Source::columns()
    Want want = Want::natural;
};

/// Some consecutive rows. Owns everything.
struct Batch {
    std::uint64_t ordinal = 0; ///< batches of a scan count from 0, in the order of the source
    std::uint64_t rows = 0;
    std::vector<ColumnData> columns; ///< one for each column wanted
    /// Of a batch in slices, `rows` and `columns` are the first. This puts the next in their place, with the same
    /// dictionaries, and returns how many rows it has: 0 after the last. To be called while the batch is consumed.
    std::function<std::uint64_t()> next_slice = [] { return std::uint64_t{0}; };
    std::uint64_t rows_in_all = 0; ///< of all slices
    // Of the lines that made these rows, for archives:
    std::uint64_t lines = 0;
    std::uint64_t padded = 0;
    std::vector<Reject> rejects; ///< in the order of their lines
};

class Source;

struct ScanRequest {
    std::span<const Wanted> wanted{};
    unsigned threads = 0;
    Progress* progress = nullptr; ///< bytes are those of the source as stored
    bool slices = false;          ///< batches may come in slices, which are in the nearest caches while they are used
    /// For archives: about so many bytes of text make a batch; 8 MiB at most. Two stay in the caches of most
    /// processors.
    std::size_t batch_text_bytes = std::size_t{2} << 20U;
    /// Called for each batch, from several threads at once and in any order. Returns false to end the scan early.
    std::function<bool(Batch&)> consume{};
    /// Called at once when a batch fails and will never be consumed, before scan() throws.
    std::function<void()> failed{};
    /// For Parquet: whether a row group must be read. Empty: all are. Calls do not overlap and are in order; a group
    /// left out has no batch and no ordinal.
    std::function<bool(std::size_t group)> may_match{};
    /// The same, called from the workers, for what takes longer to find out; a group left out gives a batch of no rows.
    std::function<bool(std::size_t group)> may_match_closely{};
};

/// A file that can be read, once or several times as it says.
class Source {
public:
    virtual ~Source() = default;
    [[nodiscard]] virtual const std::vector<SourceColumn>& columns() const noexcept = 0;
    /// nullptr for Parquet of another origin.
    [[nodiscard]] virtual const Dataset* dataset() const noexcept = 0;
    /// As stored; 0 when unknown.
    [[nodiscard]] virtual std::uint64_t bytes() const noexcept = 0;
    /// Reads everything wanted. An archive can be scanned once. Throws Error, and whatever `consume` throws.
    virtual void scan(const ScanRequest& request) = 0;
};

/// The column of that name, case folded and by the aliases of the dataset, if any; columns.size() if there is none.
[[nodiscard]] std::size_t find_column(std::span<const SourceColumn> columns, const Dataset* dataset,
                                      std::string_view name);
[[nodiscard]] inline std::size_t find_column(const Source& source, std::string_view name) {
    return find_column(source.columns(), source.dataset(), name);
}

/// Gives a column the form that is wanted. Throws Error(internal) for texts wanted as numbers.
void reshape(ColumnData& data, Want want);

/// One line: file, line, column, value and reason.
[[nodiscard]] std::string describe(const Reject& reject);

/// How a column of a schema is stored.
[[nodiscard]] parquet::Field field_of(const Column& column);

} // namespace cnamdata
