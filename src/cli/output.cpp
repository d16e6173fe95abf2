// SPDX-License-Identifier: MPL-2.0
#include "cli/output.hpp"

#include "cli/terminal.hpp"

#include "cnamdata/error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <climits>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace cnamdata::cli {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t buffer_size = 256 * 1024;
constexpr int poll_milliseconds = 100;

/// Follows symbolic links, so that the file they lead to is replaced and not the link.
fs::path resolved(const fs::path& target) {
    std::error_code none;
    if (!fs::is_symlink(fs::symlink_status(target, none))) return target;
    fs::path real = fs::weakly_canonical(target, none);
    return none ? target : real;
}

std::string hint_for(int error) {
    switch (error) {
    case ENOSPC:
        return "Free some space, or write elsewhere with -o.";
    case EDQUOT:
        return "The disk quota is used up: free some space, or write elsewhere with -o.";
    case ENOENT:
        return "The folder must exist.";
    case EBADF:
        return "Write to a file with -o.";
    default:
        return {};
    }
}

void sync_folder(const fs::path& file) noexcept {
    const std::string folder = file.has_parent_path() ? file.parent_path().string() : ".";
    const int fd = open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0) return;
    fsync(fd);
    close(fd);
}

} // namespace

Output::Output(const std::string& target) : buffer_(buffer_size) {
    if (!target.empty() && target != "-") open_file(resolved(target));
    terminal_ = is_terminal(fd_);
    choose_writing();
}

Output::~Output() {
    if (fd_ > 2) close(fd_);
    if (!temporary_.empty()) unlink(temporary_.c_str());
}

// The signal that asks us to stop may be taken by any thread, so a write that waits for its reader would not see it.
void Output::choose_writing() {
    struct stat status {};
    if (fstat(fd_, &status) != 0) return;
    waits_ = S_ISFIFO(status.st_mode) || S_ISSOCK(status.st_mode) || terminal_;
    if (waits_) chunk_ = PIPE_BUF; // as much as POLLOUT promises room for
    if (fd_ != 1 || !S_ISFIFO(status.st_mode)) return;
    // A description of our own, as the flag on the shared one would surprise the other programs that write there.
    const int own = open("/proc/self/fd/1", O_WRONLY | O_NONBLOCK | O_CLOEXEC);
    if (own < 0) return;
    fd_ = own;
    chunk_ = buffer_size;
}

void Output::open_file(const fs::path& target) {
    path_ = target;
    struct stat status {};
    const bool exists = stat(target.c_str(), &status) == 0;
    if (exists && S_ISDIR(status.st_mode)) fail("write", EISDIR);
    const bool in_place = exists && !S_ISREG(status.st_mode); // a device or a named pipe has no "whole or not at all"
    if (in_place) {
        fd_ = open(target.c_str(), O_WRONLY | O_CLOEXEC);
    } else {
        const std::string name = fmt::format(".{}.{}.part", target.filename().string(), getpid());
        const fs::path temporary = target.parent_path() / name;
        unlink(temporary.c_str()); // left by a killed run that had our process number
        fd_ = open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, exists ? status.st_mode & 0777U : 0666U);
        if (fd_ >= 0) temporary_ = temporary;
    }
    if (fd_ < 0) fail("create", errno);
}

void Output::flush() {
    const std::string_view pending(buffer_.data(), used_);
    used_ = 0;
    write_all(pending);
}

void Output::write_long(std::string_view text) {
    flush();
    if (text.size() >= buffer_.size()) return write_all(text);
    std::memcpy(buffer_.data(), text.data(), text.size());
    used_ = text.size();
}

void Output::write_all(std::string_view text) {
    if (terminal_ && before_terminal_ && !text.empty()) std::exchange(before_terminal_, {})();
    while (!text.empty()) {
        if (!wait_for_room()) continue;
        const ssize_t written = ::write(fd_, text.data(), std::min(text.size(), chunk_));
        if (written >= 0) {
            text.remove_prefix(static_cast<std::size_t>(written));
        } else if (errno != EINTR && errno != EAGAIN) {
            fail("write", errno);
        }
    }
}

bool Output::wait_for_room() const {
    if (cancel_ != nullptr && cancel_->load()) throw Error(Category::interrupted, "interrupted");
    if (!waits_) return true;
    pollfd wanted{.fd = fd_, .events = POLLOUT, .revents = 0};
    return poll(&wanted, 1, poll_milliseconds) != 0; // an error shows in the write
}

void Output::finish() {
    flush();
    if (path_.empty()) return;
    const bool synced = temporary_.empty() || fsync(fd_) == 0 || errno == EINVAL; // EINVAL: nothing to sync there
    if (!synced) fail("write", errno);
    if (close(std::exchange(fd_, -1)) != 0) fail("write", errno);
    if (temporary_.empty()) return;
    if (rename(temporary_.c_str(), path_.c_str()) != 0) fail("create", errno);
    temporary_.clear();
    sync_folder(path_);
}

void Output::fail(const char* action, int error) const {
    if (error == EPIPE) throw ClosedPipe{};
    if (error == EINTR) throw Error(Category::interrupted, "interrupted"); // while a named pipe waited for its reader
    const std::string name = path_.empty() ? std::string("stdout") : path_.string();
    throw Error(Category::disk, fmt::format("cannot {} {}: {}", action, name, std::strerror(error)), hint_for(error));
}

} // namespace cnamdata::cli
