// SPDX-License-Identifier: MPL-2.0
//
// Row groups on their way to the file: encoded by whoever has time, appended in order.
#pragma once

#include "base/pipeline.hpp"
#include "ingest/row_groups.hpp"
#include "parquet/writer.hpp"

#include <condition_variable>
#include <cstdint>
#include <exception>
#include <functional>
#include <mutex>
#include <optional>

namespace cnamdata {

/// Encodes groups and appends them in the order of their ordinals, from 0 on. Whoever comes too early waits, so that no
/// more encoded groups are held than there are threads. Thread-safe.
class GroupEncoder {
public:
    /// Called for one group after the other. What it throws ends everything.
    using Append = std::function<void(const PendingGroup& group, parquet::EncodedRowGroup encoded)>;

    /// `fields` must outlive it.
    GroupEncoder(const parquet::Schema& fields, Append append) : fields_(fields), append_(std::move(append)) {}

    /// Encodes a group on so many threads and appends it in its turn; then what others have left meanwhile. Returns
    /// false once a group has failed or cancel() was called.
    bool encode(PendingGroup group, unsigned threads = 1);

    /// Leaves a group to another thread: one that encodes, waits for its turn, or calls encode_left(). One is left at
    /// most: the one before is encoded by the calling thread. Returns as encode().
    bool leave(PendingGroup group);

    /// Encodes the group that was left, if there is one. Returns as encode().
    bool encode_left();

    /// Waits while a group is left and others are busy encoding: a thread that leaves groups does not run ahead of
    /// them. REQUIRES: the calling thread has nothing that a group waits for. Returns as encode().
    bool keep_pace();

    /// To be called when a group will never come: later turns will not either.
    void cancel();

    /// Throws what the first group that failed threw, if one did. To be called when no other thread encodes any more.
    void rethrow() const { error_.rethrow(); }

private:
    void encode_one(PendingGroup& group, unsigned threads); // over_ tells whether it failed
    [[nodiscard]] std::optional<PendingGroup> take_left();  // REQUIRES: mutex_ is held
    [[nodiscard]] bool wait_for_turn(std::uint64_t ordinal);
    void finish_turn();
    void fail(std::uint64_t ordinal);

    const parquet::Schema& fields_;
    Append append_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::uint64_t turn_ = 0;
    int encoding_ = 0; // threads
    bool over_ = false;
    std::optional<PendingGroup> left_;
    FirstError error_;
};

} // namespace cnamdata
