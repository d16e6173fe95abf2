// SPDX-License-Identifier: MPL-2.0
//
// Files that appear whole or not at all.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>

namespace cnamdata {

/// Bytes are written to a hidden temporary beside the destination; commit() syncs it and renames it into place.
/// Without commit() the destructor removes the temporary and the destination is untouched. Movable, not thread-safe.
/// Every failure is Error(disk) naming the file.
class OutputFile {
public:
    /// Creates the missing folders of `destination` and opens the temporary.
    explicit OutputFile(std::filesystem::path destination);
    ~OutputFile();
    OutputFile(OutputFile&& other) noexcept;
    OutputFile& operator=(OutputFile&&) = delete;

    void write(std::span<const std::byte> bytes);
    void write(std::string_view text);
    /// Makes the file durable and visible under its name. Call once, last.
    void commit();

    [[nodiscard]] const std::filesystem::path& destination() const noexcept { return destination_; }
    [[nodiscard]] std::uint64_t bytes() const noexcept { return bytes_; }

private:
    std::filesystem::path destination_;
    std::filesystem::path temporary_;
    int descriptor_ = -1;
    std::uint64_t bytes_ = 0;
};

} // namespace cnamdata
