// SPDX-License-Identifier: MPL-2.0
//
// A published file as a stream of its decompressed bytes. What a file is, is told by its first bytes, never by its
// name.
#pragma once

#include "cnamdata/error.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>

namespace cnamdata {

enum class Form { csv, gzip, zip };

/// `csv`, `csv.gz`, `zip`.
[[nodiscard]] std::string to_string(Form form);

/// Why an archive cannot be read to its end.
enum class Damage {
    none,
    truncated, ///< it ends too early
    corrupt,   ///< its compressed bytes make no sense
    checksum,  ///< its content is not of the recorded checksum or length
    trailing,  ///< bytes follow its end
};

/// An archive being read from its first to its last byte. Not thread-safe, but for bytes_consumed() and help().
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
    /// It will not be asked for: reading need not find it.
    virtual void forgo_sha256() noexcept {}

    /// Does a piece of work that read() will find done, some milliseconds of it and some 10 MB of memory, from any
    /// thread. Returns false when there is none, or `most` such pieces wait for read(). What is read is the same.
    virtual bool help(unsigned most) noexcept {
        static_cast<void>(most);
        return false;
    }

    /// From now on read() ends where the archive breaks off, with all bytes before it, instead of throwing Error(data).
    void tolerate_damage() noexcept { tolerant_ = true; }
    /// What ended it. Virtual for those that stand before another archive.
    [[nodiscard]] virtual Damage damage() const noexcept { return damage_; }

protected:
    /// Throws, or remembers the damage where it is tolerated: read() must then end.
    void break_off(Damage damage, const std::string& message, Location where);

private:
    bool tolerant_ = false;
    Damage damage_ = Damage::none;
};

/// Opens a file, or stdin for `-`. Throws Error(disk) when it cannot be read, Error(data) when it is not an archive of
/// this portal: empty, an HTML page, the portal's refusal, another format.
[[nodiscard]] std::unique_ptr<Archive> open_archive(const std::string& path);

} // namespace cnamdata
