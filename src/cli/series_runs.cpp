// SPDX-License-Identifier: MPL-2.0
#include "cli/series_runs.hpp"

#include "cli/output_options.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace cnamdata::cli {
namespace {

FormatSettings settings_of(const SeriesDefinition& series, Language language) {
    FormatSettings settings;
    if (series.format != "chart") return settings;
    settings.chart = chart_words_of(series, language);
    settings.chart_form = chart_form_of(series.output.string());
    return settings;
}

/// What decides how the same rows look in the output.
std::string rendering_of(const SeriesDefinition& series, Language language) {
    if (series.format != "chart") return series.format;
    return fmt::format("chart {} {}", language == Language::french ? "fr" : "en", series.title);
}

std::string counted(std::size_t count, std::string_view what) {
    return fmt::format("{} {}{}", count, what, count == 1 ? "" : "s");
}

void tell(Context& context, const SeriesDefinition& series, const SeriesReport& report) {
    Fields fields = Fields::object();
    fields["series"] = series.name;
    fields["written"] = report.written;
    for (const auto& [key, periods] :
         {std::pair("computed", &report.computed), std::pair("removed", &report.removed)}) {
        fields[key] = Fields::array();
        for (const Period period : *periods)
            fields[key].push_back(to_string(period));
    }
    fields["unchanged"] = report.unchanged;
    fields["rows"] = report.rows;
    fields["output"] = series.output.string();
    std::string text = fmt::format("series {}: ", series.name);
    const bool nothing = !report.written && report.unchanged == 0;
    if (nothing) {
        text += fmt::format("the store has no table of {} for it yet", series.source);
    } else {
        text += fmt::format("{} computed, {} unchanged", counted(report.computed.size(), "period"), report.unchanged);
        if (!report.removed.empty()) text += fmt::format(", {} removed", report.removed.size());
        text += fmt::format("; {} {} {}", counted(report.rows, "row"), report.written ? "written to" : "as before in",
                            series.output.string());
    }
    context.console.say(Level::note, context.console.settings().json ? "series" : text, fields);
}

} // namespace

ChartOptions chart_words_of(const SeriesDefinition& series, Language language) {
    ChartQuestion question{.inputs = {series.source},
                           .period = series.period == "all" ? std::string() : series.period,
                           .where = series.where,
                           .by = {"period"},
                           .measures = series.measures,
                           .title = series.title};
    question.by.insert(question.by.end(), series.by.begin(), series.by.end());
    return chart_words(question, language);
}

SeriesDefinition series_at(const std::filesystem::path& file) {
    const std::vector<std::string_view> names = format_names();
    SeriesDefinition series = read_series(file, names);
    if (series.format == "chart") static_cast<void>(chart_form_of(series.output.string()));
    return series;
}

SeriesReport run_one_series(Context& context, const SeriesDefinition& series, bool anew) {
    const Language language = context.globals.language();
    const SeriesRun run{.store = context.globals.store(),
                        .threads = context.globals.threads(),
                        .anew = anew,
                        .rendering = rendering_of(series, language),
                        .write = [&](const SeriesDefinition& one, const std::function<void(RowSink&)>& rows) {
                            RowOutput output(context, one.output.string(), one.format, settings_of(one, language));
                            rows(output.sink());
                            output.finish();
                        }};
    SeriesReport report =
        with_progress(context, series.name, [&] { return run_series(series, run, &context.progress); });
    for (const std::string& warning : report.warnings)
        context.console.warning(fmt::format("series {}: {}", series.name, warning));
    tell(context, series, report);
    return report;
}

std::size_t run_series_of(Context& context, const std::filesystem::path& store,
                          const std::vector<const Dataset*>& datasets, std::vector<Error>& failures) {
    std::size_t written = 0;
    for (const std::filesystem::path& file : list_series(store)) {
        try {
            const SeriesDefinition series = series_at(file);
            if (std::find(datasets.begin(), datasets.end(), series.dataset) == datasets.end()) continue;
            written += run_one_series(context, series, false).written ? 1U : 0U;
        } catch (const Error& error) {
            if (error.category() == Category::interrupted) throw;
            failures.push_back(error);
            context.console.error(error, static_cast<int>(error.category()));
        }
    }
    return written;
}

} // namespace cnamdata::cli
