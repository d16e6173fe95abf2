// SPDX-License-Identifier: MPL-2.0
//
// The forms in which rows are printed: one table for validation, help and dispatch. To add a form, write its RowSink in
// a file of its own and add its line to formats.cpp.
#pragma once

#include "cli/chart_words.hpp"

#include "cnamdata/chart.hpp"
#include "cnamdata/query.hpp"

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace cnamdata::cli {

class Output;

/// What a format may want to know besides the rows.
struct FormatSettings {
    bool terminal = false;   ///< the output is a terminal
    std::size_t width = 100; ///< of that terminal, in columns
    bool color = false;      ///< the output may be coloured
    ChartOptions chart{};    ///< what a chart says besides the figures
    ChartForm chart_form = ChartForm::text;
};

/// What the formats that are text print in the first cell of a total, whatever that column holds.
inline constexpr std::string_view total_name = "TOTAL";

struct Format {
    std::string_view name{};
    std::string_view description{};
    std::unique_ptr<RowSink> (*make)(Output& output, const FormatSettings& settings) = nullptr;
    bool binary = false;    ///< not to be shown on a terminal
    bool total_rows = true; ///< a total can be told from the other rows
};

/// Every format, in the order of the help.
[[nodiscard]] std::span<const Format> formats() noexcept;
[[nodiscard]] std::vector<std::string_view> format_names();

/// Throws Error(usage) that names the nearest format.
[[nodiscard]] const Format& find_format(std::string_view name);

// The sinks. Each writes to `output`, which must outlive it; none calls Output::finish().
[[nodiscard]] std::unique_ptr<RowSink> make_csv(Output& output, const FormatSettings& settings);
[[nodiscard]] std::unique_ptr<RowSink> make_csv_fr(Output& output, const FormatSettings& settings);
[[nodiscard]] std::unique_ptr<RowSink> make_tsv(Output& output, const FormatSettings& settings);
[[nodiscard]] std::unique_ptr<RowSink> make_json(Output& output, const FormatSettings& settings);
[[nodiscard]] std::unique_ptr<RowSink> make_ndjson(Output& output, const FormatSettings& settings);
[[nodiscard]] std::unique_ptr<RowSink> make_markdown(Output& output, const FormatSettings& settings);
[[nodiscard]] std::unique_ptr<RowSink> make_parquet(Output& output, const FormatSettings& settings);
[[nodiscard]] std::unique_ptr<RowSink> make_table(Output& output, const FormatSettings& settings);
[[nodiscard]] std::unique_ptr<RowSink> make_chart(Output& output, const FormatSettings& settings);

} // namespace cnamdata::cli
