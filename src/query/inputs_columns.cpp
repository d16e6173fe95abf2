// SPDX-License-Identifier: MPL-2.0
//
// Columns: which there are, and what the names in a question mean.
#include "base/text.hpp"
#include "cnamdata/error.hpp"
#include "query/file_columns.hpp"
#include "query/input_file.hpp"

#include <algorithm>

namespace cnamdata {

namespace {

/// Throws if the file has the column in a type that is not read.
void require_readable(const ParquetSource& source, std::string_view column, const std::string& path) {
    for (const auto& [name, reason] : source.reader().unsupported()) {
        if (!same_folded(name, column)) continue;
        std::string what = "the column " + name;
        what += " of " + path;
        what += " cannot be read: " + reason;
        throw Error(Category::data, what, Location{.file = path, .column = name});
    }
}

/// Throws for a column that holds no months, as far as is known of it.
void require_months(const UsedColumn& column, const Dataset* dataset) {
    const bool number = column.field.physical != parquet::Physical::bytes &&
                        column.field.physical != parquet::Physical::float64 &&
                        column.field.logical == parquet::Logical::none;
    if (number && (column.meaning == nullptr || column.meaning->kind == Kind::yearmonth)) return;
    std::vector<std::string> names;
    for (std::size_t i = 0; dataset != nullptr && i < dataset->columns.size(); ++i) {
        if (dataset->columns[i].kind == Kind::yearmonth) names.emplace_back(dataset->columns[i].name);
    }
    const std::string hint = names.empty() ? "" : "Columns of months are: " + join(names, ", ") + ".";
    throw Error(Category::usage, column.name + " holds no months (YYYYMM)", Location{.column = column.name}, hint);
}

} // namespace

std::vector<std::string> Inputs::column_names() {
    open_all();
    std::vector<std::string> names;
    for (const auto& file : files_) {
        for (const SourceColumn& column : file->columns) {
            const std::string& name = column.field.name;
            if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
        }
    }
    return names;
}

bool Inputs::has(std::string_view name) {
    open_all();
    return std::any_of(files_.begin(), files_.end(), [&](const auto& file) {
        return find_column(file->columns, file->found, name) < file->columns.size();
    });
}

bool Inputs::bind_existing(UsedColumn& column) {
    for (const auto& file : files_) {
        const std::size_t found = find_column(file->columns, file->found, column.name);
        if (found == file->columns.size()) continue;
        const SourceColumn& source = file->columns[found];
        column.name = source.field.name;
        column.field = source.field;
        column.meaning = source.meaning;
        return true;
    }
    return false;
}

void Inputs::bind_derived(UsedColumn& column, Derivation derivation) {
    for (std::string& name : derivation.bases) {
        UsedColumn base{.name = name, .want = Want::codes};
        if (derivation.care && !has(name)) {
            throw Error(Category::usage, "soins() needs the columns SOI_ANN and SOI_MOI, and there is no " + name,
                        "It is for Open DAMIR; elsewhere year(COL), month(COL) and quarter(COL) take a column.");
        }
        bind(base);
        if (!derivation.care) require_months(base, dataset());
        name = base.name;
        column.bases.push_back(std::move(base));
    }
    column.name = name_of(derivation);
    column.field = field_of(derivation);
    column.derivation = std::move(derivation);
}

void Inputs::bind(UsedColumn& column) {
    open_all();
    if (bind_existing(column)) return;
    if (auto derivation = parse_derivation(column.name)) return bind_derived(column, std::move(*derivation));
    for (const auto& file : files_) {
        if (file->parquet != nullptr) require_readable(*file->parquet, column.name, file->path);
    }
    const std::vector<std::string> names = column_names();
    const std::vector<std::string_view> candidates(names.begin(), names.end());
    const Dataset* known = dataset();
    const std::string id = known != nullptr ? std::string(known->id) : "DATASET";
    throw Error(Category::usage, "unknown column '" + column.name + "'", Location{.column = column.name},
                did_you_mean(column.name, candidates) + (known != nullptr
                                                             ? "`cnamdata schema " + id + "` lists the columns."
                                                             : "The columns are: " + join(names, ", ") + "."));
}

const Dataset* Inputs::dataset() {
    open_all();
    const Dataset* common = files_.front()->found;
    const bool all = std::all_of(files_.begin(), files_.end(), [&](const auto& file) { return file->found == common; });
    return all ? common : nullptr;
}

} // namespace cnamdata
