// SPDX-License-Identifier: MPL-2.0
//
// The rows of a chart, by column.
#pragma once

#include "cnamdata/chart.hpp"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace cnamdata::chart {

struct Key {
    std::string name{}; ///< of the result column
    std::string title{};
    bool time = false;
    bool labelled = false;            ///< a column of labels follows it
    std::vector<std::string> codes{}; ///< one a row; empty for a null
    std::vector<std::string> labels{};
    std::map<std::string, std::string> code_of{}; ///< of each label, the first code that has it
    std::set<std::string> ambiguous{};            ///< labels of several codes
};

struct Measure {
    std::string name{};
    std::string title{};
    std::string unit{};
    std::vector<std::optional<double>> values{}; ///< one a row
    std::vector<std::string> exact{};            ///< the same as decimal text; empty for a null
};

/// Valid as long as its chart.
struct Rows {
    const ChartOptions* options = nullptr;
    std::size_t count = 0;
    std::vector<Key> keys{};
    std::vector<Measure> measures{};

    /// What people call the value of a key in a row: its label, else its code. Where codes share a label it names both.
    [[nodiscard]] std::string name_of(const Key& key, std::size_t row) const;
};

/// Sorts result columns into keys and measures and takes the rows in.
class RowTable {
public:
    void begin(const ChartOptions& options, std::span<const ResultColumn> columns);
    void row(std::span<const Value> values);

    /// Throws Error(usage) when there is no measure.
    [[nodiscard]] const Rows& rows() const;

private:
    struct Place {
        enum class Kind { code, label, measure, nothing };
        Kind kind = Kind::nothing;
        std::size_t index = 0; ///< of the key or the measure
        ValueType type = ValueType::integer;
        int scale = 0;
    };
    [[nodiscard]] Place place_of(const ResultColumn& column);

    Rows rows_{};
    std::vector<Place> places_{};
};

} // namespace cnamdata::chart
