// SPDX-License-Identifier: MPL-2.0
//
// The records of a zip, as they come in a stream.
// https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT, 4.3 and 4.5.3.
#pragma once

#include "archive/stream_archive.hpp"

#include <cstdint>
#include <limits>
#include <optional>
#include <string>

namespace cnamdata {

enum class ZipRecord : std::uint32_t {
    local = 0x04034B50,
    descriptor = 0x08074B50,
    directory = 0x02014B50,
    wide_end = 0x06064B50,
    wide_locator = 0x07064B50,
    end = 0x06054B50,
};

/// The largest length of 32 bits, which stands for: see the wide field.
constexpr std::uint64_t narrow_limit = std::numeric_limits<std::uint32_t>::max();

/// A member, as its local header or the directory tells it.
struct ZipEntry {
    unsigned flags = 0;
    unsigned method = 0;
    std::uint32_t crc = 0;
    std::uint64_t packed = 0; ///< bytes in the zip
    std::uint64_t size = 0;   ///< bytes decompressed
    std::uint64_t offset = 0; ///< of its local header
    bool wide = false;        ///< its lengths have 64 bits
    std::string name{};

    [[nodiscard]] bool encrypted() const noexcept { return (flags & 1U) != 0; }
    /// Checksum and lengths follow its bytes instead of standing before them.
    [[nodiscard]] bool described_after() const noexcept { return (flags & 8U) != 0; }
};

/// Reads record after record. Each gives nothing when the input ends within it.
class ZipRecords {
public:
    explicit ZipRecords(BufferedInput& input) : input_(input) {}

    /// The signature of the next record.
    [[nodiscard]] std::optional<ZipRecord> signature();
    /// What follows the signature ZipRecord::local, ::directory.
    [[nodiscard]] std::optional<ZipEntry> local();
    [[nodiscard]] std::optional<ZipEntry> directory();
    /// Completes an entry by the descriptor that follows its bytes, with or without a signature. `wide`: a length needs
    /// 64 bits, whether the local header said so or not.
    [[nodiscard]] bool describe(ZipEntry& entry, bool wide);
    /// Skips what follows ::wide_end, ::wide_locator.
    [[nodiscard]] bool skip_wide_end();
    [[nodiscard]] bool skip_wide_locator();
    /// Skips what follows ::end, comment included.
    [[nodiscard]] bool skip_end();

    /// Bytes taken from the input, by all.
    [[nodiscard]] std::uint64_t offset() const noexcept { return offset_; }
    void consume(std::size_t count) noexcept;
    /// As BufferedInput::give_back.
    void give_back(std::size_t count) noexcept;

private:
    [[nodiscard]] bool take(std::uint64_t count);
    [[nodiscard]] std::uint64_t number(std::size_t at, std::size_t bytes) const;
    /// From the flags on, which both kinds of header have in the same order.
    [[nodiscard]] ZipEntry fields_at(std::size_t at) const;
    void widen(ZipEntry& entry, std::size_t extra_at, std::size_t extra_size) const;

    BufferedInput& input_;
    std::string record_{};
    std::uint64_t offset_ = 0;
};

} // namespace cnamdata
