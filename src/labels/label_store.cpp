// SPDX-License-Identifier: MPL-2.0
#include "labels/label_store.hpp"

#include "base/file.hpp"
#include "cnamdata/error.hpp"
#include "cnamdata/output_file.hpp"
#include "labels/codes.hpp"
#include "labels/csv_table.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

namespace cnamdata {

namespace fs = std::filesystem;

namespace {

const TextRow header{"code", "label", "since", "until", "origin"};
constexpr std::array origins{LabelOrigin::imported, LabelOrigin::harvested, LabelOrigin::built_in};

fs::path label_file(const fs::path& store, const Dataset& dataset, const Column& column) {
    return store / "labels" / dataset.id / (std::string(column.name) + ".csv");
}

[[noreturn]] void damaged(const fs::path& file, std::uint64_t line) {
    throw Error(Category::data, "the labels in " + file.string() + " are damaged",
                Location{.file = file.string(), .line = line},
                "Remove the file: ingesting or importing again makes it anew.");
}

Label label_of(const TextRow& row, const fs::path& file, std::uint64_t line) {
    if (row.size() != header.size() || row[0].empty()) damaged(file, line);
    const auto origin =
        std::find_if(origins.begin(), origins.end(), [&](auto one) { return to_string(one) == row[4]; });
    if (origin == origins.end()) damaged(file, line);
    Label label{.code = row[0], .label = row[1], .origin = *origin};
    try {
        if (!row[2].empty()) label.since = parse_period(row[2]);
        if (!row[3].empty()) label.until = parse_period(row[3]);
    } catch (const Error&) {
        damaged(file, line);
    }
    return label;
}

std::string text_of(const Column& column, std::vector<Label> labels) {
    std::stable_sort(labels.begin(), labels.end(),
                     [&](const Label& left, const Label& right) { return code_less(column, left.code, right.code); });
    std::string text;
    append_csv_row(text, header);
    for (const Label& label : labels) {
        append_csv_row(text, {label.code, label.label, to_string(label.since), to_string(label.until),
                              std::string(to_string(label.origin))});
    }
    return text;
}

void write(const fs::path& file, const std::string& text) {
    std::error_code ignored;
    if (fs::exists(file, ignored) && read_whole(file) == text) return;
    OutputFile output(file);
    output.write(text);
    output.commit();
}

} // namespace

void order_by_preference(std::vector<Label>& labels) {
    std::stable_sort(labels.begin(), labels.end(), [](const Label& left, const Label& right) {
        if (left.origin != right.origin) return left.origin < right.origin;
        if (left.origin != LabelOrigin::harvested) return false;
        if (left.until != right.until) return left.until > right.until;
        return left.label < right.label;
    });
}

std::vector<Label> read_labels(const fs::path& store, const Dataset& dataset, const Column& column) {
    const fs::path file = label_file(store, dataset, column);
    std::error_code error;
    if (store.empty() || !fs::exists(file, error)) return {};
    const std::vector<TextRow> rows = parse_csv(read_whole(file));
    if (rows.empty() || rows.front() != header) damaged(file, 1);
    std::vector<Label> labels;
    for (std::size_t i = 1; i < rows.size(); ++i)
        labels.push_back(label_of(rows[i], file, i + 1));
    order_by_preference(labels);
    return labels;
}

void widen_labels(std::vector<Label>& all, std::vector<Label> seen) {
    std::map<std::pair<std::string, std::string>, std::size_t> places;
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (all[i].origin == LabelOrigin::harvested) places.emplace(std::pair{all[i].code, all[i].label}, i);
    }
    for (Label& label : seen) {
        const auto known = places.find({label.code, label.label});
        if (known == places.end()) {
            all.push_back(std::move(label));
            continue;
        }
        Label& old = all[known->second];
        old.since = std::min(old.since, label.since);
        old.until = std::max(old.until, label.until);
    }
    order_by_preference(all);
}

void merge_labels(const fs::path& store, const Dataset& dataset, const Column& column, std::vector<Label> seen) {
    std::vector<Label> all = read_labels(store, dataset, column);
    widen_labels(all, std::move(seen));
    if (!all.empty()) write(label_file(store, dataset, column), text_of(column, std::move(all)));
}

void replace_labels(const fs::path& store, const Dataset& dataset, const Column& column, LabelOrigin origin,
                    std::vector<Label> labels) {
    for (Label& old : read_labels(store, dataset, column)) {
        if (old.origin != origin) labels.push_back(std::move(old));
    }
    order_by_preference(labels);
    write(label_file(store, dataset, column), text_of(column, std::move(labels)));
}

} // namespace cnamdata
