// SPDX-License-Identifier: MPL-2.0
#include "base/text.hpp"
#include "cnamdata/error.hpp"
#include "cnamdata/labels.hpp"
#include "labels/codes.hpp"
#include "labels/descriptor.hpp"
#include "labels/label_store.hpp"
#include "store/layout.hpp"

#include <algorithm>
#include <utility>

namespace cnamdata {

namespace {

constexpr std::string_view example = "cnamdata labels import FILE --dataset damir --column PRS_NAT";

/// The dataset that the workbook describes most columns of; of two alike, the one whose codes the other shares.
const Dataset& recognised_dataset(const std::vector<Sheet>& sheets, const LabelImport& request) {
    std::vector<const Dataset*> best;
    std::size_t most = 0;
    for (const Dataset* dataset : datasets()) {
        const std::size_t columns = described_columns(sheets, *dataset).size();
        if (columns == 0 || columns < most) continue;
        if (columns > most) best.clear();
        most = columns;
        best.push_back(dataset);
    }
    std::erase_if(best, [&, all = best](const Dataset* dataset) {
        return std::find(all.begin(), all.end(), try_dataset(dataset->labels_from)) != all.end();
    });
    std::vector<std::string> names;
    for (const Dataset* dataset : best)
        names.emplace_back(dataset->id);
    if (best.size() == 1) return *best.front();
    if (best.empty()) {
        throw Error(Category::data, request.file.string() + " has no nomenclature that is recognised",
                    Location{.file = request.file.string()},
                    "A table of codes and labels is imported with: " + std::string(example));
    }
    throw Error(Category::usage, request.file.string() + " describes columns of several datasets: " + join(names, ", "),
                "Say which it is: --dataset " + names.front());
}

const Column& column_named(const Dataset& dataset, const std::string& name) {
    if (const Column* column = dataset.find(name)) return *column;
    std::vector<std::string_view> names;
    for (const Column& column : dataset.columns)
        names.push_back(column.name);
    throw Error(Category::usage, std::string(dataset.id) + " has no column '" + name + "'",
                did_you_mean(name, names) + "`cnamdata schema " + std::string(dataset.id) + "` lists them.");
}

std::vector<DescribedColumn> read_column(const std::vector<Sheet>& sheets, const Dataset& dataset,
                                         const LabelImport& request) {
    const Column& column = column_named(dataset, request.column);
    require_coded(dataset, column);
    if (sheets.size() == 1) {
        DescribedColumn described = described_column(sheets.front(), column);
        if (described.labels.empty()) {
            throw Error(Category::data, request.file.string() + " has no code and label in its first two columns",
                        Location{.file = request.file.string(), .column = std::string(column.name)});
        }
        return {std::move(described)};
    }
    std::vector<DescribedColumn> described = described_columns(sheets, dataset);
    std::erase_if(described, [&](const DescribedColumn& one) { return one.column != &column; });
    return described;
}

/// Codes that are none: said, not imported.
std::string refusal(const DescribedColumn& described) {
    std::string text(described.column->name);
    text += ": left out " + std::to_string(described.refused.size()) + " of the lines: '";
    text += described.refused.front() + "' is no code";
    return text;
}

} // namespace

LabelImportReport import_labels(const LabelImport& request) {
    const std::vector<Sheet> sheets = read_workbook(request.file);
    if (!request.column.empty() && request.dataset == nullptr)
        throw Error(Category::usage, "--column needs --dataset", "For instance: " + std::string(example));
    const Dataset& dataset = request.dataset != nullptr ? *request.dataset : recognised_dataset(sheets, request);
    std::vector<DescribedColumn> described =
        request.column.empty() ? described_columns(sheets, dataset) : read_column(sheets, dataset, request);
    if (described.empty()) {
        throw Error(Category::data, request.file.string() + " has no nomenclature of " + std::string(dataset.id),
                    Location{.file = request.file.string()},
                    "A table of codes and labels is imported with: " + std::string(example));
    }
    LabelImportReport report{.dataset = std::string(dataset.id)};
    const StoreLock lock(request.store);
    for (DescribedColumn& one : described) {
        if (!one.refused.empty()) report.remarks.push_back(refusal(one));
        const Nomenclature nomenclature(*one.column, one.labels);
        report.columns.push_back({std::string(one.column->name), nomenclature.codes()});
        replace_labels(request.store, dataset, *one.column, LabelOrigin::imported, nomenclature.labels());
    }
    return report;
}

} // namespace cnamdata
