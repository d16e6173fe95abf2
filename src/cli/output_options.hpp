// SPDX-License-Identifier: MPL-2.0
//
// Options of the commands that print rows: in which form, and where to.
#pragma once

#include "cli/chart_words.hpp"
#include "cli/formats.hpp"
#include "cli/output.hpp"

#include "cnamdata/explain.hpp"

#include <CLI/CLI.hpp>

#include <memory>
#include <string>

namespace cnamdata::cli {

struct Context;

/// An open output and the sink that writes to it.
class RowOutput {
public:
    RowOutput(Context& context, const std::string& target, const std::string& format, FormatSettings settings);

    [[nodiscard]] RowSink& sink() noexcept { return *sink_; }
    /// Publishes the output, after the sink's end.
    void finish() { output_.finish(); }

private:
    Output output_;
    std::unique_ptr<RowSink> sink_;
};

class OutputOptions {
public:
    /// Whether the rows may have labels beside their codes.
    enum class Labels { no, yes };

    void declare(CLI::App& app, Labels labels = Labels::yes);

    [[nodiscard]] bool labels() const noexcept { return labels_; }

    /// Whether a plan is asked for and not its rows.
    [[nodiscard]] bool explains() const noexcept { return explain_; }
    /// Prints a plan, as text or with --format json. Throws Error: usage (another form), disk.
    void print(Context& context, const Explanation& explanation) const;

    /// Throws Error(usage) when the chosen form has no place for a total.
    void require_total_rows() const;

    /// Opens the output. `question` is what a chart tells of it. Throws Error: usage (options that do not go together),
    /// disk.
    [[nodiscard]] RowOutput open(Context& context, ChartQuestion question = {}) const;

private:
    std::string format_{};
    std::string target_{};
    std::string title_{};
    bool labels_ = false;
    bool explain_ = false;
};

} // namespace cnamdata::cli
