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

private:
    std::span<const std::byte> bytes_;
};

/// A file of which parts are read. Thread-safe. Movable.
class RandomFile {
public:
    /// Throws Error(disk).
    explicit RandomFile(std::filesystem::path path);
    ~RandomFile();
    RandomFile(RandomFile&& other) noexcept;
    RandomFile& operator=(RandomFile&&) = delete;

    /// Bytes of it when it was opened.
    [[nodiscard]] std::uint64_t size() const noexcept { return size_; }

    /// Fills `out` from byte `offset` on. Throws Error(disk), also when the file ends before.
    void read(std::uint64_t offset, std::span<std::byte> out) const;

private:
    std::filesystem::path path_;
    int descriptor_ = -1;
    std::uint64_t size_ = 0;
};

/// The bytes of a file. Throws Error(disk).
[[nodiscard]] std::string read_whole(const std::filesystem::path& path);

/// A file, or stdin, read from the beginning to the end; knows the sha256 of what was read, unless it is forgone. Not
/// thread-safe.
class InputFile {
public:
    /// `-` is stdin. Throws Error(disk) when it cannot be opened; Error(usage) for a folder.
    explicit InputFile(std::string path);
    ~InputFile();
    InputFile(const InputFile&) = delete;
    InputFile& operator=(const InputFile&) = delete;

    /// Fills `buffer` as far as there are bytes; fewer only at the end of the file. Throws Error(disk).
    std::size_t read(std::span<std::byte> buffer);

    /// Goes past the next `count` bytes without reading them. False, and nothing is done, where all are read: they are
    /// hashed, or the file is a pipe.
    [[nodiscard]] bool skip(std::uint64_t count) noexcept;

    /// Whether parts of it can be read: it is no pipe.
    [[nodiscard]] bool is_seekable() const noexcept { return seekable_; }
    /// Fills `buffer` from byte `offset` of the file on, as far as there are bytes, and leaves everything else as it
    /// is. Thread-safe, beside read() too. REQUIRES: is_seekable(). Throws Error(disk).
    [[nodiscard]] std::size_t read_at(std::uint64_t offset, std::span<std::byte> buffer) const;

    [[nodiscard]] const std::string& path() const noexcept { return path_; }
    /// Bytes of the file; 0 when unknown (a pipe).
    [[nodiscard]] std::uint64_t size() const noexcept { return size_; }
    [[nodiscard]] std::uint64_t position() const noexcept { return position_; }
    /// Of all bytes read. Call once, at the end.
    [[nodiscard]] std::string sha256() { return hash_.finish(); }
    /// It will not be asked for: nothing is hashed from now on, which is a seventh of the work of reading and
    /// inflating.
    void forgo_sha256() noexcept { hashed_ = false; }

private:
    std::string path_;
    int descriptor_ = -1;
    std::uint64_t size_ = 0;
    std::uint64_t position_ = 0;
    Sha256 hash_;
    bool hashed_ = true;
    bool seekable_ = false;
};

} // namespace cnamdata
