// SPDX-License-Identifier: MPL-2.0
//
// Something that reads an archive while it is being downloaded.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

namespace cnamdata::portal {

/// Given the bytes of one edition in their order. Nothing that goes wrong in it harms the download.
class Tap {
public:
    virtual ~Tap() = default;
    /// An edition begins; what was given of another one is void.
    virtual void begin() = 0;
    virtual void write(std::span<const std::byte> bytes) = 0;
    /// Bytes given since begin().
    [[nodiscard]] virtual std::uint64_t position() const noexcept = 0;
    /// The edition is whole. Waits; whether it was read to its end, checksum included, and made what it was to make.
    virtual bool finish() = 0;
    /// Of the bytes given; once, after a finish() that succeeded.
    [[nodiscard]] virtual std::string sha256() = 0;
    /// What was given is void, and no more will come.
    virtual void abandon() noexcept = 0;
};

} // namespace cnamdata::portal
