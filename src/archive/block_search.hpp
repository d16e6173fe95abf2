// SPDX-License-Identifier: MPL-2.0
//
// Where a block may begin in the midst of a deflate stream.
#pragma once

#include "archive/deflate_block.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

namespace cnamdata {

/// The first bit from `bit` on at which a dynamic block that is not the last could begin: what follows is a
/// description of two codes. That it is one, and no chance, only the stream before it can tell. `codes` is scratch.
/// REQUIRES: BitReader::padding_bytes behind `bytes`. Thread-safe but for `codes`.
[[nodiscard]] std::optional<std::uint64_t> find_block(std::span<const std::byte> bytes, std::uint64_t bit,
                                                      BlockCodes& codes) noexcept;

/// Behind the first empty stored block at the end of a byte, with which compressors end a piece of their work, if such
/// a block begins there. One that begins anew with each piece copies from nothing that comes before.
[[nodiscard]] std::optional<std::uint64_t> find_fresh_block(std::span<const std::byte> bytes,
                                                            BlockCodes& codes) noexcept;

} // namespace cnamdata
