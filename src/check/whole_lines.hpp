// SPDX-License-Identifier: MPL-2.0
//
// An archive that breaks off, as far as its last whole line.
#pragma once

#include "archive/archive.hpp"

#include <memory>

namespace cnamdata {

/// Stands before an archive that tolerates damage, and withholds the piece of a line that damage leaves at the end.
class WholeLines final : public Archive {
public:
    explicit WholeLines(std::unique_ptr<Archive> archive) : archive_(std::move(archive)) {
        archive_->tolerate_damage();
    }

    std::size_t read(std::span<std::byte> buffer) override {
        std::size_t got = archive_->read(buffer);
        delivered_ += got;
        if (got > 0) ended_ = buffer[got - 1] == std::byte{'\n'};
        if (archive_->damage() != Damage::none)
            while (got > 0 && buffer[got - 1] != std::byte{'\n'})
                --got;
        return got;
    }

    [[nodiscard]] Form form() const noexcept override { return archive_->form(); }
    [[nodiscard]] std::string member() const override { return archive_->member(); }
    [[nodiscard]] std::uint64_t bytes() const noexcept override { return archive_->bytes(); }
    [[nodiscard]] std::uint64_t bytes_consumed() const noexcept override { return archive_->bytes_consumed(); }
    [[nodiscard]] std::string sha256() override { return archive_->sha256(); }
    [[nodiscard]] Damage damage() const noexcept override { return archive_->damage(); }

    /// Decompressed so far, the withheld piece included.
    [[nodiscard]] std::uint64_t delivered() const noexcept { return delivered_; }
    /// Whether the last byte was a line end. True for an empty file.
    [[nodiscard]] bool ended() const noexcept { return ended_; }

private:
    std::unique_ptr<Archive> archive_;
    std::uint64_t delivered_ = 0;
    bool ended_ = true;
};

} // namespace cnamdata
