// SPDX-License-Identifier: MPL-2.0
#include "cli/chart_words.hpp"

#include "cli/formats.hpp"
#include "cli/measure_options.hpp"
#include "cli/suggest.hpp"
#include "cli/text.hpp"

#include "cnamdata/dataset.hpp"
#include "cnamdata/error.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fmt/format.h>

namespace cnamdata::cli {
namespace {

using Role = ChartColumn::Role;

/// The datasets among the inputs: `medic`, `phmev/ATC`, `damir:FILE`.
std::vector<const Dataset*> datasets_in(const std::vector<std::string>& inputs) {
    std::vector<const Dataset*> found;
    for (const std::string& input : inputs)
        if (const Dataset* dataset = try_dataset(input.substr(0, input.find_first_of("/:")))) found.push_back(dataset);
    return found;
}

/// The column of that name: of the datasets that are asked, else of any that has it.
const Column* column_of(const std::vector<const Dataset*>& asked, std::string_view name) {
    for (const Dataset* dataset : asked)
        if (const Column* column = dataset->find(name)) return column;
    if (!asked.empty()) return nullptr;
    for (const Dataset* dataset : datasets())
        if (const Column* column = dataset->find(name)) return column;
    return nullptr;
}

std::string words_of(const Column* column, std::string_view name, Language language) {
    const std::string_view words = column == nullptr              ? std::string_view()
                                   : language == Language::french ? column->french
                                                                  : column->english;
    return std::string(words.empty() ? name : words.substr(0, words.find(':')));
}

bool tells_time(const Column* column, std::string_view name) {
    if (column != nullptr)
        return column->kind == Kind::year || column->kind == Kind::month || column->kind == Kind::yearmonth;
    const std::string lower = folded(name);
    static constexpr std::array derived{"period", "year(", "month(", "quarter(", "soins("};
    return std::any_of(derived.begin(), derived.end(), [&](std::string_view word) { return lower.starts_with(word); });
}

/// What a column is called, or what a function makes of one: `soins()`, `year(FLX_ANN_MOI)`, `month(soins())`.
std::string key_words(const std::vector<const Dataset*>& asked, const std::string& name, Language language) {
    const std::size_t open = name.find('(');
    if (open == std::string::npos || !name.ends_with(')')) return words_of(column_of(asked, name), name, language);
    const std::string function = folded(name.substr(0, open));
    if (function == "soins") return say(language, "chart.soins");
    static constexpr std::array<std::string_view, 3> known{"year", "month", "quarter"};
    if (std::find(known.begin(), known.end(), function) == known.end()) return name;
    const std::string inner = name.substr(open + 1, name.size() - open - 2);
    return say(language, "chart." + function, {key_words(asked, inner, language)});
}

ChartColumn key_of(const Column* column, const std::string& name, std::string title, Language language) {
    if (name == "period") title = say(language, "chart.period");
    return {.name = name, .role = Role::key, .title = std::move(title), .time = tells_time(column, name)};
}

/// One side of a ratio, which may be the number of rows.
std::string part_words(const std::vector<const Dataset*>& asked, const std::string& name, Language language) {
    const Column* column = column_of(asked, name);
    if (column == nullptr && folded(name) == "count") return say(language, "chart.count");
    return words_of(column, name, language);
}

ChartColumn measure_of(const std::vector<const Dataset*>& asked, const Measure& measure, Language language) {
    ChartColumn out{.name = column_name(measure), .role = Role::measure};
    const Column* column = column_of(asked, measure.column);
    const std::string words = part_words(asked, measure.column, language);
    if (column != nullptr && column->unit != "coefficient") out.unit = column->unit;
    switch (measure.function) {
    case Measure::Function::count:
        return {.name = out.name, .role = Role::measure, .title = say(language, "chart.count"), .unit = "rows"};
    case Measure::Function::sum:
        out.title = words;
        break;
    case Measure::Function::avg:
        out.title = say(language, "chart.avg", {words});
        break;
    case Measure::Function::min:
        out.title = say(language, "chart.min", {words});
        break;
    case Measure::Function::max:
        out.title = say(language, "chart.max", {words});
        break;
    case Measure::Function::ratio:
        out.title = words + " / " + part_words(asked, measure.divisor, language);
        out.unit = {};
        return out;
    }
    // The least or greatest code of a group is no length of a bar.
    if (column != nullptr && column->role == cnamdata::Role::dimension) out.role = Role::hidden;
    return out;
}

/// What is asked: `Montant remboursé par Région`.
std::string title_of(const ChartOptions& options, Language language) {
    std::vector<std::string> keys;
    std::vector<std::string> measures;
    for (const ChartColumn& column : options.columns)
        (column.role == Role::key ? keys : measures).push_back(column.title);
    const std::string what = joined(measures, ", ");
    return keys.empty() ? what : say(language, "chart.by", {what, joined(keys, ", ")});
}

/// Of what: `Open Medic, 2024 · REM > 0`.
std::string subtitle_of(const ChartQuestion& question, const std::vector<const Dataset*>& asked) {
    std::vector<std::string> names;
    for (const std::string& input : question.inputs) {
        const Dataset* dataset = try_dataset(input.substr(0, input.find_first_of("/:")));
        names.push_back(dataset != nullptr ? std::string(dataset->title)
                                           : std::filesystem::path(input).filename().string());
    }
    if (names.size() > 3) names.assign(1, fmt::format("{}, … ({})", names.front(), names.size()));
    const std::string source = joined({joined(names, ", "), asked.empty() ? "" : question.period}, ", ");
    return joined({source, question.where}, " · ");
}

/// Rows of a filter: every measure a dataset knows, and its keys that tell a time.
void add_known_columns(ChartOptions& options, const std::vector<const Dataset*>& asked, Language language) {
    for (const Dataset* dataset : asked.empty() ? std::vector(datasets().begin(), datasets().end()) : asked) {
        for (const Column& column : dataset->columns) {
            const std::string name(column.name);
            ChartColumn one = key_of(&column, name, words_of(&column, name, language), language);
            const bool measured =
                column.role == cnamdata::Role::measure || column.role == cnamdata::Role::distinct_count;
            if (measured) {
                one.role = Role::measure;
                if (column.unit != "coefficient") one.unit = column.unit;
            }
            options.columns.push_back(std::move(one));
        }
    }
}

} // namespace

ChartOptions chart_words(const ChartQuestion& question, Language language) {
    ChartOptions options{.language = language == Language::french ? ChartLanguage::french : ChartLanguage::english,
                         .source = "CNAM, Licence Ouverte 2.0"};
    const std::vector<const Dataset*> asked = datasets_in(question.inputs);
    options.subtitle = subtitle_of(question, asked);
    if (question.by.empty() && question.measures.empty()) {
        add_known_columns(options, asked, language);
        options.title = question.title.empty() ? std::exchange(options.subtitle, {}) : question.title;
        return options;
    }
    for (const std::string& name : question.by)
        options.columns.push_back(key_of(column_of(asked, name), name, key_words(asked, name, language), language));
    for (const Measure& measure : question.measures)
        options.columns.push_back(measure_of(asked, measure, language));
    options.pivot = question.pivot;
    options.title = question.title.empty() ? title_of(options, language) : question.title;
    return options;
}

bool is_picture_name(const std::string& target) {
    const std::string ending = folded(std::filesystem::path(target).extension().string());
    return ending == ".svg" || ending == ".html" || ending == ".htm";
}

ChartForm chart_form_of(const std::string& target) {
    const std::string ending = folded(std::filesystem::path(target).extension().string());
    if (ending == ".svg") return ChartForm::svg;
    if (is_picture_name(target)) return ChartForm::html;
    for (const std::string_view other : {".png", ".pdf", ".jpg", ".jpeg", ".gif", ".webp"})
        if (ending == other)
            throw Error(Category::usage, fmt::format("a chart cannot be drawn as {}", ending),
                        "Draw it as .svg, which browsers and office programs convert, as .html, or as text.");
    return ChartForm::text;
}

} // namespace cnamdata::cli
