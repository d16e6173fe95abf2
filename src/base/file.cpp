// SPDX-License-Identifier: MPL-2.0
#include "base/file.hpp"

#include "cnamdata/error.hpp"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace cnamdata {

namespace fs = std::filesystem;

namespace {

std::string disk_hint(int error_number) {
    switch (error_number) {
    case ENOSPC:
    case EDQUOT:
        return "The disk is full: free some space, or put the store elsewhere with --store.";
    case EACCES:
    case EPERM:
    case EROFS:
        return "Check the permissions of the file and of its folder.";
    case ENOENT:
        return "Check the name.";
    default:
        return {};
    }
}

// Bytes of an open file. Closes it where it throws: it cannot be looked at, or is a folder.
std::uint64_t size_of(int descriptor, const fs::path& path) {
    struct stat status {};
    const int failure = ::fstat(descriptor, &status) != 0 ? errno : S_ISDIR(status.st_mode) ? EISDIR : 0;
    if (failure == 0) return static_cast<std::uint64_t>(status.st_size);
    ::close(descriptor);
    throw_disk_error("cannot read", path, failure);
}

int open_for_reading(const fs::path& path) {
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) throw_disk_error("cannot read", path, errno);
    return descriptor;
}

} // namespace

void throw_disk_error(const std::string& what, const fs::path& path, int error_number) {
    throw Error(Category::disk, what + " " + path.string() + ": " + std::strerror(error_number),
                Location{.file = path.string()}, disk_hint(error_number));
}

MappedFile::MappedFile(const fs::path& path) {
    const int descriptor = open_for_reading(path);
    const std::uint64_t size = size_of(descriptor, path);
    void* const address = size == 0 ? nullptr : ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, descriptor, 0);
    const int failure = address == MAP_FAILED ? errno : 0;
    ::close(descriptor);
    if (failure != 0) throw_disk_error("cannot read", path, failure);
    bytes_ = {static_cast<const std::byte*>(address), size};
}

MappedFile::MappedFile(MappedFile&& other) noexcept : bytes_(std::exchange(other.bytes_, {})) {}

MappedFile::~MappedFile() {
    if (!bytes_.empty()) ::munmap(const_cast<std::byte*>(bytes_.data()), bytes_.size());
}

RandomFile::RandomFile(fs::path path)
    : path_(std::move(path)), descriptor_(open_for_reading(path_)), size_(size_of(descriptor_, path_)) {}

RandomFile::RandomFile(RandomFile&& other) noexcept
    : path_(std::move(other.path_)), descriptor_(std::exchange(other.descriptor_, -1)), size_(other.size_) {}

RandomFile::~RandomFile() {
    if (descriptor_ >= 0) ::close(descriptor_);
}

void RandomFile::read(std::uint64_t offset, std::span<std::byte> out) const {
    while (!out.empty()) {
        const ssize_t got = ::pread(descriptor_, out.data(), out.size(), static_cast<off_t>(offset));
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) throw_disk_error("cannot read", path_, errno);
        if (got == 0) {
            throw Error(Category::disk, path_.string() + " has become shorter while it was read",
                        Location{.file = path_.string(), .byte_offset = offset});
        }
        offset += static_cast<std::uint64_t>(got);
        out = out.subspan(static_cast<std::size_t>(got));
    }
}

std::string read_whole(const std::filesystem::path& path) {
    const RandomFile file(path);
    std::string text(file.size(), '\0');
    file.read(0, std::as_writable_bytes(std::span(text)));
    return text;
}

InputFile::InputFile(std::string path) : path_(std::move(path)) {
    descriptor_ = path_ == "-" ? ::dup(STDIN_FILENO) : open_for_reading(path_);
    if (descriptor_ < 0) throw_disk_error("cannot read", "standard input", errno);
    struct stat status {};
    if (::fstat(descriptor_, &status) != 0) throw_disk_error("cannot read", path_, errno);
    if (S_ISDIR(status.st_mode)) {
        ::close(std::exchange(descriptor_, -1));
        throw Error(Category::usage, path_ + " is a folder", "Name the archives in it.");
    }
    if (S_ISREG(status.st_mode)) {
        seekable_ = true;
        size_ = static_cast<std::uint64_t>(status.st_size);
        ::posix_fadvise(descriptor_, 0, 0, POSIX_FADV_SEQUENTIAL);
    }
}

InputFile::~InputFile() {
    if (descriptor_ >= 0) ::close(descriptor_);
}

std::size_t InputFile::read(std::span<std::byte> buffer) {
    std::size_t filled = 0;
    while (filled < buffer.size()) {
        const ssize_t got = ::read(descriptor_, buffer.data() + filled, buffer.size() - filled);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) throw_disk_error("cannot read", path_, errno);
        if (got == 0) break;
        filled += static_cast<std::size_t>(got);
    }
    position_ += filled;
    if (hashed_) hash_.update(buffer.first(filled));
    return filled;
}

bool InputFile::skip(std::uint64_t count) noexcept {
    if (hashed_ || !seekable_ || ::lseek(descriptor_, static_cast<off_t>(count), SEEK_CUR) < 0) return false;
    position_ += count;
    return true;
}

std::size_t InputFile::read_at(std::uint64_t offset, std::span<std::byte> buffer) const {
    std::size_t filled = 0;
    while (filled < buffer.size()) {
        const ssize_t got =
            ::pread(descriptor_, buffer.data() + filled, buffer.size() - filled, static_cast<off_t>(offset + filled));
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) throw_disk_error("cannot read", path_, errno);
        if (got == 0) break;
        filled += static_cast<std::size_t>(got);
    }
    return filled;
}

} // namespace cnamdata
