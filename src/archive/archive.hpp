// SPDX-License-Identifier: MPL-2.0
//
// A published file as a stream of its decompressed bytes. What a file is, is told by its first bytes, never by its
// name.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>

namespace cnamdata {

enum class Form { csv, gzip, zip };

/// `csv`, `csv.gz`, `zip`.
[[nodiscard]] std::string to_string(Form form);

/// An archive being read from its first to its last byte. Not thread-safe, but for bytes_consumed().
class Archive {
public:
    virtual ~Archive() = default;

    /// Fills `buffer` as far as there are bytes; fewer only at the end, where everything that can be checked has been:
    /// checksums, lengths, no bytes left over. Throws Error(data) when the archive is truncated or corrupt.
    virtual std::size_t read(std::span<std::byte> buffer) = 0;

    [[nodiscard]] virtual Form form() const noexcept = 0;
    /// The name of the CSV inside, when the archive tells; else empty.
    [[nodiscard]] virtual std::string member() const = 0;
    /// Of the archive as stored; 0 when unknown (a pipe) and not read yet.
    [[nodiscard]] virtual std::uint64_t bytes() const noexcept = 0;
    [[nodiscard]] virtual std::uint64_t bytes_consumed() const noexcept = 0;
    /// Of the archive as stored. Call once, after the last byte was read.
    [[nodiscard]] virtual std::string sha256() = 0;
};

/// Opens a file, or stdin for `-`. Throws Error(disk) when it cannot be read, Error(data) when it is not an archive of
/// this portal: empty, an HTML page, the portal's refusal, another format.
[[nodiscard]] std::unique_ptr<Archive> open_archive(const std::string& path);

} // namespace cnamdata
