// SPDX-License-Identifier: MPL-2.0
//
// Shows how far a running call is: a line redrawn ten times a second on a terminal, else (when asked for) one line or
// JSON object every ten seconds.
#pragma once

#include "cnamdata/progress.hpp"

#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>

namespace cnamdata::cli {

class Console;

enum class ProgressMode { automatic, always, never };

/// What the counters said at one moment.
struct ProgressSample {
    std::uint64_t bytes_done = 0;
    std::uint64_t bytes_total = 0; ///< 0 while unknown
    std::uint64_t rows = 0;
    double seconds = 0; ///< since the start
};

/// `TITLE  47 %  480 MB of 1.02 GB  18 123 456 rows  83.1 MB/s  0:06 left`, at most `width` columns.
[[nodiscard]] std::string progress_line(std::string_view title, const ProgressSample& sample, std::size_t width);

/// Draws from a thread of its own from construction to destruction, which clears the line. `console` and `progress`
/// must outlive it.
class ProgressBar {
public:
    ProgressBar(Console& console, const Progress& progress, std::string title, ProgressMode mode);
    ~ProgressBar();
    ProgressBar(const ProgressBar&) = delete;
    ProgressBar& operator=(const ProgressBar&) = delete;

private:
    void loop();
    void draw(const ProgressSample& sample);
    [[nodiscard]] ProgressSample sample(double seconds) const;

    Console& console_;
    const Progress& progress_;
    std::string title_;
    bool terminal_;
    std::mutex mutex_;
    std::condition_variable stop_signal_;
    bool stopping_ = false;
    std::thread thread_;
};

} // namespace cnamdata::cli
