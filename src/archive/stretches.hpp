// SPDX-License-Identifier: MPL-2.0
//
// Which stretches of a file are inflated ahead, by whom, and where they wait.
#pragma once

#include "archive/stretch.hpp"
#include "base/file.hpp"

#include <condition_variable>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <vector>

namespace cnamdata {

/// Stretches of one length, the last but for what is left, numbered from the file's beginning on. Thread-safe.
class Stretches {
public:
    /// `file` must outlive it. `bytes`: of a stretch.
    Stretches(const InputFile& file, std::uint64_t bytes) : file_(file), bytes_(bytes) {}

    [[nodiscard]] std::uint64_t bytes() const noexcept { return bytes_; }

    /// Inflates the next one that nobody has taken, so far ahead that it may be done when the reader comes there.
    /// Returns false when there is none, or `most` are waiting.
    bool help(unsigned most) noexcept;

    /// Whether help() was ever called with success.
    [[nodiscard]] bool are_used() const noexcept;

    /// To be called by the reader when it comes to stretch `number`. Waits for it if it is being inflated. Null when it
    /// was not, or in vain: the reader goes on by itself.
    [[nodiscard]] std::unique_ptr<Stretch> arrive(std::uint64_t number);

    /// Takes back one that arrive() gave, for another use.
    void recycle(std::unique_ptr<Stretch> stretch);

private:
    struct Taken {
        std::unique_ptr<Stretch> stretch; // null while it is inflated, or in vain
        bool done = false;
    };

    [[nodiscard]] std::unique_ptr<Stretch> inflate(std::uint64_t number,
                                                   std::unique_ptr<Stretch> memory) const noexcept;

    const InputFile& file_;
    std::uint64_t bytes_;
    mutable std::mutex mutex_;
    std::condition_variable one_done_;
    std::uint64_t here_ = 0;                 // the stretch the reader is in
    std::uint64_t next_ = 0;                 // the first that nobody has taken
    std::map<std::uint64_t, Taken> waiting_; // by number
    std::vector<std::unique_ptr<Stretch>> spare_;
    unsigned alone_ = 0;   // arrivals where nothing was, one after the other
    unsigned in_vain_ = 0; // one after the other
};

} // namespace cnamdata
