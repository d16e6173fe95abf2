// SPDX-License-Identifier: MPL-2.0
//
// The bytes of a Parquet file, wherever they are.
#pragma once

#include "base/file.hpp"
#include "base/plain_vector.hpp"
#include "parquet/bytes.hpp"

#include <bit>
#include <cstdint>
#include <filesystem>
#include <variant>

namespace cnamdata::parquet {

/// Memory for what is read.
using ReadBuffer = PlainVector<std::byte>;

/// A file on disk, read part by part, or bytes in memory that the caller keeps. Thread-safe. Parts of a mapped file
/// would not be copied, but faulted in, and giving them back stops all threads for a moment.
class FileBytes {
public:
    /// Throws Error(disk).
    explicit FileBytes(const std::filesystem::path& path) : from_(RandomFile(path)) {}
    explicit FileBytes(Bytes memory) : from_(memory) {}

    [[nodiscard]] std::uint64_t size() const noexcept {
        const auto* const file = std::get_if<RandomFile>(&from_);
        return file != nullptr ? file->size() : std::get<Bytes>(from_).size();
    }

    /// A part, valid as long as `scratch` is left alone, which holds it if need be. Throws Error(disk).
    /// REQUIRES: offset + count <= size().
    [[nodiscard]] Bytes read(std::uint64_t offset, std::uint64_t count, ReadBuffer& scratch) const {
        const auto* const file = std::get_if<RandomFile>(&from_);
        if (file == nullptr) return std::get<Bytes>(from_).subspan(offset, count);
        if (scratch.capacity() < count) {
            scratch.clear(); // not to be copied
            scratch.reserve(std::bit_ceil(count));
        }
        scratch.resize(count);
        file->read(offset, scratch);
        return scratch;
    }

private:
    std::variant<RandomFile, Bytes> from_;
};

} // namespace cnamdata::parquet
