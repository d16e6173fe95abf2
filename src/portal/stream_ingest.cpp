// SPDX-License-Identifier: MPL-2.0
#include "portal/stream_ingest.hpp"

#include "cnamdata/error.hpp"

#include <cerrno>
#include <chrono>
#include <csignal>
#include <ctime>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace cnamdata::portal {

namespace fs = std::filesystem;

namespace {

/// Keeps a write to a pipe that nobody reads from raising a signal in a program that does not ignore it.
class NoSigpipe {
public:
    NoSigpipe() {
        sigemptyset(&set_);
        sigaddset(&set_, SIGPIPE);
        ::pthread_sigmask(SIG_BLOCK, &set_, &before_);
    }
    ~NoSigpipe() {
        const timespec at_once{};
        if (sigismember(&before_, SIGPIPE) == 0) sigtimedwait(&set_, nullptr, &at_once);
        ::pthread_sigmask(SIG_SETMASK, &before_, nullptr);
    }
    NoSigpipe(const NoSigpipe&) = delete;
    NoSigpipe& operator=(const NoSigpipe&) = delete;

private:
    sigset_t set_{};
    sigset_t before_{};
};

} // namespace

StreamIngest::StreamIngest(IngestRequest request, fs::path folder, std::shared_ptr<void> turn)
    : request_(std::move(request)),
      pipe_(std::move(folder) / (".stream-" + std::to_string(::getpid())) / request_.file), turn_(std::move(turn)) {
    request_.file = pipe_.string();
}

StreamIngest::~StreamIngest() { abandon(); }

void StreamIngest::begin() {
    abandon();
    hash_.emplace();
    position_ = 0;
    progress_.cancel = false;
}

void StreamIngest::write(std::span<const std::byte> bytes) {
    if (!hash_ || bytes.empty()) return;
    if (position_ == 0) start();
    position_ += bytes.size();
    hash_->update(bytes);
    send(bytes);
}

void StreamIngest::start() {
    std::error_code error;
    fs::create_directories(pipe_.parent_path(), error);
    if (error || ::mkfifo(pipe_.c_str(), 0600) != 0) return; // the archive is ingested once it is here
    ended_ = false;
    thread_ = std::thread([this] {
        try {
            report_ = ingest(request_, &progress_);
            report_->file = pipe_.filename().string();
        } catch (...) {
            // Whatever it is, it is told when the whole archive is ingested after all.
        }
        ended_ = true;
    });
    open_pipe();
}

void StreamIngest::open_pipe() {
    while (descriptor_ < 0 && !ended_) {
        descriptor_ = ::open(pipe_.c_str(), O_WRONLY | O_NONBLOCK | O_CLOEXEC); // fails until somebody reads
        if (descriptor_ < 0) std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    if (descriptor_ >= 0) ::fcntl(descriptor_, F_SETFL, 0);
}

void StreamIngest::send(std::span<const std::byte> bytes) {
    const NoSigpipe quiet;
    while (descriptor_ >= 0 && !bytes.empty()) {
        const ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return close_pipe(); // it reads no more: it has failed
        bytes = bytes.subspan(static_cast<std::size_t>(written));
    }
}

void StreamIngest::close_pipe() noexcept {
    if (descriptor_ >= 0) ::close(std::exchange(descriptor_, -1));
}

void StreamIngest::join() noexcept {
    if (!thread_.joinable()) return;
    thread_.join();
    ::unlink(pipe_.c_str());
    ::rmdir(pipe_.parent_path().c_str());
}

bool StreamIngest::finish() {
    close_pipe();
    join();
    return report_.has_value();
}

void StreamIngest::abandon() noexcept {
    progress_.cancel = true; // before the pipe ends: whoever then sees its end publishes nothing
    close_pipe();
    join();
    report_.reset();
    hash_.reset();
    position_ = 0;
}

} // namespace cnamdata::portal
