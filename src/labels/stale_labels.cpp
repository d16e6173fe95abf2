// SPDX-License-Identifier: MPL-2.0
#include "labels/stale_labels.hpp"

#include "cnamdata/store.hpp"
#include "labels/label_store.hpp"
#include "source/parquet_source.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace cnamdata {

namespace fs = std::filesystem;

namespace {

using Pairs = std::set<std::pair<std::string, std::string>>;

Pairs pairs_seen(const Harvest& seen, const Column& column, Period period) {
    Pairs pairs;
    for (std::size_t i = 0; i < seen.pairs().size(); ++i) {
        if (seen.pairs()[i].column != &column) continue;
        for (Label& label : seen.labels(i, period))
            pairs.emplace(std::move(label.code), std::move(label.label));
    }
    return pairs;
}

/// Whether only the table that is gone may have shown a label at an end of its periods.
bool in_doubt(const std::vector<Label>& stored, Period period, const Pairs& seen) {
    return std::any_of(stored.begin(), stored.end(), [&](const Label& label) {
        return label.origin == LabelOrigin::harvested && (label.since == period || label.until == period) &&
               !seen.contains({label.code, label.label});
    });
}

using LabelsByColumn = std::map<const Column*, std::vector<Label>>;

/// Adds what a table bears of the labels of the columns in `found`.
void add_labels_of(const Table& table, LabelsByColumn& found) {
    const auto source = open_parquet_source(table.path);
    std::vector<Wanted> wanted;
    std::vector<LabelledPair> pairs;
    for (const LabelledPair& pair : labelled_pairs(source->columns())) {
        if (!found.contains(pair.column)) continue;
        pairs.push_back({pair.column, wanted.size(), wanted.size() + 1});
        wanted.push_back({pair.code, Want::packed});
        wanted.push_back({pair.label, Want::packed});
    }
    if (wanted.empty()) return;
    Harvest harvest(std::move(pairs));
    source->scan({.wanted = wanted, .consume = [&](Batch& batch) {
                      harvest.add(batch);
                      return true;
                  }});
    for (std::size_t i = 0; i < harvest.pairs().size(); ++i)
        widen_labels(found[harvest.pairs()[i].column], harvest.labels(i, table.period));
}

} // namespace

void forget_stale_labels(const fs::path& store, const Dataset& dataset, Period period, const Harvest& seen) {
    LabelsByColumn found;
    for (const Column& column : dataset.columns) {
        if (!is_coded(column)) continue;
        if (in_doubt(read_labels(store, dataset, column), period, pairs_seen(seen, column, period))) found[&column];
    }
    if (found.empty()) return;
    for (const Table& table : list_tables(store, &dataset))
        add_labels_of(table, found);
    for (auto& [column, labels] : found)
        replace_labels(store, dataset, *column, LabelOrigin::harvested, std::move(labels));
}

} // namespace cnamdata
