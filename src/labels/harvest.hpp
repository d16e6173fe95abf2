// SPDX-License-Identifier: MPL-2.0
//
// Codes and their labels, gathered from the rows that bear both.
#pragma once

#include "cnamdata/labels.hpp"
#include "source/source.hpp"

#include <cstddef>
#include <mutex>
#include <string>
#include <unordered_set>
#include <vector>

namespace cnamdata {

/// A coded column and its first label column, as places among some columns.
struct LabelledPair {
    const Column* column = nullptr;
    std::size_t code = 0;
    std::size_t label = 0;
};

/// The coded columns whose label column is there too.
[[nodiscard]] std::vector<LabelledPair> labelled_pairs(const std::vector<SourceColumn>& columns);

/// Gathers distinct pairs, batch by batch in any order. add() is thread-safe; the rest is for when all is added.
class Harvest {
public:
    /// The places of `pairs` are those of the columns of the batches to come.
    explicit Harvest(std::vector<LabelledPair> pairs);

    void add(const Batch& batch);

    [[nodiscard]] const std::vector<LabelledPair>& pairs() const noexcept { return pairs_; }
    /// The labels of a pair, in the order of preference.
    [[nodiscard]] std::vector<Label> labels(std::size_t pair, Period period) const;
    /// Merges all of them into the store, whose lock the caller holds.
    void publish(const std::filesystem::path& store, const Dataset& dataset, Period period) const;

private:
    std::vector<LabelledPair> pairs_;
    std::mutex mutex_;
    std::vector<std::unordered_set<std::string>> seen_; // by pair: code, NUL, label
};

} // namespace cnamdata
