// SPDX-License-Identifier: MPL-2.0
//
// A file as bytes in memory, read only.
#pragma once

#include "parquet/bytes.hpp"

#include <filesystem>

namespace cnamdata::parquet {

/// Owns the mapping. The file must not shrink while it is mapped.
class MappedFile {
public:
    /// Throws Error(disk) when the file cannot be opened or mapped.
    explicit MappedFile(const std::filesystem::path& path);
    ~MappedFile();
    MappedFile(const MappedFile&) = delete;
    MappedFile& operator=(const MappedFile&) = delete;

    [[nodiscard]] Bytes bytes() const noexcept { return bytes_; }

private:
    Bytes bytes_;
};

} // namespace cnamdata::parquet
