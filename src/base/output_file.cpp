// SPDX-License-Identifier: MPL-2.0
#include "cnamdata/output_file.hpp"

#include "base/file.hpp"

#include <cerrno>
#include <fcntl.h>
#include <string>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace cnamdata {

namespace fs = std::filesystem;

namespace {

fs::path temporary_for(const fs::path& destination) {
    return destination.parent_path() /
           ("." + destination.filename().string() + "." + std::to_string(::getpid()) + ".tmp");
}

// The disk begins while more is computed: otherwise all of the file would be left to the fsync at its end.
constexpr std::uint64_t writeback_step = std::uint64_t{4} << 20U;

void begin_writeback([[maybe_unused]] int descriptor) {
#ifdef SYNC_FILE_RANGE_WRITE
    ::sync_file_range(descriptor, 0, 0, SYNC_FILE_RANGE_WRITE); // all so far; a file system that cannot does it later
#endif
}

void sync_folder(const fs::path& folder) {
    const int descriptor = ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0) return;
    ::fsync(descriptor); // some file systems cannot; the rename itself has been done
    ::close(descriptor);
}

} // namespace

OutputFile::OutputFile(fs::path destination)
    : destination_(std::move(destination)), temporary_(temporary_for(destination_)) {
    std::error_code error;
    if (destination_.has_parent_path()) fs::create_directories(destination_.parent_path(), error);
    if (error) throw_disk_error("cannot create the folder", destination_.parent_path(), error.value());
    if (fs::is_directory(destination_, error)) throw_disk_error("cannot write", destination_, EISDIR);
    descriptor_ = ::open(temporary_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (descriptor_ < 0) throw_disk_error("cannot write", destination_, errno);
}

OutputFile::OutputFile(OutputFile&& other) noexcept
    : destination_(std::move(other.destination_)), temporary_(std::move(other.temporary_)),
      descriptor_(std::exchange(other.descriptor_, -1)), bytes_(other.bytes_) {
    other.temporary_.clear();
}

OutputFile::~OutputFile() {
    if (descriptor_ >= 0) ::close(descriptor_);
    if (!temporary_.empty()) ::unlink(temporary_.c_str());
}

void OutputFile::write(std::span<const std::byte> bytes) {
    const std::uint64_t before = bytes_;
    bytes_ += bytes.size();
    while (!bytes.empty()) {
        const ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) throw_disk_error("cannot write", destination_, errno);
        bytes = bytes.subspan(static_cast<std::size_t>(written));
    }
    if (before / writeback_step != bytes_ / writeback_step) begin_writeback(descriptor_);
}

void OutputFile::write(std::string_view text) { write(std::as_bytes(std::span(text.data(), text.size()))); }

void OutputFile::commit() {
    if (::fsync(descriptor_) != 0 && errno != EINVAL) throw_disk_error("cannot write", destination_, errno);
    if (::close(std::exchange(descriptor_, -1)) != 0) throw_disk_error("cannot write", destination_, errno);
    if (::rename(temporary_.c_str(), destination_.c_str()) != 0) throw_disk_error("cannot write", destination_, errno);
    temporary_.clear();
    sync_folder(destination_.parent_path());
}

} // namespace cnamdata
