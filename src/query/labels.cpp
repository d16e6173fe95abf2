// SPDX-License-Identifier: MPL-2.0
#include "query/labels.hpp"

#include "base/numbers.hpp"
#include "labels/codes.hpp"
#include "labels/file_labels.hpp"

#include <utility>

namespace cnamdata {

namespace {

/// The labels that the user's own files have, by name of column.
FileLabels labels_of_files(const Inputs& inputs, const std::vector<std::string>& columns, const LabelSettings& settings,
                           Warnings& warnings) {
    FileLabels labels;
    for (const Inputs::OwnFile& file : inputs.own_files()) {
        if (!can_be_read_again(file.path)) {
            warnings.push_back((file.path == "-" ? std::string("standard input") : file.path) +
                               " can be read only once: the labels are those of the store and the built-in ones");
            continue;
        }
        read_file_labels(file.path, file.dataset, columns, settings.threads, settings.progress, labels);
    }
    return labels;
}

} // namespace

std::vector<LabelledColumn> labelled_columns(Inputs& inputs, std::span<const UsedColumn> shown,
                                             const LabelSettings& settings, Warnings& warnings) {
    std::vector<LabelledColumn> labelled;
    const Dataset* dataset = inputs.dataset();
    if (dataset == nullptr) {
        warnings.emplace_back("there are no labels: the files are not of one dataset that is known");
        return labelled;
    }
    std::vector<std::string> names;
    for (const UsedColumn& column : shown) {
        if (column.meaning != nullptr && is_coded(*column.meaning)) names.push_back(column.name);
    }
    FileLabels of_files = labels_of_files(inputs, names, settings, warnings);
    for (std::size_t i = 0; i < shown.size(); ++i) {
        if (shown[i].meaning == nullptr || !is_coded(*shown[i].meaning)) continue;
        std::vector<Label> labels = of_files.take(shown[i].name);
        for (Label& label : known_labels(settings.store, *dataset, *shown[i].meaning))
            labels.push_back(std::move(label));
        order_by_origin(labels);
        if (labels.empty()) {
            warnings.push_back("no label of " + shown[i].name +
                               " is known: `cnamdata labels import` takes them from CNAM's descriptor");
        }
        labelled.push_back({i, Nomenclature(*shown[i].meaning, std::move(labels))});
    }
    return labelled;
}

LabelSink::LabelSink(RowSink& next, std::vector<LabelledColumn> columns) : next_(next), labelled_(std::move(columns)) {}

void LabelSink::begin(std::span<const ResultColumn> columns) {
    columns_.assign(columns.begin(), columns.end());
    labels_.resize(columns.size());
    for (const LabelledColumn& one : labelled_) {
        Labels& labels = labels_[one.place];
        labels.wanted = true;
        labels.name = std::string(columns[one.place].name) + "_label";
        for (const Label& label : one.labels.labels()) {
            std::int64_t number = 0;
            if (columns[one.place].type == ValueType::text)
                labels.by_text.emplace(label.code, label.label);
            else if (parse_integer<EnglishNumbers>(label.code, number))
                labels.by_number.emplace(number, label.label);
        }
    }
    std::vector<ResultColumn> all;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        all.push_back(columns[i]);
        if (labels_[i].wanted) all.push_back({.name = labels_[i].name, .type = ValueType::text});
    }
    values_.resize(all.size());
    next_.begin(all);
}

void LabelSink::row(std::span<const Value> values) { next_.row(with_labels(values)); }

void LabelSink::total(std::span<const Value> values) { next_.total(with_labels(values)); }

std::span<const Value> LabelSink::with_labels(std::span<const Value> values) {
    if (labelled_.empty()) return values;
    std::size_t place = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        values_[place++] = values[i];
        if (labels_[i].wanted) values_[place++] = labels_[i].find(columns_[i], values[i]);
    }
    return values_;
}

Value LabelSink::Labels::find(const ResultColumn& column, const Value& code) const {
    const auto found = [](const auto& labels, auto key) -> Value {
        const auto entry = labels.find(key);
        return entry == labels.end() ? Value{} : Value{.null = false, .text = entry->second};
    };
    if (code.null) return {};
    return column.type == ValueType::text ? found(by_text, code.text)
                                          : found(by_number, static_cast<std::int64_t>(code.number));
}

} // namespace cnamdata
