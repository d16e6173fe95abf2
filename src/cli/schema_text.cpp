// SPDX-License-Identifier: MPL-2.0
#include "cli/schema_text.hpp"

#include "cli/text.hpp"
#include "cli/text_table.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace cnamdata::cli {
namespace {

using Json = nlohmann::ordered_json;

/// `2015..2019`, `2020..`, `..2019`; empty for always.
std::string span_text(Period first, Period last) {
    if (first.empty() && last.empty()) return {};
    if (first == last) return to_string(first);
    return fmt::format("{}..{}", to_string(first), to_string(last));
}

std::string_view numbers_text(const Dataset& dataset) {
    return dataset.numbers == NumberFormat::french ? "French numbers (1.234,56)" : "English numbers (1234.56)";
}

std::string kind_text(const Column& column) {
    if (column.kind == Kind::code && column.text) return "code, text";
    return std::string(to_string(column.kind));
}

std::string role_text(const Column& column) {
    if (column.role != Role::label) return std::string(to_string(column.role));
    return fmt::format("label of {}", column.label_of);
}

std::string meaning_text(const Column& column) {
    std::string text(column.french);
    if (!column.english.empty() && column.english != column.french) text += fmt::format("\n{}", column.english);
    if (!column.required) text += " (optional)";
    if (!column.evidence.empty()) text += fmt::format("\nEvidence: {}", column.evidence);
    return text;
}

std::string missing_text(std::string_view codes) {
    std::string out;
    for (const std::string& code : split_commas(codes))
        out.append(out.empty() ? "" : ", ").append(code);
    return out;
}

std::string published_text(const Dataset& dataset) {
    if (dataset.unseen) return "no published file is known: the columns below are a guess";
    return fmt::format("{}, since {}, as {}", dataset.monthly ? "monthly" : "yearly", to_string(dataset.first),
                       dataset.published_as);
}

/// Of a column that was always there, the first period of its dataset; empty where no file is known.
Period first_seen(const Dataset& dataset, const Column& column) {
    return column.since.empty() && !dataset.unseen ? dataset.first : column.since;
}

std::string columns_text(const Dataset& dataset, std::size_t width) {
    TextTable table({{.title = "COLUMN"},
                     {.title = "KIND"},
                     {.title = "ROLE", .flexible = true, .widest = 18},
                     {.title = "UNIT"},
                     {.title = "MEANING", .flexible = true},
                     {.title = "MISSING", .flexible = true, .widest = 16},
                     {.title = "PERIODS"}});
    for (const Column& column : dataset.columns)
        table.add({std::string(column.name), kind_text(column), role_text(column), std::string(column.unit),
                   meaning_text(column), missing_text(column.missing),
                   span_text(first_seen(dataset, column), column.until)});
    return table.render(width);
}

std::string_view file_name(const Dataset& dataset, const HeaderVersion& version) {
    return version.name.empty() ? dataset.names.front() : std::string_view(version.name);
}

std::string versions_text(const Dataset& dataset, std::size_t width) {
    TextTable table(
        {{.title = "HEADER"}, {.title = "FILES"}, {.title = "PERIODS"}, {.title = "COLUMNS", .right = true}});
    for (const HeaderVersion& version : dataset.versions)
        table.add({version.id, std::string(file_name(dataset, version)), span_text(version.first, version.last),
                   std::to_string(version.columns().size())});
    return table.render(width);
}

/// One line for each breakdown: its files, and the columns that the latest of them have.
std::string breakdowns_text(const Dataset& dataset, std::size_t width) {
    TextTable table({{.title = "BREAKDOWN"},
                     {.title = "FILES"},
                     {.title = "SINCE"},
                     {.title = "HEADERS", .right = true},
                     {.title = "COLUMNS", .right = true}});
    for (std::string_view breakdown : dataset.breakdowns()) {
        std::vector<const HeaderVersion*> versions;
        for (const HeaderVersion& version : dataset.versions) {
            if (version.breakdown == breakdown) versions.push_back(&version);
        }
        table.add({std::string(breakdown), std::string(file_name(dataset, *versions.back())),
                   to_string(versions.front()->first), std::to_string(versions.size()),
                   std::to_string(versions.back()->columns().size())});
    }
    return fmt::format("{}\nName one as {}/{}.\n", table.render(width), dataset.id, dataset.breakdowns().front());
}

/// What is known of headers that nobody has printed: each statement once, with the headers it is about.
std::string evidence_text(const Dataset& dataset, std::size_t width) {
    std::vector<std::pair<std::string, std::string>> pairs;
    std::string_view last;
    for (const HeaderVersion& version : dataset.versions) {
        if (version.evidence.empty()) continue;
        if (!pairs.empty() && pairs.back().second == version.evidence) {
            last = version.id;
        } else {
            if (!last.empty()) pairs.back().first.append("..").append(last);
            pairs.emplace_back(version.id, version.evidence);
            last = {};
        }
    }
    if (!last.empty()) pairs.back().first.append("..").append(last);
    if (pairs.empty()) return {};
    return fmt::format("\nHeaders not seen in full, and what is known of them\n\n{}", render_pairs(pairs, width));
}

std::string traps_text(const Dataset& dataset, std::size_t width) {
    std::vector<std::pair<std::string, std::string>> pairs;
    for (const Trap& trap : dataset.traps)
        pairs.emplace_back(trap.id, trap.text);
    return render_pairs(pairs, width);
}

Json column_json(const Dataset& dataset, const Column& column) {
    Json json;
    json["name"] = column.name;
    json["kind"] = to_string(column.kind);
    json["role"] = to_string(column.role);
    json["text"] = column.text;
    json["required"] = column.required;
    json["label_of"] = column.label_of;
    json["unit"] = column.unit;
    json["french"] = column.french;
    json["english"] = column.english;
    json["missing"] = column.missing.empty() ? std::vector<std::string>{} : split_commas(column.missing);
    json["aliases"] = column.aliases.empty() ? std::vector<std::string>{} : split_commas(column.aliases);
    json["since"] = to_string(first_seen(dataset, column));
    json["until"] = to_string(column.until);
    json["evidence"] = column.evidence;
    return json;
}

std::string_view frictionless_type(const Column& column) {
    switch (column.storage()) {
    case Storage::text:
        return "string";
    case Storage::decimal:
        return "number";
    case Storage::int32:
    case Storage::int64:
        break;
    }
    return "integer";
}

/// A field of a Table Schema; what its vocabulary has no word for is kept under names of ours.
Json frictionless_field(const Dataset& dataset, const Column& column) {
    Json json;
    json["name"] = column.name;
    json["type"] = frictionless_type(column);
    json["title"] = column.french;
    json["description"] = column.english;
    json["cnamdata:kind"] = to_string(column.kind);
    json["cnamdata:role"] = to_string(column.role);
    if (!column.label_of.empty()) json["cnamdata:labelOf"] = column.label_of;
    if (!column.unit.empty()) json["cnamdata:unit"] = column.unit;
    if (!column.missing.empty()) json["cnamdata:missingCodes"] = split_commas(column.missing);
    if (const Period since = first_seen(dataset, column); !since.empty()) json["cnamdata:since"] = to_string(since);
    if (!column.until.empty()) json["cnamdata:until"] = to_string(column.until);
    if (!column.evidence.empty()) json["cnamdata:evidence"] = column.evidence;
    return json;
}

Json version_json(const HeaderVersion& version) {
    return {{"id", version.id},
            {"first", to_string(version.first)},
            {"last", to_string(version.last)},
            {"header", version.header},
            {"name", version.name},
            {"breakdown", version.breakdown},
            {"seen", version.seen.empty() ? std::vector<std::string>{} : split_commas(version.seen)},
            {"evidence", version.evidence}};
}

} // namespace

std::string schema_text(const Dataset& dataset, std::size_t width) {
    std::string out = render_pairs({{"dataset", fmt::format("{}: {}", dataset.id, dataset.title)},
                                    {"content", fmt::format("{}\n{}", dataset.french, dataset.english)},
                                    {"published", published_text(dataset)},
                                    {"written", std::string(numbers_text(dataset))}},
                                   width);
    out.append("\n").append(columns_text(dataset, width));
    const bool several = dataset.breakdowns().size() > 1;
    out.append("\n").append(several ? breakdowns_text(dataset, width) : versions_text(dataset, width));
    out.append(evidence_text(dataset, width));
    if (!dataset.traps.empty())
        out.append("\nTraps: documented ways to get a wrong number\n\n").append(traps_text(dataset, width));
    return out;
}

Json schema_json(const Dataset& dataset) {
    Json json;
    json["id"] = dataset.id;
    json["title"] = dataset.title;
    json["french"] = dataset.french;
    json["english"] = dataset.english;
    json["cadence"] = dataset.monthly ? "monthly" : "yearly";
    json["first_period"] = to_string(dataset.first);
    json["numbers"] = dataset.numbers == NumberFormat::french ? "french" : "english";
    json["unseen"] = dataset.unseen;
    json["quoting"] = dataset.quoting == Quoting::fields ? "fields" : "none";
    json["crlf"] = dataset.crlf;
    json["trailing_separator"] = dataset.trailing_separator;
    json["published_as"] = dataset.published_as;
    json["names"] = dataset.file_names();
    json["schema_version"] = schema_version();
    json["columns"] = Json::array();
    for (const Column& column : dataset.columns)
        json["columns"].push_back(column_json(dataset, column));
    json["headers"] = Json::array();
    for (const HeaderVersion& version : dataset.versions)
        json["headers"].push_back(version_json(version));
    json["traps"] = Json::array();
    for (const Trap& trap : dataset.traps)
        json["traps"].push_back({{"id", trap.id}, {"text", trap.text}});
    return json;
}

Json schema_frictionless(const Dataset& dataset) {
    Json json;
    json["name"] = dataset.id;
    json["title"] = dataset.title;
    json["description"] = fmt::format("{}\n{}", dataset.french, dataset.english);
    json["fields"] = Json::array();
    for (const Column& column : dataset.columns)
        json["fields"].push_back(frictionless_field(dataset, column));
    json["missingValues"] = {""};
    return json;
}

} // namespace cnamdata::cli
