// SPDX-License-Identifier: MPL-2.0
#include "labels/harvest.hpp"

#include "base/text.hpp"
#include "labels/label_store.hpp"

#include <algorithm>
#include <utility>

namespace cnamdata {

namespace {

using CodePairs = std::vector<std::pair<Code, Code>>;

/// Hot: once a row. A label that is the last one seen with its code costs two look-ups.
template <class Codes, class Labels>
CodePairs distinct(const Codes& codes, const Labels& labels, std::size_t dictionary_size) {
    std::vector<Code> last(dictionary_size, null_code);
    CodePairs pairs;
    for (std::size_t row = 0; row < codes.size(); ++row) {
        const Code code = codes[row], label = labels[row];
        if (label == last[code] || code == null_code || label == null_code) continue;
        last[code] = label;
        pairs.emplace_back(code, label);
    }
    std::sort(pairs.begin(), pairs.end());
    pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
    return pairs;
}

/// Calls `act` with the codes of a column, in whichever type they are.
template <class Act>
CodePairs with_codes(const ColumnData& data, Act&& act) {
    if (data.form == ColumnData::Form::packed) return data.packed.visit(std::forward<Act>(act));
    return act(data.codes);
}

std::string entry(const Dictionary& codes, Code code, const Dictionary& labels, Code label) {
    std::string text =
        codes.type() == Dictionary::Type::text ? std::string(codes.text(code)) : std::to_string(codes.number(code));
    text += '\0';
    return text += trim(labels.text(label));
}

std::vector<std::string> entries(const ColumnData& codes, const ColumnData& labels) {
    const CodePairs pairs = with_codes(codes, [&](const auto& left) {
        return with_codes(labels, [&](const auto& right) { return distinct(left, right, codes.dictionary.size()); });
    });
    std::vector<std::string> texts;
    texts.reserve(pairs.size());
    for (const auto& pair : pairs)
        texts.push_back(entry(codes.dictionary, pair.first, labels.dictionary, pair.second));
    return texts;
}

bool holds_codes(const ColumnData& data) {
    return data.form == ColumnData::Form::codes || data.form == ColumnData::Form::packed;
}

} // namespace

std::vector<LabelledPair> labelled_pairs(const std::vector<SourceColumn>& columns) {
    std::vector<LabelledPair> pairs;
    for (std::size_t code = 0; code < columns.size(); ++code) {
        const Column* coded = columns[code].meaning;
        if (coded == nullptr || !is_coded(*coded)) continue;
        const auto label = std::find_if(columns.begin(), columns.end(), [&](const SourceColumn& column) {
            return column.meaning != nullptr && column.meaning->role == Role::label &&
                   same_folded(column.meaning->label_of, coded->name) &&
                   column.field.physical == parquet::Physical::bytes;
        });
        if (label == columns.end()) continue;
        pairs.push_back({coded, code, static_cast<std::size_t>(label - columns.begin())});
    }
    return pairs;
}

Harvest::Harvest(std::vector<LabelledPair> pairs) : pairs_(std::move(pairs)), seen_(pairs_.size()) {}

void Harvest::add(const Batch& batch) {
    std::vector<std::vector<std::string>> found;
    for (const LabelledPair& pair : pairs_) {
        const ColumnData &codes = batch.columns[pair.code], &labels = batch.columns[pair.label];
        found.push_back(holds_codes(codes) && holds_codes(labels) ? entries(codes, labels)
                                                                  : std::vector<std::string>{});
    }
    const std::lock_guard lock(mutex_);
    for (std::size_t i = 0; i < found.size(); ++i)
        seen_[i].insert(found[i].begin(), found[i].end());
}

std::vector<Label> Harvest::labels(std::size_t pair, Period period) const {
    std::vector<Label> labels;
    for (const std::string& text : seen_[pair]) {
        const std::size_t end = text.find('\0');
        if (end == 0 || end + 1 == text.size()) continue;
        labels.push_back({.code = text.substr(0, end),
                          .label = text.substr(end + 1),
                          .since = period,
                          .until = period,
                          .origin = LabelOrigin::harvested});
    }
    order_by_preference(labels);
    return labels;
}

void Harvest::publish(const std::filesystem::path& store, const Dataset& dataset, Period period) const {
    for (std::size_t i = 0; i < pairs_.size(); ++i)
        merge_labels(store, dataset, *pairs_[i].column, labels(i, period));
}

} // namespace cnamdata
