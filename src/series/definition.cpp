// SPDX-License-Identifier: MPL-2.0
//
// Definitions of series: where they are, and what they say.
#include "base/file.hpp"
#include "base/text.hpp"
#include "base/toml_file.hpp"
#include "cnamdata/error.hpp"
#include "cnamdata/series.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace cnamdata {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view ending = ".toml";

constexpr std::array<std::string_view, 16> known_keys{"dataset", "title", "period", "by",    "count", "sum",
                                                      "avg",     "min",   "max",    "ratio", "where", "having",
                                                      "labels",  "force", "format", "output"};

struct MeasureKey {
    std::string_view key;
    Measure::Function function;
};

constexpr std::array measure_keys{MeasureKey{"sum", Measure::Function::sum}, MeasureKey{"avg", Measure::Function::avg},
                                  MeasureKey{"min", Measure::Function::min}, MeasureKey{"max", Measure::Function::max}};

std::string required_text(const TomlTable& table, std::string_view key) {
    const std::optional<std::string> value = table.text(key);
    if (!value || value->empty()) table.fail(key, fmt::format("{} is missing", key));
    return *value;
}

void set_source(SeriesDefinition& series, const TomlTable& table) {
    series.source = required_text(table, "dataset");
    const std::size_t slash = series.source.find('/');
    try {
        series.dataset = &find_dataset(series.source.substr(0, slash));
        if (slash != std::string::npos) static_cast<void>(series.dataset->narrowed_to(series.source.substr(slash + 1)));
    } catch (const Error& error) {
        table.fail("dataset", error.what(), error.hint());
    }
}

void set_period(SeriesDefinition& series, const TomlTable& table) {
    series.period = table.text("period").value_or(series.period);
    try {
        series.periods = PeriodSelection::parse(series.period);
    } catch (const Error& error) {
        table.fail("period", error.what(), error.hint());
    }
}

/// Throws unless the dataset has such a column. What has parentheses is computed from columns; the query checks it.
void require_column(const SeriesDefinition& series, const TomlTable& table, std::string_view key,
                    const std::string& name) {
    if (name.find('(') != std::string::npos || series.dataset->find(name) != nullptr) return;
    std::vector<std::string_view> names;
    for (const Column& column : series.dataset->columns)
        names.push_back(column.name);
    table.fail(key, fmt::format("{} has no column {}", series.dataset->id, name),
               did_you_mean(name, names) + fmt::format("`cnamdata schema {}` lists them.", series.dataset->id));
}

/// `REM/BOITES`; either may be `count`.
void add_ratios(SeriesDefinition& series, const TomlTable& table) {
    const std::vector<std::string> ratios = table.list("ratio").value_or(std::vector<std::string>{});
    for (const std::string& ratio : ratios) {
        const std::size_t slash = ratio.find('/');
        if (slash == std::string::npos)
            table.fail("ratio", fmt::format("'{}' is no ratio", ratio), "A ratio looks like REM/BOITES or REM/count.");
        Measure measure{.function = Measure::Function::ratio,
                        .column = std::string(trim(ratio.substr(0, slash))),
                        .divisor = std::string(trim(ratio.substr(slash + 1)))};
        for (const std::string& column : {measure.column, measure.divisor})
            if (!same_folded(column, "count")) require_column(series, table, "ratio", column);
        series.measures.push_back(std::move(measure));
    }
}

void set_measures(SeriesDefinition& series, const TomlTable& table) {
    for (const std::string& key : table.keys()) {
        if (key == "count" && table.flag(key).value_or(false))
            series.measures.push_back({.function = Measure::Function::count});
        if (key == "ratio") add_ratios(series, table);
        for (const MeasureKey& one : measure_keys) {
            if (one.key != key) continue;
            std::vector<std::string> columns = table.list(key).value_or(std::vector<std::string>{});
            for (std::string& column : columns) {
                require_column(series, table, key, column);
                series.measures.push_back({.function = one.function, .column = std::move(column)});
            }
        }
    }
    if (series.measures.empty())
        table.fail("", "nothing is computed",
                   "Say what: sum = [\"COLUMN\"], or avg, min, max, ratio, or count = true.");
}

std::string_view ending_of(std::string_view format) {
    if (format == "csv-fr") return "csv";
    if (format == "table") return "txt";
    return format == "chart" ? "svg" : format;
}

void set_output(SeriesDefinition& series, const TomlTable& table, std::span<const std::string_view> formats) {
    series.format = table.text("format").value_or(std::string(formats.front()));
    if (std::find(formats.begin(), formats.end(), series.format) == formats.end())
        table.fail("format", fmt::format("unknown format '{}'", series.format),
                   did_you_mean(series.format, formats) + fmt::format("The formats are {}.", fmt::join(formats, ", ")));
    const std::string output =
        table.text("output").value_or(fmt::format("{}.{}", series.name, ending_of(series.format)));
    if (output.empty() || fs::path(output).filename().empty()) table.fail("output", "output is no name of a file");
    series.output = series.file.parent_path() / output;
    if (series.output.extension() == ending) table.fail("output", "output would replace a definition");
}

} // namespace

fs::path series_folder(const fs::path& store) { return store / "series"; }

std::vector<fs::path> list_series(const fs::path& store) {
    std::vector<fs::path> files;
    std::error_code error;
    for (fs::directory_iterator it(series_folder(store), error), end; !error && it != end; it.increment(error)) {
        const bool hidden = it->path().filename().string().starts_with('.');
        if (!hidden && it->path().extension() == ending) files.push_back(it->path());
    }
    if (error && error != std::errc::no_such_file_or_directory)
        throw_disk_error("cannot read", series_folder(store), error.value());
    std::sort(files.begin(), files.end());
    return files;
}

fs::path find_series(const fs::path& store, const std::string& name) {
    if (name.ends_with(ending)) {
        if (fs::exists(name)) return name;
        throw Error(Category::usage, "there is no file " + name);
    }
    const std::vector<fs::path> files = list_series(store);
    std::vector<std::string> names;
    for (const fs::path& file : files) {
        names.push_back(file.stem().string());
        if (names.back() == name) return file;
    }
    const std::vector<std::string_view> views(names.begin(), names.end());
    throw Error(Category::usage, fmt::format("there is no series {} in {}", name, series_folder(store).string()),
                did_you_mean(name, views) + (names.empty() ? "It holds none: write NAME.toml into it."
                                                           : "It holds " + join(names, ", ") + "."));
}

SeriesDefinition read_series(const fs::path& file, std::span<const std::string_view> formats) {
    const TomlTable table = TomlTable::read(file);
    table.allow_only(known_keys);
    SeriesDefinition series{.name = file.stem().string(), .file = file};
    set_source(series, table);
    series.title = table.text("title").value_or("");
    set_period(series, table);
    series.by = table.list("by").value_or(std::vector<std::string>{});
    for (const std::string& name : series.by)
        require_column(series, table, "by", name);
    set_measures(series, table);
    series.where = table.text("where").value_or("");
    series.having = table.text("having").value_or("");
    series.labels = table.flag("labels").value_or(false);
    series.force = table.flag("force").value_or(false);
    set_output(series, table, formats);
    return series;
}

} // namespace cnamdata
