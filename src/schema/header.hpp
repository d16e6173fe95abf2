// SPDX-License-Identifier: MPL-2.0
//
// From the header line of a file to the columns of its table. Columns are found by folded name, never by position.
#pragma once

#include "cnamdata/dataset.hpp"
#include "cnamdata/period.hpp"
#include "csv/records.hpp"

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cnamdata {

/// A column of the table and where the file has it.
struct Slot {
    Column column{};
    std::optional<std::size_t> field{}; ///< nullopt: not in this file, all null
};

/// A header that was understood. Copyable; unknown columns' names live in `owned_names`.
struct Header {
    const Dataset* dataset = nullptr;
    const HeaderVersion* version = nullptr; ///< nullptr: none of the published ones
    std::string breakdown{};                ///< empty where the dataset has one file a period
    Period period{};
    std::size_t width = 0; ///< fields of a line, the empty one after a trailing separator included
    bool trailing_separator = false;
    std::vector<Slot> slots{};          ///< the dataset's columns in their order, then unknown ones
    std::vector<std::string> remarks{}; ///< one line each, for the user
    std::shared_ptr<std::vector<std::string>> owned_names{};
};

/// What a file's name tells.
struct NameMatch {
    bool found = false; ///< it is one of the dataset's
    Period period{};
    std::string_view breakdown{}; ///< lives as long as the dataset
};

/// Holds a name against those the dataset publishes under; the longest that fits is meant.
[[nodiscard]] NameMatch match_name(const Dataset& dataset, std::string_view name);

/// The period that a file's name tells for a dataset (`A202501.csv.gz`, `OPEN_LPP_2014.zip`); empty if it tells none.
[[nodiscard]] Period period_in_name(const Dataset& dataset, std::string_view name);

/// Whether the name is one the dataset publishes under.
[[nodiscard]] bool name_fits(const Dataset& dataset, std::string_view name);

/// The dataset that publishes under such a name; nullptr if none does.
[[nodiscard]] const Dataset* dataset_named(std::string_view name);

/// What is known of a file besides its header line.
struct HeaderHints {
    std::string name{};               ///< of the file, or of the member inside it
    const Dataset* dataset = nullptr; ///< when the user says it
    Period period{};                  ///< when the user says it
    std::string_view first_line{};    ///< the first line of data
};

/// How a header compares with the dataset it is nearest to.
struct HeaderComparison {
    const Dataset* dataset = nullptr;
    Period period{};                    ///< of the file, as resolve_header finds it
    bool accepted = false;              ///< resolve_header takes it for one of the dataset
    bool alike = false;                 ///< it has half the columns of the dataset or more
    std::vector<std::string> missing{}; ///< required columns that the header lacks
    std::vector<std::string> added{};   ///< names that the dataset does not know
};

/// Compares a header line with every dataset, or with the one that `hints` says. Never throws Error.
[[nodiscard]] HeaderComparison compare_header(std::string_view line, const HeaderHints& hints);

/// Recognises the dataset and resolves each column. Throws Error(data) with the differences (missing, new, likely
/// renamed) when a required column is missing, or when the header is that of no dataset.
[[nodiscard]] Header resolve_header(std::string_view line, const HeaderHints& hints);

/// How to split the lines of a dataset.
[[nodiscard]] csv::Dialect dialect_of(const Dataset& dataset);

} // namespace cnamdata
