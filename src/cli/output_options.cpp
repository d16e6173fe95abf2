// SPDX-License-Identifier: MPL-2.0
#include "cli/output_options.hpp"

#include "cli/command.hpp"
#include "cli/explain_text.hpp"
#include "cli/option_values.hpp"
#include "cli/terminal.hpp"

#include "cnamdata/error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>

namespace cnamdata::cli {
namespace {

const Format& chosen_format(const std::string& name, const std::string& target, bool terminal) {
    if (!name.empty()) return find_format(name);
    if (is_picture_name(target)) return find_format("chart");
    return find_format(terminal ? "table" : "csv");
}

} // namespace

RowOutput::RowOutput(Context& context, const std::string& target, const std::string& format, FormatSettings settings)
    : output_(target) {
    output_.set_cancel(&context.progress.cancel);
    output_.set_before_terminal([&console = context.console] { console.release_status(); });
    settings.terminal = output_.terminal();
    settings.width = terminal_width(output_.fd(), 100);
    settings.color = context.globals.color(output_.terminal());
    const Format& chosen = chosen_format(format, target, output_.terminal());
    if (chosen.binary && output_.terminal()) {
        throw Error(Category::usage, fmt::format("{} is not for a terminal to show", chosen.name),
                    "Write it to a file with -o FILE, or redirect it.");
    }
    sink_ = chosen.make(output_, settings);
}

RowOutput OutputOptions::open(Context& context, ChartQuestion question) const {
    static constexpr std::array other_forms{".json", ".ndjson", ".jsonl", ".tsv", ".md", ".parquet"};
    const std::string extension = std::filesystem::path(target_).extension().string();
    if (format_.empty() && std::find(other_forms.begin(), other_forms.end(), extension) != other_forms.end())
        context.console.warning(fmt::format("{} is written as csv: --format says otherwise", target_));
    FormatSettings settings;
    const bool drawn = format_ == "chart" || (format_.empty() && is_picture_name(target_));
    if (!drawn && !title_.empty())
        throw Error(Category::usage, "--title is for charts", "Add --format chart, or -o FILE.svg or FILE.html.");
    if (drawn) {
        question.title = title_;
        settings.chart = chart_words(question, context.globals.language());
        settings.chart_form = chart_form_of(target_);
    }
    return {context, target_, format_, std::move(settings)};
}

void OutputOptions::require_total_rows() const {
    const std::string drawn = format_.empty() && is_picture_name(target_) ? "chart" : format_;
    if (drawn.empty() || find_format(drawn).total_rows) return;
    throw Error(Category::usage,
                fmt::format("--totals has no place in {}: its readers would add the total up again", drawn),
                "Leave --totals out, or choose another --format.");
}

void OutputOptions::declare(CLI::App& app, Labels labels) {
    std::string description = "the form of the rows (default: csv, or table on a terminal)";
    for (const Format& format : formats())
        description += fmt::format("\n{}: {}", format.name, format.description);
    add_choice(app, "--format", format_, format_names(), description)->type_name("FORMAT")->group("Output");
    add_text(app, "-o,--output", target_, "FILE", "write to FILE, which appears whole or not at all; - is stdout")
        ->group("Output");
    add_text(app, "--title", title_, "TEXT", "the title of a chart (default: what is asked)")->group("Output");
    if (labels == Labels::no) return;
    app.add_flag("--labels", labels_, "add COL_label, what the code means, beside each coded column")->group("Output");
    app.add_flag(
           "--explain", explain_,
           "print the plan and compute nothing: files, row groups read, columns, grouping (--format json: as JSON)")
        ->group("Output");
}

void OutputOptions::print(Context& context, const Explanation& explanation) const {
    if (!format_.empty() && format_ != "json" && format_ != "table") {
        throw Error(Category::usage, fmt::format("--explain prints text or json, not {}", format_),
                    "Add --format json, or leave --format out.");
    }
    Output output(target_);
    output.set_cancel(&context.progress.cancel);
    output.write(format_ == "json" ? explanation_json(explanation) : explanation_text(explanation));
    output.finish();
}

} // namespace cnamdata::cli
