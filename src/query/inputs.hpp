// SPDX-License-Identifier: MPL-2.0
//
// What a question is put to: files of the store or of the user, read one after the other as if they were one.
#pragma once

#include "cnamdata/query.hpp"
#include "query/derived.hpp"
#include "source/source.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace cnamdata {

/// A column that a question uses. `field` and `meaning` are known once Inputs::bind was called.
struct UsedColumn {
    std::string name{}; ///< as asked, then canonical
    Want want = Want::natural;
    parquet::Field field{};
    const Column* meaning = nullptr;
    std::optional<Derivation> derivation{}; ///< of a column that is computed
    std::vector<UsedColumn> bases{};        ///< the columns it is computed from, as codes
};

/// The columns of a batch, one for each used column, whatever the file has.
using UsedData = std::vector<ColumnData*>;

class FileColumns;
class ParquetSource;
class Predicate;

/// Resolves what the user named, in order. Not thread-safe.
class Inputs {
public:
    /// Throws Error(usage) for a name that is neither a file nor a dataset, or a dataset without tables.
    explicit Inputs(const SourceSpec& spec);
    ~Inputs();

    /// Names of all columns: of the first file, then new ones of the following.
    [[nodiscard]] std::vector<std::string> column_names();

    /// Whether a column of that name exists.
    [[nodiscard]] bool has(std::string_view name);

    /// Completes a column, one of the files or a derived one (query/derived.hpp). Throws Error(usage) naming the
    /// nearest column when there is none, or when the files disagree on its type.
    void bind(UsedColumn& column);

    /// The dataset when all inputs are of one; else nullptr.
    [[nodiscard]] const Dataset* dataset();

    /// Every dataset of the files, each once. Empty before one of the functions above.
    [[nodiscard]] const std::vector<const Dataset*>& datasets_seen() const noexcept { return seen_; }

    /// A column that some of the files do not have.
    struct Absence {
        std::string column{};
        std::string file{};    ///< the first that lacks it
        std::size_t files = 0; ///< that lack it
    };
    /// Of the files scanned so far, in the order they were met.
    [[nodiscard]] const std::vector<Absence>& absences() const noexcept { return absences_; }

    /// A file that the user named himself.
    struct OwnFile {
        std::string path{};
        const Dataset* dataset = nullptr; ///< as the user says
    };
    /// Those that are no tables of the store, in order.
    [[nodiscard]] std::vector<OwnFile> own_files() const;

    struct KnownFile {
        std::string path{};
        const ParquetSource* parquet = nullptr; ///< as long as the inputs; nullptr for an archive
    };
    /// All, in order.
    [[nodiscard]] std::vector<KnownFile> known_files() const;

    struct Scan {
        std::span<const UsedColumn> columns{};
        const Predicate* where = nullptr; ///< row groups where nothing satisfies it are left out
        unsigned threads = 0;
        Progress* progress = nullptr;
        bool slices = false; ///< batches may come in slices
        /// As in ScanRequest; `ordinal` counts over all files. Throws Error(data) by itself when a batch has rejects.
        std::function<bool(Batch&, const UsedData&)> consume{};
        std::function<void()> failed{};
    };
    /// Reads everything once. Remarks of the files are added to `warnings`.
    void scan(const Scan& scan, Warnings& warnings);

private:
    struct File;
    void add(const std::string& input, const SourceSpec& spec);
    void add_tables(const Dataset& dataset, const std::string& breakdown, const SourceSpec& spec);
    void open_all();
    [[nodiscard]] bool bind_existing(UsedColumn& column);
    void bind_derived(UsedColumn& column, Derivation derivation);
    Source& open(File& file);
    bool scan_file(File& file, const Scan& scan, std::uint64_t& ordinal, Warnings& warnings);
    void note(const FileColumns& columns, const std::string& path);
    [[nodiscard]] std::string warning_of(const Absence& absence) const;
    void warn_of_doubles(Warnings& warnings) const;
    bool opened_ = false;
    std::vector<const Dataset*> seen_;
    std::vector<Absence> absences_;
    std::vector<std::unique_ptr<File>> files_;
};

} // namespace cnamdata
