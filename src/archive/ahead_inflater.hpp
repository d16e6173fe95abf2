// SPDX-License-Identifier: MPL-2.0
//
// Inflating a gzip file by several threads: one goes from its beginning to its end, others are ahead of it.
#pragma once

#include "archive/inflater.hpp"
#include "archive/stream_archive.hpp"

#include <cstdint>
#include <memory>

namespace cnamdata {

/// An inflater of gzip members that takes over what help() found ahead of it. What comes out is the same with help or
/// without. Not thread-safe, but for help().
class AheadInflater : public Inflater {
public:
    /// Inflates a stretch that lies ahead. Returns false when there is none to do now: the end is near, or `most` wait
    /// to be taken over. Thread-safe; throws nothing.
    virtual bool help(unsigned most) noexcept = 0;
};

/// Of `input`, which must outlive it and whose bytes run() must be given, from offset() on; in stretches of so many of
/// its bytes. run() may skip some of them by itself. Null where it cannot be: the input is a pipe, or ISA-L is not
/// compiled in.
[[nodiscard]] std::unique_ptr<AheadInflater> make_ahead_inflater(BufferedInput& input, std::uint64_t stretch_bytes);

} // namespace cnamdata
