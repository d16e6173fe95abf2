// SPDX-License-Identifier: MPL-2.0
#include "query/sql_table.hpp"

#include "base/text.hpp"
#include "cnamdata/error.hpp"
#include "cnamdata/store.hpp"

#include <algorithm>
#include <map>

namespace cnamdata::sql {

namespace fs = std::filesystem;

namespace {

/// Letters, digits and underscores.
std::string plain_name(std::string_view text) {
    std::string out;
    for (const char c : text) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        out += letter ? c : '_';
    }
    return out;
}

void add_dataset(SourceTable& table, const SourceSpec& source) {
    const std::string& input = source.inputs.front();
    const std::size_t slash = input.find('/');
    table.dataset = &find_dataset(input.substr(0, slash));
    table.breakdown = slash == std::string::npos ? "" : input.substr(slash + 1);
    for (const cnamdata::Table& one : list_tables(source.store, table.dataset)) {
        if (table.breakdown.empty()) table.breakdown = one.breakdown;
        if (one.breakdown == table.breakdown) table.available.push_back(one.period);
    }
    std::sort(table.available.begin(), table.available.end());
    table.available.erase(std::unique(table.available.begin(), table.available.end()), table.available.end());
    table.selected = source.period.select(table.available);
}

void add_file(SourceTable& table, const std::string& path) {
    if (path == "-" || inspect(path).form != "parquet") {
        throw Error(Category::usage, "no engine reads " + path + ": it is an archive", Location{.file = path},
                    "Make it a table first: cnamdata ingest " + path);
    }
    table.files.push_back(fs::absolute(path).lexically_normal().string());
}

std::string name_of(const SourceTable& table) {
    if (table.dataset == nullptr) return plain_name(fs::path(table.files.front()).stem().string());
    return plain_name(std::string(table.dataset->id) + (table.breakdown.empty() ? "" : "_" + table.breakdown));
}

std::string comment_of(const Column& column) {
    std::string comment(column.french);
    if (!column.unit.empty()) comment += " (" + std::string(column.unit) + ")";
    return comment;
}

} // namespace

SourceTable source_table(const SourceSpec& source, Inputs& inputs, const std::string& name) {
    SourceTable table;
    const auto own = inputs.own_files();
    if (own.empty() && source.inputs.size() == 1) {
        add_dataset(table, source);
    } else if (own.size() != source.inputs.size()) {
        throw Error(Category::usage, "SQL is written for one dataset, or for files", "Name one of them.");
    }
    for (const Inputs::OwnFile& file : own)
        add_file(table, file.path);
    table.name = name.empty() ? name_of(table) : name;
    return table;
}

Table table_of(const SourceTable& source, Inputs& inputs, const SourceSpec& spec) {
    Table table{.name = source.name, .files = source.files};
    if (source.dataset != nullptr) {
        table.comment = std::string(source.dataset->title) + ": " + std::string(source.dataset->french);
        fs::path folder = fs::absolute(spec.store).lexically_normal() / "tables" / source.dataset->id;
        if (!source.breakdown.empty()) folder /= "breakdown=" + source.breakdown;
        table.folder = folder.string();
        table.partitions = {"year"};
        if (source.dataset->monthly) table.partitions.emplace_back("month");
    }
    for (const std::string& name : inputs.column_names()) {
        UsedColumn column{.name = name};
        inputs.bind(column);
        table.columns.push_back({column.field, column.meaning == nullptr ? "" : comment_of(*column.meaning)});
    }
    return table;
}

std::string period_condition(const Dialect& dialect, const SourceTable& table) {
    if (table.selected == table.available) return {};
    std::map<int, std::vector<int>> years;
    for (const Period period : table.selected)
        years[period.year].push_back(period.month);
    std::string out;
    for (const auto& [year, months] : years) {
        std::string list;
        for (const int month : months)
            list += (list.empty() ? "" : ", ") + std::to_string(month);
        out += (out.empty() ? "" : " OR ") + dialect.name("year") + " = " + std::to_string(year);
        if (months.front() != 0) out += " AND " + dialect.name("month") + " IN (" + list + ")";
    }
    return "(" + out + ")";
}

} // namespace cnamdata::sql
