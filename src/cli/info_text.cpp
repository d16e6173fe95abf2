// SPDX-License-Identifier: MPL-2.0
#include "cli/info_text.hpp"

#include "cli/number_text.hpp"
#include "cli/text.hpp"
#include "cli/text_table.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace cnamdata::cli {
namespace {

using Json = nlohmann::ordered_json;
using Pairs = std::vector<std::pair<std::string, std::string>>;

bool is_parquet(const FileInfo& info) { return info.form == "parquet"; }

std::string bytes_text(std::uint64_t bytes) {
    if (bytes < 1000) return fmt::format("{} bytes", bytes);
    return fmt::format("{} ({} bytes)", human_bytes(bytes), bytes);
}

/// `REM 108262.44` a line.
std::string totals_text(const Provenance& from) {
    std::string text;
    for (const ControlTotal& total : from.totals)
        text += fmt::format("{}{} {}", text.empty() ? "" : "\n", printable(total.column),
                            decimal_text(total.sum, total.scale));
    return text;
}

void add_provenance(Pairs& pairs, const Provenance& from) {
    pairs.emplace_back("dataset", from.dataset);
    pairs.emplace_back("header version", from.header_version);
    pairs.emplace_back("source", from.source_name);
    pairs.emplace_back("source bytes", bytes_text(from.source_bytes));
    pairs.emplace_back("source sha256", from.source_sha256);
    pairs.emplace_back("source url", from.source_url);
    pairs.emplace_back("fetched at", from.fetched_at);
    pairs.emplace_back("rows of the source", fmt::format("{} read, {} written, {} rejected, {} padded", from.rows_read,
                                                         from.rows_written, from.rows_rejected, from.rows_padded));
    pairs.emplace_back("sums", totals_text(from));
    pairs.emplace_back("schema version", std::to_string(from.schema_version));
    pairs.emplace_back("tool version", from.tool_version);
}

std::string columns_text(const FileInfo& info, std::size_t width) {
    TextTable table({{.title = "COLUMN"},
                     {.title = "TYPE"},
                     {.title = "ENCODINGS", .flexible = true},
                     {.title = "NULLS", .right = true},
                     {.title = "BYTES", .right = true},
                     {.title = "UNPACKED", .right = true},
                     {.title = "MIN", .flexible = true, .widest = 24},
                     {.title = "MAX", .flexible = true, .widest = 24}});
    for (const FileColumn& column : info.columns)
        table.add({printable(column.name), column.type, column.encodings, std::to_string(column.nulls),
                   human_bytes(column.compressed_bytes), human_bytes(column.uncompressed_bytes), printable(column.min),
                   printable(column.max)});
    return table.render(width);
}

Json provenance_json(const Provenance& from) {
    Json json;
    json["dataset"] = from.dataset;
    json["header_version"] = from.header_version;
    json["source_name"] = from.source_name;
    json["source_sha256"] = from.source_sha256;
    json["source_bytes"] = from.source_bytes;
    json["source_url"] = from.source_url;
    json["fetched_at"] = from.fetched_at;
    json["rows_read"] = from.rows_read;
    json["rows_written"] = from.rows_written;
    json["rows_rejected"] = from.rows_rejected;
    json["rows_padded"] = from.rows_padded;
    json["sums"] = Json::object(); // as text: a sum may have more digits than a JSON number is read with
    for (const ControlTotal& total : from.totals)
        json["sums"][valid_utf8(total.column)] = decimal_text(total.sum, total.scale);
    json["schema_version"] = from.schema_version;
    json["tool_version"] = from.tool_version;
    return json;
}

Json column_json(const FileColumn& column) {
    Json json;
    json["name"] = valid_utf8(column.name);
    json["type"] = column.type;
    json["encodings"] = column.encodings;
    json["nulls"] = column.nulls;
    json["compressed_bytes"] = column.compressed_bytes;
    json["uncompressed_bytes"] = column.uncompressed_bytes;
    json["min"] = valid_utf8(column.min);
    json["max"] = valid_utf8(column.max);
    return json;
}

void add_parquet_json(Json& json, const FileInfo& info) {
    json["rows"] = info.rows;
    json["row_groups"] = info.row_groups;
    json["created_by"] = valid_utf8(info.created_by);
    json["provenance"] = info.has_provenance ? provenance_json(info.provenance) : Json();
    json["columns"] = Json::array();
    for (const FileColumn& column : info.columns)
        json["columns"].push_back(column_json(column));
}

} // namespace

std::string info_text(const FileInfo& info, std::size_t width) {
    Pairs pairs{{"file", printable(info.path.string())}, {"form", info.form}, {"bytes", bytes_text(info.bytes)}};
    if (!is_parquet(info)) {
        pairs.emplace_back("member", printable(info.member));
        pairs.emplace_back("dataset", info.dataset.empty() ? "not recognised" : info.dataset);
        pairs.emplace_back("header version", info.header_version);
        pairs.emplace_back("period", to_string(info.period));
        return render_pairs(pairs, width);
    }
    pairs.emplace_back(
        "rows", fmt::format("{} in {} row {}", info.rows, info.row_groups, info.row_groups == 1 ? "group" : "groups"));
    pairs.emplace_back("columns", std::to_string(info.columns.size()));
    pairs.emplace_back("created by", printable(info.created_by));
    pairs.emplace_back("period", to_string(info.period));
    if (info.has_provenance)
        add_provenance(pairs, info.provenance);
    else
        pairs.emplace_back("provenance", "none: not a table of cnamdata");
    return render_pairs(pairs, width) + "\n" + columns_text(info, width);
}

Json info_json(const FileInfo& info) {
    Json json;
    json["path"] = valid_utf8(info.path.string());
    json["form"] = info.form;
    json["bytes"] = info.bytes;
    json["dataset"] = info.dataset;
    json["header_version"] = info.header_version;
    json["period"] = to_string(info.period);
    if (is_parquet(info))
        add_parquet_json(json, info);
    else
        json["member"] = valid_utf8(info.member);
    return json;
}

} // namespace cnamdata::cli
