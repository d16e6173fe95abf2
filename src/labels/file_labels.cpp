// SPDX-License-Identifier: MPL-2.0
#include "labels/file_labels.hpp"

#include "base/text.hpp"
#include "labels/harvest.hpp"
#include "labels/label_store.hpp"
#include "source/archive_source.hpp"
#include "source/parquet_source.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <utility>

namespace cnamdata {

namespace {

struct Opened {
    std::unique_ptr<Source> source;
    Period period; ///< empty when neither name nor data tell
};

Opened open(const std::string& path, const Dataset* dataset) {
    std::ifstream file(path, std::ios::binary);
    std::string head(4, '\0');
    if (file.read(head.data(), 4) && head == "PAR1") {
        auto source = open_parquet_source(path);
        const std::string name = source->reader().metadata("cnamdata.source_name");
        const Dataset* of = source->dataset();
        return {std::move(source), of == nullptr ? Period{} : period_in_name(*of, name)};
    }
    auto source = open_archive_source(path, {.dataset = dataset});
    source->forgo_sha256();
    const Period period = source->header().period;
    return {std::move(source), period};
}

} // namespace

void FileLabels::add(const std::string& column, std::vector<Label> labels) {
    std::vector<Label>& all = labels_[column];
    all.insert(all.end(), std::make_move_iterator(labels.begin()), std::make_move_iterator(labels.end()));
}

std::vector<Label> FileLabels::take(const std::string& column) {
    std::vector<Label> labels = std::move(labels_[column]);
    order_by_preference(labels);
    return labels;
}

bool can_be_read_again(const std::string& path) {
    std::error_code ignored;
    return path != "-" && std::filesystem::is_regular_file(path, ignored);
}

void read_file_labels(const std::string& path, const Dataset* dataset, std::span<const std::string> columns,
                      unsigned threads, const Progress* progress, FileLabels& labels) {
    const Opened opened = open(path, dataset);
    std::vector<LabelledPair> pairs = labelled_pairs(opened.source->columns());
    std::erase_if(pairs, [&](const LabelledPair& pair) {
        return std::find(columns.begin(), columns.end(), pair.column->name) == columns.end();
    });
    if (pairs.empty()) return;
    std::vector<Wanted> wanted;
    for (LabelledPair& pair : pairs) {
        wanted.push_back({pair.code, Want::codes});
        wanted.push_back({pair.label, Want::codes});
        pair.code = wanted.size() - 2;
        pair.label = wanted.size() - 1;
    }
    Harvest harvest(std::move(pairs));
    ScanRequest scan{.wanted = wanted, .threads = threads};
    scan.consume = [&](Batch& batch) {
        harvest.add(batch);
        return progress == nullptr || !progress->cancel;
    };
    opened.source->scan(scan);
    for (std::size_t i = 0; i < harvest.pairs().size(); ++i)
        labels.add(std::string(harvest.pairs()[i].column->name), harvest.labels(i, opened.period));
}

} // namespace cnamdata
