// SPDX-License-Identifier: MPL-2.0
#include "cli/progress_bar.hpp"

#include "cli/console.hpp"
#include "cli/terminal.hpp"
#include "cli/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

namespace cnamdata::cli {
namespace {

using Clock = std::chrono::steady_clock;
constexpr std::chrono::milliseconds redraw_every{100};
constexpr std::chrono::seconds log_every{10};

std::string remaining_text(const ProgressSample& sample) {
    if (sample.bytes_total <= sample.bytes_done || sample.bytes_done == 0 || sample.seconds < 1) return {};
    const double left = sample.seconds * static_cast<double>(sample.bytes_total - sample.bytes_done) /
                        static_cast<double>(sample.bytes_done);
    const auto whole = static_cast<std::uint64_t>(left + 0.5);
    if (whole >= 3600) return fmt::format("{}:{:02}:{:02} left", whole / 3600, whole / 60 % 60, whole % 60);
    return fmt::format("{}:{:02} left", whole / 60, whole % 60);
}

std::string bytes_text(const ProgressSample& sample) {
    if (sample.bytes_total == 0) return human_bytes(sample.bytes_done);
    return fmt::format("{} of {}", human_bytes(sample.bytes_done), human_bytes(sample.bytes_total));
}

std::string percent_text(const ProgressSample& sample) {
    if (sample.bytes_total == 0) return {};
    const double part = static_cast<double>(sample.bytes_done) / static_cast<double>(sample.bytes_total);
    return fmt::format("{:3} %", static_cast<int>(std::min(part, 1.0) * 100));
}

} // namespace

std::string progress_line(std::string_view title, const ProgressSample& sample, std::size_t width) {
    std::string out(title);
    auto add = [&](const std::string& part) {
        if (part.empty() || display_width(out) + 2 + display_width(part) > width) return;
        out.append("  ").append(part);
    };
    add(percent_text(sample));
    add(bytes_text(sample));
    if (sample.rows != 0) add(grouped(sample.rows) + " rows");
    if (sample.seconds >= 0.5)
        add(human_bytes(static_cast<std::uint64_t>(static_cast<double>(sample.bytes_done) / sample.seconds)) + "/s");
    add(remaining_text(sample));
    return cut(out, width);
}

ProgressBar::ProgressBar(Console& console, const Progress& progress, std::string title, ProgressMode mode)
    : console_(console), progress_(progress), title_(std::move(title)),
      terminal_(is_terminal(console.fd()) && !console.settings().json) {
    const bool shown =
        mode == ProgressMode::always || (mode == ProgressMode::automatic && terminal_ && !console.settings().quiet);
    if (shown) thread_ = std::thread([this] { loop(); });
}

ProgressBar::~ProgressBar() {
    if (!thread_.joinable()) return;
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    stop_signal_.notify_all();
    thread_.join();
    console_.status({});
}

void ProgressBar::loop() {
    const Clock::time_point start = Clock::now();
    std::unique_lock lock(mutex_);
    const Clock::duration period = terminal_ ? Clock::duration(redraw_every) : Clock::duration(log_every);
    Clock::time_point next = start + (terminal_ ? 2 * period : period); // nothing flickers on a short run
    while (!stop_signal_.wait_until(lock, next, [this] { return stopping_; })) {
        draw(sample(std::chrono::duration<double>(Clock::now() - start).count()));
        next += period;
    }
}

void ProgressBar::draw(const ProgressSample& now) {
    if (terminal_) {
        console_.status(progress_line(title_, now, terminal_width(console_.fd(), 80) - 1));
        return;
    }
    Fields fields = Fields::object();
    fields["title"] = title_;
    fields["bytes_done"] = now.bytes_done;
    if (now.bytes_total != 0) fields["bytes_total"] = now.bytes_total;
    fields["rows"] = now.rows;
    fields["seconds"] = now.seconds;
    console_.say(Level::note, console_.settings().json ? "progress" : progress_line(title_, now, 200), fields);
}

ProgressSample ProgressBar::sample(double seconds) const {
    return {.bytes_done = progress_.bytes_done.load(),
            .bytes_total = progress_.bytes_total.load(),
            .rows = progress_.rows.load(),
            .seconds = seconds};
}

} // namespace cnamdata::cli
