// SPDX-License-Identifier: MPL-2.0
//
// Batches from a published archive.
#pragma once

#include "archive/archive.hpp"
#include "schema/header.hpp"
#include "source/source.hpp"

#include <memory>
#include <string>

namespace cnamdata {

/// An archive whose header has been understood.
class ArchiveSource : public Source {
public:
    [[nodiscard]] virtual const Header& header() const noexcept = 0;
    [[nodiscard]] virtual const Archive& archive() const noexcept = 0;
    /// Decompressed bytes, header included. After the scan.
    [[nodiscard]] virtual std::uint64_t csv_bytes() const noexcept = 0;
    /// Of the archive as stored. Call once, after the scan.
    [[nodiscard]] virtual std::string sha256() = 0;
    /// It will not be asked for. To be called before the scan.
    virtual void forgo_sha256() noexcept = 0;
};

/// Opens an archive and reads its header. `name` in `hints` is completed from the path and the member inside.
/// Throws Error(disk, data, usage) as open_archive and resolve_header do.
[[nodiscard]] std::unique_ptr<ArchiveSource> open_archive_source(const std::string& path, HeaderHints hints);

/// The same for an archive that is open and unread; `path` is the name told in messages.
[[nodiscard]] std::unique_ptr<ArchiveSource> open_archive_source(std::unique_ptr<Archive> archive,
                                                                 const std::string& path, HeaderHints hints);

} // namespace cnamdata
