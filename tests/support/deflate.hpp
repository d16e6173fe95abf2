// SPDX-License-Identifier: MPL-2.0
//
// Texts compressed by zlib, as archives hold them.
#pragma once

#include "support/catch.hpp"

#include <string>
#include <zlib.h>

namespace cnamdata::test {

/// How zlib is to compress.
struct Deflate {
    int level = 6;
    int strategy = Z_DEFAULT_STRATEGY;
    std::size_t flush_every = 0; ///< bytes of text after which a piece ends; 0: never
    int flush = Z_FULL_FLUSH;    ///< how it ends: what follows begins anew, or, with Z_SYNC_FLUSH, copies from before
};

/// `window_bits` as zlib wants them: -15 for a bare stream, 31 for a gzip member.
inline std::string deflated(std::string text, int window_bits, Deflate how = {}) {
    z_stream stream{};
    REQUIRE(deflateInit2(&stream, how.level, Z_DEFLATED, window_bits, 8, how.strategy) == Z_OK);
    std::string out(2 * deflateBound(&stream, text.size()) + 64, '\0');
    stream.next_in = reinterpret_cast<Bytef*>(text.data());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    for (std::size_t left = text.size(); how.flush_every != 0 && left > how.flush_every; left -= how.flush_every) {
        stream.avail_in = static_cast<uInt>(how.flush_every);
        REQUIRE(deflate(&stream, how.flush) == Z_OK);
    }
    stream.avail_in = static_cast<uInt>(text.size() - stream.total_in);
    REQUIRE(deflate(&stream, Z_FINISH) == Z_STREAM_END);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    return out;
}

/// One gzip member.
inline std::string gzip(const std::string& text) { return deflated(text, 15 + 16); }

/// A bare stream, as inside a zip.
inline std::string raw_deflate(const std::string& text) { return deflated(text, -15); }

} // namespace cnamdata::test
