// SPDX-License-Identifier: MPL-2.0
//
// Where data goes: stdout, or a file that appears whole or not at all. Buffered; for one thread.
#pragma once

#include <atomic>
#include <cstring>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace cnamdata::cli {

/// The reader of our stdout went away (`| head`). Not an error: the program ends quietly with 0.
struct ClosedPipe {};

class Output {
public:
    /// The most that room() gives.
    static constexpr std::size_t max_room = 64 * 1024;

    /// `target` is a path; empty or `-` is stdout. A regular file is written beside its final place, under a temporary
    /// name. Throws Error(disk) when it cannot be created.
    explicit Output(const std::string& target = {});
    /// Drops the temporary file unless finish() was called.
    ~Output();
    Output(const Output&) = delete;
    Output& operator=(const Output&) = delete;

    /// At least `bytes` (at most max_room) writable bytes; hand back their used end with commit().
    char* room(std::size_t bytes) {
        if (buffer_.size() - used_ < bytes) flush();
        return buffer_.data() + used_;
    }
    void commit(const char* end) noexcept { used_ = static_cast<std::size_t>(end - buffer_.data()); }

    void write(std::string_view text) {
        if (text.size() > buffer_.size() - used_) return write_long(text);
        if (text.empty()) return; // perhaps without an address, which memcpy must not get
        std::memcpy(buffer_.data() + used_, text.data(), text.size());
        used_ += text.size();
    }

    /// Hands the buffer to the system. Throws Error(disk), Error(interrupted) or ClosedPipe.
    void flush();
    /// Flushes, and publishes a file under its name: fsync, rename, fsync of the folder. Same errors as flush().
    void finish();

    [[nodiscard]] bool terminal() const noexcept { return terminal_; }
    [[nodiscard]] int fd() const noexcept { return fd_; }

    /// Watched while a write blocks; must outlive the output. nullptr: nothing stops it.
    void set_cancel(const std::atomic<bool>* cancel) noexcept { cancel_ = cancel; }
    /// Called before the first bytes go to a terminal.
    void set_before_terminal(std::function<void()> hook) { before_terminal_ = std::move(hook); }

private:
    void open_file(const std::filesystem::path& target);
    void choose_writing();
    void write_long(std::string_view text);
    void write_all(std::string_view text);
    /// False when there is none yet. Throws Error(interrupted).
    [[nodiscard]] bool wait_for_room() const;
    [[noreturn]] void fail(const char* action, int error) const;

    int fd_ = 1;
    bool terminal_ = false;
    bool waits_ = false;                ///< a pipe, a socket, a terminal: a write may have to wait for its reader
    std::size_t chunk_ = 1U << 30;      ///< the most that is written at once
    std::filesystem::path path_{};      ///< the final place; empty for stdout
    std::filesystem::path temporary_{}; ///< empty when the target is written in place
    std::vector<char> buffer_;
    std::size_t used_ = 0;
    const std::atomic<bool>* cancel_ = nullptr;
    std::function<void()> before_terminal_{};
};

} // namespace cnamdata::cli
