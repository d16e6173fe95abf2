// SPDX-License-Identifier: MPL-2.0
//
// Inflate: one deflate stream, in gzip's clothes or bare. Two makes: ISA-L, and zlib where ISA-L is not to be had.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
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

/// One that can begin, and change its place, in the midst of a stream.
class ResumableInflater : public Inflater {
public:
    /// Between two blocks, once all input is consumed and all output is out: how many bits of that input the next block
    /// begins with. Nothing anywhere else.
    [[nodiscard]] virtual std::optional<unsigned> unused_bits() const = 0;
    /// Goes on, as in a bare stream, where a block begins: after `window`, the text before it, of which the last 32 KiB
    /// matter, and with the lowest `count` bits of `bits`, 7 at most, which come before the next input.
    virtual void resume(std::span<const std::byte> window, unsigned bits, unsigned count) = 0;
    /// CRC-32 of the text of a gzip member so far.
    [[nodiscard]] virtual std::uint32_t crc() const = 0;
    /// What comes is the rest of a gzip member: text of that CRC-32 and length (modulo 2^32) came before.
    virtual void continue_member(std::uint32_t crc, std::uint32_t length) = 0;
};

/// CRC-32 of more text after that of CRC-32 `before`.
[[nodiscard]] std::uint32_t crc32_after(std::uint32_t before, std::span<const std::byte> text);

[[nodiscard]] std::unique_ptr<Inflater> make_zlib_inflater(Wrapper wrapper);
#if CNAMDATA_HAS_ISAL
[[nodiscard]] std::unique_ptr<Inflater> make_isal_inflater(Wrapper wrapper);
#endif

/// Null where ISA-L is not compiled in.
[[nodiscard]] std::unique_ptr<ResumableInflater> make_resumable_inflater(Wrapper wrapper);

/// The faster of those compiled in.
[[nodiscard]] std::unique_ptr<Inflater> make_inflater(Wrapper wrapper);

} // namespace cnamdata
