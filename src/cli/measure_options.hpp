// SPDX-License-Identifier: MPL-2.0
//
// --count, --sum, --avg, --min, --max, --ratio: the measures of an aggregate, in the order of the command line.
#pragma once

#include "cnamdata/query.hpp"

#include <CLI/CLI.hpp>

#include <string>
#include <utility>
#include <vector>

namespace cnamdata::cli {

class MeasureOptions {
public:
    /// How many there are besides --count.
    static constexpr std::size_t functions = 5;

    void declare(CLI::App& app);

    /// The measures as asked, after parsing. Throws Error(usage) for an empty name or a measure asked twice.
    [[nodiscard]] std::vector<Measure> measures() const;

private:
    struct Declared {
        const CLI::Option* option = nullptr;
        Measure::Function function = Measure::Function::count;
    };

    const CLI::App* app_ = nullptr;
    bool count_ = false;
    std::vector<std::string>
        unused_[functions]{}; ///< CLI11 wants a place for the values; they are read in their order instead
    std::vector<Declared> declared_{};
};

/// The result column of a measure: `count`, `sum_REM`, …
[[nodiscard]] std::string column_name(const Measure& measure);

} // namespace cnamdata::cli
