// SPDX-License-Identifier: MPL-2.0
#include "parquet/mapped_file.hpp"

#include <cerrno>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace cnamdata::parquet {

namespace {

[[noreturn]] void fail(const std::filesystem::path& path, int error) {
    throw Error(Category::disk, path.string() + ": " + std::generic_category().message(error),
                Location{.file = path.string()});
}

// Closes the descriptor; the mapping outlives it.
struct Descriptor {
    int number;
    explicit Descriptor(int number_) : number(number_) {}
    ~Descriptor() { ::close(number); }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
};

} // namespace

MappedFile::MappedFile(const std::filesystem::path& path) {
    const int number = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (number < 0) fail(path, errno);
    const Descriptor descriptor(number);
    struct stat status {};
    if (::fstat(number, &status) != 0) fail(path, errno);
    if (S_ISDIR(status.st_mode)) fail(path, EISDIR);
    if (status.st_size == 0) return;
    const auto size = static_cast<std::size_t>(status.st_size);
    void* address = ::mmap(nullptr, size, PROT_READ, MAP_SHARED, number, 0);
    if (address == MAP_FAILED) fail(path, errno);
    bytes_ = {static_cast<const std::byte*>(address), size};
}

MappedFile::~MappedFile() {
    // munmap() takes a pointer to non-const, but does not write.
    if (!bytes_.empty()) ::munmap(const_cast<std::byte*>(bytes_.data()), bytes_.size());
}

} // namespace cnamdata::parquet
