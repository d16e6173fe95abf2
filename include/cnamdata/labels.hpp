// SPDX-License-Identifier: MPL-2.0
//
// Labels: what the codes of a column mean, in CNAM's words.
//
// They come from three places. Small nomenclatures are built in. Ingest harvests those of the label columns into
// `<store>/labels/DATASET/COLUMN.csv`. CNAM's descriptor workbooks, or a CSV, are imported into the same files. For one
// code an imported label goes before a harvested one, and that before a built-in one; among harvested labels the one of
// the latest period goes first, then the first in byte order. The others are kept.
// All functions are thread-safe; import_labels() takes the store's lock.
#pragma once

#include "cnamdata/dataset.hpp"
#include "cnamdata/period.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cnamdata {

enum class LabelOrigin { imported, harvested, built_in };

[[nodiscard]] std::string_view to_string(LabelOrigin origin) noexcept;

/// A code and one of its labels.
struct Label {
    std::string code{};  ///< as cnamdata prints it: `93`, `C10AA05`
    std::string label{}; ///< UTF-8
    Period since{};      ///< harvested: the first period seen; else empty unless the meaning changed
    Period until{};      ///< harvested: the last period seen
    LabelOrigin origin = LabelOrigin::built_in;
};

/// Whether a column holds codes, which a nomenclature may explain.
[[nodiscard]] bool is_coded(const Column& column) noexcept;

/// The labels of one coded column. Owns its labels; const members are thread-safe.
class Nomenclature {
public:
    /// `labels` in the order of preference; a label that a code already has is dropped. `column` must outlive it.
    Nomenclature(const Column& column, std::vector<Label> labels);

    [[nodiscard]] const Column& column() const noexcept { return *column_; }
    /// By code (numbers by value), the preferred label of each first.
    [[nodiscard]] const std::vector<Label>& labels() const noexcept { return labels_; }
    [[nodiscard]] bool empty() const noexcept { return labels_.empty(); }
    /// Different codes.
    [[nodiscard]] std::size_t codes() const noexcept;
    /// The preferred label of a code, `93` or `093` alike where codes are numbers; empty if it has none.
    [[nodiscard]] std::string_view find(std::string_view code) const;

private:
    const Column* column_;
    std::vector<Label> labels_;
};

/// What the store and the tool know of a column; empty when it is nothing. An absent store knows nothing.
/// Throws Error(usage) when the column holds no codes, Error(data) for a damaged file of labels, Error(disk).
[[nodiscard]] Nomenclature load_nomenclature(const std::filesystem::path& store, const Dataset& dataset,
                                             const Column& column);

/// A label and where it was found. The pointers have static lifetime.
struct FoundLabel {
    const Dataset* dataset = nullptr;
    const Column* column = nullptr;
    Label label{};
};

/// The labels that hold every word of `text`, case and accents folded, and the codes that are `text`; in the order of
/// the registry, the columns, the codes. `dataset` nullptr: of all. Errors as load_nomenclature.
[[nodiscard]] std::vector<FoundLabel> search_labels(const std::filesystem::path& store, std::string_view text,
                                                    const Dataset* dataset = nullptr);

/// Lower case without accents (French ones; other letters unchanged), for comparing. Takes UTF-8.
[[nodiscard]] std::string fold_label(std::string_view text);

struct LabelImport {
    /// A workbook of Excel (`.xlsx`, `.xls`) or a CSV (`,`, `;` or tabs; UTF-8 or Windows-1252), told by its bytes.
    std::filesystem::path file{};
    std::filesystem::path store{};
    /// nullptr: the one whose columns the workbook names.
    const Dataset* dataset = nullptr;
    /// The column that the first two columns of a CSV are about. Empty: the file names its columns itself.
    std::string column{};
};

struct LabelImportReport {
    struct Imported {
        std::string column{};
        std::size_t codes = 0;
    };
    std::string dataset{};
    std::vector<Imported> columns{};    ///< in the order of the dataset
    std::vector<std::string> remarks{}; ///< one line each: what was left out
};

/// Reads labels and puts them in the place of those imported before for the same columns. Whole or not at all for
/// each column. In a workbook a nomenclature is any table under a row that has the name of a column beside the title of
/// its labels, as in CNAM's descriptors.
/// Throws Error: usage (unknown column, dataset needed), data (no workbook, no nomenclature in it), locked, disk.
LabelImportReport import_labels(const LabelImport& request);

} // namespace cnamdata
