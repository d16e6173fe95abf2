// SPDX-License-Identifier: MPL-2.0
#include "cli/explain_text.hpp"

#include "cli/text.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace cnamdata::cli {
namespace {

using Json = nlohmann::ordered_json;

std::string file_text(const Explanation::File& file) {
    std::string text = fmt::format("  {}: {}", file.path, file.bytes == 0 ? "size unknown" : human_bytes(file.bytes));
    if (!file.rows) return text + ", read whole\n";
    return text + fmt::format(", {} rows, {} of {} row groups read\n", *file.rows,
                              *file.row_groups - file.row_groups_left_out, *file.row_groups);
}

std::string grouping_text(const Explanation& explanation) {
    if (explanation.keys.empty()) return "groups: one, of all rows\n";
    std::vector<std::string> keys;
    for (const Explanation::Key& key : explanation.keys)
        keys.push_back(key.values ? fmt::format("{} ({} values)", key.name, *key.values) : key.name);
    std::string way = "found by plain indexing (dense)";
    if (explanation.way == Explanation::Way::hash) way = "found in a hash table";
    if (explanation.way == Explanation::Way::unknown) way = "found as the values that are read allow";
    std::string most;
    if (explanation.combinations) most = fmt::format("at most {} in a row group, ", *explanation.combinations);
    return fmt::format("groups: by {}: {}{}\n", joined(keys, ", "), most, way);
}

template <typename Number>
Json optional(const std::optional<Number>& number) {
    return number ? Json(*number) : Json(nullptr);
}

Json grouping_json(const Explanation& explanation) {
    Json keys = Json::array();
    for (const Explanation::Key& key : explanation.keys)
        keys.push_back({{"name", key.name}, {"values", optional(key.values)}});
    return {{"kind", to_string(explanation.way)}, {"keys", keys}, {"combinations", optional(explanation.combinations)}};
}

} // namespace

std::string explanation_text(const Explanation& explanation) {
    std::string text = fmt::format("files: {}\n", explanation.files.size());
    for (const Explanation::File& file : explanation.files)
        text += file_text(file);
    text += explanation.columns.empty() ? "columns: none\n" : "columns:\n";
    for (const Explanation::Column& column : explanation.columns) {
        const std::string from = column.from.empty() ? "" : ", computed from " + joined(column.from, " and ");
        text += fmt::format("  {}: {}{}\n", column.name, column.type, from);
    }
    text += "rows: " + (explanation.where.empty() ? "all" : explanation.where) + "\n";
    if (!explanation.groups) return text;
    text += grouping_text(explanation);
    if (!explanation.having.empty()) text += "groups printed: " + explanation.having + "\n";
    return text;
}

std::string explanation_json(const Explanation& explanation) {
    Json files = Json::array(), columns = Json::array();
    for (const Explanation::File& file : explanation.files) {
        Json row_groups_left_out = file.row_groups ? Json(file.row_groups_left_out) : Json(nullptr);
        files.push_back({{"path", valid_utf8(file.path)},
                         {"bytes", file.bytes},
                         {"rows", optional(file.rows)},
                         {"row_groups", optional(file.row_groups)},
                         {"row_groups_left_out", row_groups_left_out}});
    }
    for (const Explanation::Column& column : explanation.columns)
        columns.push_back({{"name", column.name}, {"type", column.type}, {"from", column.from}});
    Json json{{"files", files}, {"columns", columns}, {"where", explanation.where}};
    if (explanation.groups) {
        json["grouping"] = grouping_json(explanation);
        json["having"] = explanation.having;
    }
    return json.dump(2) + "\n";
}

} // namespace cnamdata::cli
