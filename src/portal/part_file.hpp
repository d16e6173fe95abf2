// SPDX-License-Identifier: MPL-2.0
//
// A download that is under way, or was: NAME.part, and beside it what is known of the edition it belongs to
// (.NAME.part.json), so that a later run can go on with the same edition and with no other.
#pragma once

#include "portal/tap.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>

namespace cnamdata::portal {

/// The edition that a part belongs to, as the server told it.
struct RemoteEdition {
    std::string url{};        ///< without its token
    std::uint64_t length = 0; ///< 0: not told
    std::string etag{};
    std::string last_modified{};

    /// What If-Range takes; empty when the server offers nothing that identifies the bytes.
    [[nodiscard]] std::string validator() const;
};

/// Not thread-safe. Every failure is Error(disk). What was written stays when the object goes.
class PartFile {
public:
    /// Finds what an earlier run left, if anything. Creates nothing yet.
    PartFile(const std::filesystem::path& folder, const std::string& name);
    ~PartFile();
    PartFile(const PartFile&) = delete;
    PartFile& operator=(const PartFile&) = delete;

    /// From now on the bytes also go to `tap`, those that are here already included, as soon as one more comes.
    void set_tap(Tap* tap) noexcept { tap_ = tap; }

    [[nodiscard]] const std::filesystem::path& path() const noexcept { return path_; }
    [[nodiscard]] std::uint64_t size() const noexcept { return size_; }
    [[nodiscard]] const RemoteEdition& edition() const noexcept { return edition_; }

    /// Begins anew with that edition. Throws Error(disk) when its length does not fit on the disk.
    void restart(const RemoteEdition& edition);
    void append(std::span<const std::byte> bytes);
    /// Makes the bytes durable.
    void sync();
    /// Gives the part its final name. The folder is made durable, too.
    void publish(const std::filesystem::path& destination);
    void discard();

private:
    void open();
    void close() noexcept;
    void catch_up();

    std::filesystem::path path_;
    std::filesystem::path sidecar_;
    RemoteEdition edition_{};
    std::uint64_t size_ = 0;
    int descriptor_ = -1;
    Tap* tap_ = nullptr;
};

} // namespace cnamdata::portal
