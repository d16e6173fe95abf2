// SPDX-License-Identifier: MPL-2.0
//
// Inflate: one deflate stream, in gzip's clothes or bare. Two makes: ISA-L, and zlib where ISA-L is not to be had.
#pragma once

#include <cstddef>
#include <memory>
#include <span>

namespace cnamdata {

enum class Wrapper {
    gzip, ///< one gzip member: header, CRC-32 and length are checked
    raw,  ///< bare deflate, as inside a zip; checks are the caller's
};

/// Decompresses one stream at a time. Not thread-safe.
class Inflater {
public:
    enum class Status { more, finished, corrupt, bad_checksum };
    struct Step {
        std::size_t consumed = 0;
        std::size_t surplus = 0; ///< of the end of a bare stream: bytes of earlier runs, 8 at most, that follow it
        std::size_t produced = 0;
        Status status = Status::more;
    };

    virtual ~Inflater() = default;
    /// Decompresses what it can. `finished`: the stream has ended, trailer included; input may be left over.
    virtual Step run(std::span<const std::byte> input, std::span<std::byte> output) = 0;
    /// Ready for another stream.
    virtual void reset() = 0;
};

[[nodiscard]] std::unique_ptr<Inflater> make_zlib_inflater(Wrapper wrapper);
#if CNAMDATA_HAS_ISAL
[[nodiscard]] std::unique_ptr<Inflater> make_isal_inflater(Wrapper wrapper);
#endif

/// The faster of those compiled in.
[[nodiscard]] std::unique_ptr<Inflater> make_inflater(Wrapper wrapper);

} // namespace cnamdata
