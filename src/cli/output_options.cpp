// SPDX-License-Identifier: MPL-2.0
#include "cli/output_options.hpp"

#include "cli/command.hpp"
#include "cli/option_values.hpp"
#include "cli/terminal.hpp"

#include "cnamdata/error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>

namespace cnamdata::cli {
namespace {

const Format& chosen_format(const std::string& name, bool terminal) {
    if (!name.empty()) return find_format(name);
    return find_format(terminal ? "table" : "csv");
}

} // namespace

RowOutput::RowOutput(Context& context, const std::string& target, const std::string& format) : output_(target) {
    output_.set_cancel(&context.progress.cancel);
    output_.set_before_terminal([&console = context.console] { console.release_status(); });
    const FormatSettings settings{.terminal = output_.terminal(), .width = terminal_width(output_.fd(), 100)};
    const Format& chosen = chosen_format(format, output_.terminal());
    if (chosen.binary && output_.terminal()) {
        throw Error(Category::usage, fmt::format("{} is not for a terminal to show", chosen.name),
                    "Write it to a file with -o FILE, or redirect it.");
    }
    sink_ = chosen.make(output_, settings);
}

RowOutput OutputOptions::open(Context& context) const {
    static constexpr std::array other_forms{".json", ".ndjson", ".jsonl", ".tsv", ".md", ".parquet"};
    const std::string extension = std::filesystem::path(target_).extension().string();
    if (format_.empty() && std::find(other_forms.begin(), other_forms.end(), extension) != other_forms.end())
        context.console.warning(fmt::format("{} is written as csv: --format says otherwise", target_));
    return {context, target_, format_};
}

void OutputOptions::require_total_rows() const {
    if (format_.empty() || find_format(format_).total_rows) return;
    throw Error(Category::usage,
                fmt::format("--totals has no place in {}: its readers would add the total up again", format_),
                "Leave --totals out, or choose another --format.");
}

void OutputOptions::declare(CLI::App& app, Labels labels) {
    std::string description = "the form of the rows (default: csv, or table on a terminal)";
    for (const Format& format : formats())
        description += fmt::format("\n{}: {}", format.name, format.description);
    add_choice(app, "--format", format_, format_names(), description)->type_name("FORMAT")->group("Output");
    add_text(app, "-o,--output", target_, "FILE", "write to FILE, which appears whole or not at all; - is stdout")
        ->group("Output");
    if (labels == Labels::yes)
        app.add_flag("--labels", labels_, "add COL_label, what the code means, beside each coded column")
            ->group("Output");
}

} // namespace cnamdata::cli
