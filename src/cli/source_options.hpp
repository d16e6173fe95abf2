// SPDX-License-Identifier: MPL-2.0
//
// Options of the commands that read rows: which source, which periods, which rows.
#pragma once

#include "cli/chart_words.hpp"

#include "cnamdata/query.hpp"

#include <CLI/CLI.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace cnamdata::cli {

struct Context;

/// What may stand for a column where rows are asked for, in the words of the help.
inline constexpr std::string_view derived_columns =
    "year(COL), month(COL), quarter(COL) of a column of months, and soins(), the month of care of DAMIR";

class SourceOptions {
public:
    void declare(CLI::App& app);

    [[nodiscard]] SourceSpec spec(const Context& context) const;
    [[nodiscard]] const std::string& where() const noexcept { return where_; }
    /// What a chart of the rows tells of them.
    [[nodiscard]] ChartQuestion question() const { return {.inputs = inputs_, .period = period_, .where = where_}; }
    /// What the progress bar calls the source.
    [[nodiscard]] std::string title() const;

private:
    std::vector<std::string> inputs_{};
    std::string period_{};
    std::string where_{};
};

} // namespace cnamdata::cli
