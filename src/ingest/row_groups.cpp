// SPDX-License-Identifier: MPL-2.0
#include "ingest/row_groups.hpp"

#include <utility>

namespace cnamdata {

std::optional<PendingGroup> RowGroups::add(Batch&& batch) {
    // A parser adds an entry for a row; only a row that is left out leaves one behind.
    const auto entries = batch.rejects.empty() ? parquet::Entries::all : parquet::Entries::some;
    parquet::Piece piece = parquet::pack_piece(std::move(batch.columns), batch.rows, entries);
    const std::uint64_t ordinal = batch.ordinal / batches_a_group, place = batch.ordinal % batches_a_group;
    const std::lock_guard lock(mutex_);
    Collecting& collecting = collecting_[ordinal];
    PendingGroup& group = collecting.group;
    group.ordinal = ordinal;
    if (group.pieces.size() <= place) {
        group.pieces.resize(place + 1);
        group.rejects.resize(place + 1);
    }
    group.pieces[place] = std::move(piece);
    group.rejects[place] = std::move(batch.rejects);
    group.rows += batch.rows;
    group.padded += batch.padded;
    if (++collecting.batches < batches_a_group) return {};
    PendingGroup complete = std::move(group);
    collecting_.erase(ordinal);
    return complete;
}

std::optional<PendingGroup> RowGroups::rest() {
    const std::lock_guard lock(mutex_);
    if (collecting_.empty()) return {};
    PendingGroup last = std::move(collecting_.begin()->second.group);
    collecting_.clear();
    return last;
}

} // namespace cnamdata
