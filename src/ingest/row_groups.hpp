// SPDX-License-Identifier: MPL-2.0
//
// From the batches of a scan to row groups: several blocks of text make one, so that its dictionaries pay.
#pragma once

#include "parquet/writer.hpp"
#include "source/source.hpp"

#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <vector>

namespace cnamdata {

/// Consecutive batches, packed, and what ingest reports of them.
struct PendingGroup {
    std::uint64_t ordinal = 0; ///< groups count from 0
    std::vector<parquet::Piece> pieces;
    std::vector<std::vector<Reject>> rejects; ///< by piece
    std::uint64_t rows = 0;
    std::uint64_t padded = 0;
};

/// Collects batches that come in any order. Thread-safe.
class RowGroups {
public:
    /// 8 MiB of text are 50,000 rows of Open DAMIR: enough for a page of each column.
    static constexpr std::size_t batch_text_bytes = std::size_t{8} << 20U;
    /// 300,000 rows of it.
    static constexpr std::uint64_t batches_a_group = 6;

    /// Takes a batch; gives the group that it completes, if it does. The batch is packed outside the lock.
    [[nodiscard]] std::optional<PendingGroup> add(Batch&& batch);

    /// What is left after the last batch: at most one group, shorter than the others.
    [[nodiscard]] std::optional<PendingGroup> rest();

private:
    struct Collecting {
        PendingGroup group;
        std::uint64_t batches = 0;
    };

    std::mutex mutex_;
    std::map<std::uint64_t, Collecting> collecting_; // by ordinal
};

} // namespace cnamdata
