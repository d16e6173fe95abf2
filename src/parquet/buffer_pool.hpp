// SPDX-License-Identifier: MPL-2.0
//
// Large buffers that go from one thread to another and back. Without this, the memory of every column chunk would be
// given back to the system and its pages be faulted in again, which costs as much as decoding it.
#pragma once

#include "parquet/file_bytes.hpp"

#include <mutex>
#include <utility>
#include <vector>

namespace cnamdata::parquet {

/// Thread-safe. Keeps a bounded number of buffers.
class BufferPool {
public:
    /// An empty buffer, with the memory of a former one if there is any.
    [[nodiscard]] ReadBuffer take() {
        const std::lock_guard lock(mutex_);
        if (buffers_.empty()) return {};
        ReadBuffer buffer = std::move(buffers_.back());
        buffers_.pop_back();
        return buffer;
    }
    void give_back(ReadBuffer&& buffer) {
        if (buffer.capacity() == 0) return;
        buffer.clear();
        const std::lock_guard lock(mutex_);
        if (buffers_.size() < max_buffers) buffers_.push_back(std::move(buffer));
    }

private:
    static constexpr std::size_t max_buffers = 32; // of some megabytes each

    std::mutex mutex_;
    std::vector<ReadBuffer> buffers_;
};

/// The one pool of column chunks being read.
[[nodiscard]] inline BufferPool& chunk_buffers() {
    static auto& pool = *new BufferPool;
    return pool;
}

} // namespace cnamdata::parquet
