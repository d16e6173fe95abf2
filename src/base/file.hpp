// SPDX-License-Identifier: MPL-2.0
//
// Reading files: mapped whole, or as a sequence of bytes that are hashed on the way.
#pragma once

#include "base/sha256.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>

namespace cnamdata {

/// Throws Error(disk): "WHAT PATH: reason", with a hint for a full disk or a missing permission.
[[noreturn]] void throw_disk_error(const std::string& what, const std::filesystem::path& path, int error_number);

/// A file mapped for reading. The bytes live as long as the object. Movable.
class MappedFile {
public:
    /// Throws Error(disk).
    explicit MappedFile(const std::filesystem::path& path);
    ~MappedFile();
    MappedFile(MappedFile&& other) noexcept;
    MappedFile& operator=(MappedFile&&) = delete;

    [[nodiscard]] std::span<const std::byte> bytes() const noexcept { return bytes_; }

    /// Says that a part is not needed for now, so that it does not count as this process's memory. Thread-safe.
    void set_aside(std::span<const std::byte> part) const noexcept;

private:
    std::span<const std::byte> bytes_;
};

/// The bytes of a file. Throws Error(disk).
[[nodiscard]] std::string read_whole(const std::filesystem::path& path);

/// A file, or stdin, read from the beginning to the end; knows the sha256 of what was read. Not thread-safe.
class InputFile {
public:
    /// `-` is stdin. Throws Error(disk) when it cannot be opened; Error(usage) for a folder.
    explicit InputFile(std::string path);
    ~InputFile();
    InputFile(const InputFile&) = delete;
    InputFile& operator=(const InputFile&) = delete;

    /// Fills `buffer` as far as there are bytes; fewer only at the end of the file. Throws Error(disk).
    std::size_t read(std::span<std::byte> buffer);

    [[nodiscard]] const std::string& path() const noexcept { return path_; }
    /// Bytes of the file; 0 when unknown (a pipe).
    [[nodiscard]] std::uint64_t size() const noexcept { return size_; }
    [[nodiscard]] std::uint64_t position() const noexcept { return position_; }
    /// Of all bytes read. Call once, at the end.
    [[nodiscard]] std::string sha256() { return hash_.finish(); }

private:
    std::string path_;
    int descriptor_ = -1;
    std::uint64_t size_ = 0;
    std::uint64_t position_ = 0;
    Sha256 hash_;
};

} // namespace cnamdata
