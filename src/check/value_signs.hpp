// SPDX-License-Identifier: MPL-2.0
//
// What values tell of a file's past: spreadsheets and wrong encodings leave their marks.
#pragma once

#include "cnamdata/check.hpp"
#include "cnamdata/dataset.hpp"
#include "schema/header.hpp"
#include "source/source.hpp"

#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace cnamdata {

/// `3,4E+12`: a code that a spreadsheet took for a number.
[[nodiscard]] bool is_scientific(std::string_view value) noexcept;
/// Whether the text holds UTF-8 that was read as Windows-1252 and written as UTF-8 once more.
[[nodiscard]] bool is_mojibake(std::string_view text) noexcept;
/// Whether `value` is an amount in the number format that the dataset does not use.
[[nodiscard]] bool has_other_decimals(std::string_view value, NumberFormat numbers) noexcept;

/// Gathers the marks found in the batches of a scan, and the rejects by reason. add() is thread-safe; what is found
/// does not depend on the order of the batches.
class ValueSigns {
public:
    /// `columns` are all those of the source, and outlive this; the batches hold them in their natural form.
    ValueSigns(const std::vector<SourceColumn>& columns, NumberFormat numbers);

    void add(const Batch& batch);

    [[nodiscard]] std::uint64_t rejected() const noexcept { return rejected_; }
    /// In the order of Symptom, then of the columns.
    [[nodiscard]] std::vector<Finding> findings() const;

private:
    struct Sign {
        std::uint64_t ordinal = 0; // of the batch
        std::string value;
    };
    using Key = std::pair<Symptom, std::string>; // and column
    using Signs = std::map<Key, Sign>;
    struct Rejected {
        std::uint64_t count = 0;
        std::vector<Reject> first; // by line
    };

    [[nodiscard]] std::optional<Symptom> judge(const SourceColumn& column, std::string_view value) const;
    void look_at_texts(const Batch& batch, Signs& signs) const;
    void look_at_rejects(const Batch& batch, Signs& signs) const;
    void keep_rejects(const Batch& batch);
    [[nodiscard]] std::vector<std::string> details(const Key& key, const Sign& sign) const;

    const std::vector<SourceColumn>& columns_;
    NumberFormat numbers_;
    std::mutex mutex_;
    Signs signs_;
    std::map<std::pair<std::string, std::string>, Rejected> rejects_; // by column and reason
    std::uint64_t rejected_ = 0;
};

} // namespace cnamdata
