// SPDX-License-Identifier: MPL-2.0
#include "cli/verify_text.hpp"

#include "cli/text.hpp"
#include "cli/text_table.hpp"

#include <algorithm>
#include <set>

namespace cnamdata::cli {
namespace {

using Json = nlohmann::ordered_json;

std::size_t agreeing(const Verification& result) {
    const auto& figures = result.published;
    return static_cast<std::size_t>(std::count_if(figures.begin(), figures.end(), [&](const Figure& figure) {
        return figure.same && figure.edition == result.edition;
    }));
}

/// What is said of the comparison with publications, after the verdict.
std::string publication_text(const Verification& result, Language language) {
    if (result.published.empty()) return say(language, "verify.unknown");
    const std::string count = std::to_string(agreeing(result));
    if (result.edition.empty()) return say(language, "verify.agrees", {count});
    std::string text = say(language, "verify.agrees-edition", {count, result.edition});
    if (result.known == nullptr || result.known->english.empty()) return text;
    const auto& since = language == Language::french ? result.known->french : result.known->english;
    return text + say(language, "verify.superseded", {std::string(since)});
}

std::string verdict_text(const Verification& result, bool published, Language language) {
    const std::string id(to_string(result.verdict));
    std::string text = id + ": " + say(language, "verdict." + id, {std::to_string(result.schema_version)});
    if (published && is_fine(result.verdict)) text += publication_text(result, language);
    if (result.archive_checked) text += say(language, "verify.archive");
    return text;
}

std::string summary(const std::vector<Verification>& results, bool published, Language language, std::size_t width) {
    TextTable table({{.title = say(language, "verify.dataset")},
                     {.title = say(language, "verify.period")},
                     {.title = say(language, "verify.table"), .flexible = true},
                     {.title = say(language, "verify.rows"), .right = true},
                     {.title = say(language, "verify.verdict"), .flexible = true}});
    for (const Verification& result : results)
        table.add({printable(result.dataset), to_string(result.period), printable(result.path.filename().string()),
                   std::to_string(result.rows), verdict_text(result, published, language)});
    return table.render(width);
}

constexpr std::size_t most_differences = 12;

/// The first figures of one table that differ; empty when none does.
std::string differences(const std::vector<Figure>& figures, Language language, std::size_t width) {
    TextTable table({{.title = say(language, "verify.figure")},
                     {.title = say(language, "verify.where"), .flexible = true},
                     {.title = say(language, "verify.edition")},
                     {.title = say(language, "verify.expected"), .right = true},
                     {.title = say(language, "verify.found"), .right = true},
                     {.title = say(language, "verify.difference"), .right = true}});
    std::size_t count = 0;
    std::set<std::string> sources;
    for (const Figure& figure : figures) {
        if (figure.same || ++count > most_differences) continue;
        table.add({figure.measure.empty() ? say(language, "verify.count") : printable(figure.measure), figure.where,
                   figure.edition, figure.expected, figure.found, figure.difference});
        if (!figure.source.empty()) sources.insert(figure.source);
    }
    if (count == 0) return {};
    std::string text = table.render(width);
    if (count > most_differences)
        text += say(language, "verify.more", {std::to_string(count - most_differences)}) + "\n";
    for (const std::string& source : sources)
        text += say(language, "verify.source", {source}) + "\n";
    return text;
}

std::string details(const Verification& result, Language language, std::size_t width) {
    std::string text;
    if (!result.error.empty()) text += printable(result.error) + "\n";
    if (result.verdict == Verdict::broken && result.published.empty())
        text += differences(result.recorded, language, width);
    else
        text += differences(result.published, language, width);
    return text.empty() ? text : "\n" + printable(result.path.string()) + "\n" + text;
}

Json figure_json(const Figure& figure) {
    Json json;
    json["measure"] = figure.measure.empty() ? "rows" : valid_utf8(figure.measure);
    json["where"] = figure.where;
    json["edition"] = figure.edition;
    json["source"] = figure.source;
    json["expected"] = figure.expected;
    json["found"] = figure.found;
    json["difference"] = figure.difference;
    json["tolerance"] = figure.tolerance;
    json["same"] = figure.same;
    return json;
}

Json table_json(const Verification& result) {
    Json json;
    json["path"] = valid_utf8(result.path.string());
    json["dataset"] = valid_utf8(result.dataset);
    json["period"] = to_string(result.period);
    json["verdict"] = to_string(result.verdict);
    json["fine"] = is_fine(result.verdict);
    json["rows"] = result.rows;
    json["archive_checked"] = result.archive_checked;
    json["schema_version"] = result.schema_version;
    json["edition"] = result.edition;
    json["superseded"] = result.known == nullptr ? "" : std::string(result.known->english);
    json["error"] = valid_utf8(result.error);
    json["recorded"] = Json::array();
    for (const Figure& figure : result.recorded)
        json["recorded"].push_back(figure_json(figure));
    json["published"] = Json::array();
    for (const Figure& figure : result.published)
        json["published"].push_back(figure_json(figure));
    return json;
}

} // namespace

std::string verify_text(const std::vector<Verification>& results, bool published, Language language,
                        std::size_t width) {
    std::string text = summary(results, published, language, width);
    for (const Verification& result : results)
        if (!is_fine(result.verdict)) text += details(result, language, width);
    return text;
}

Json verify_json(const std::vector<Verification>& results) {
    Json json;
    json["fine"] = std::all_of(results.begin(), results.end(), [](const auto& one) { return is_fine(one.verdict); });
    json["tables"] = Json::array();
    for (const Verification& result : results)
        json["tables"].push_back(table_json(result));
    return json;
}

} // namespace cnamdata::cli
