// SPDX-License-Identifier: MPL-2.0
//
// The labels of a result: a column COL_label after each coded one.
#pragma once

#include "cnamdata/labels.hpp"
#include "query/inputs.hpp"

#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace cnamdata {

/// A column of a result and its labels.
struct LabelledColumn {
    std::size_t place = 0; ///< of the result
    Nomenclature labels;
};

struct LabelSettings {
    std::filesystem::path store{};
    unsigned threads = 0;
    const Progress* progress = nullptr; ///< only its `cancel` is looked at
};

/// The coded columns among the first of a result, in order. Reads the labels of files that the user named, once more,
/// if they have some. A column without any label, and a file that can be read only once, are told in `warnings`.
[[nodiscard]] std::vector<LabelledColumn> labelled_columns(Inputs& inputs, std::span<const UsedColumn> shown,
                                                           const LabelSettings& settings, Warnings& warnings);

/// Adds the labels to the rows on their way. Not thread-safe, as sinks are not.
class LabelSink : public RowSink {
public:
    /// `next` must outlive it. Without labelled columns rows pass unchanged.
    LabelSink(RowSink& next, std::vector<LabelledColumn> columns);

    void begin(std::span<const ResultColumn> columns) override;
    void row(std::span<const Value> values) override;
    void total(std::span<const Value> values) override;
    void end() override { next_.end(); }

private:
    /// The labels of a column, ready to be found by value. Views into its nomenclature.
    struct Labels {
        bool wanted = false;
        std::string name;
        std::unordered_map<std::int64_t, std::string_view> by_number;
        std::unordered_map<std::string_view, std::string_view> by_text;

        [[nodiscard]] Value find(const ResultColumn& column, const Value& code) const;
    };

    /// The same values with their labels.
    [[nodiscard]] std::span<const Value> with_labels(std::span<const Value> values);

    RowSink& next_;
    std::vector<LabelledColumn> labelled_;
    std::vector<Labels> labels_;        // by column of the result
    std::vector<ResultColumn> columns_; // as they come
    std::vector<Value> values_;         // as they go on
};

} // namespace cnamdata
