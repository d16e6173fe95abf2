// SPDX-License-Identifier: MPL-2.0
//
// Texts compressed by zlib, as archives hold them.
#pragma once

#include "support/catch.hpp"

#include <string>
#include <zlib.h>

namespace cnamdata::test {

namespace detail {
inline std::string deflated(std::string text, int window_bits) {
    z_stream stream{};
    REQUIRE(deflateInit2(&stream, 6, Z_DEFLATED, window_bits, 8, Z_DEFAULT_STRATEGY) == Z_OK);
    std::string out(deflateBound(&stream, text.size()) + 32, '\0');
    stream.next_in = reinterpret_cast<Bytef*>(text.data());
    stream.avail_in = static_cast<uInt>(text.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    REQUIRE(deflate(&stream, Z_FINISH) == Z_STREAM_END);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    return out;
}
} // namespace detail

/// One gzip member.
inline std::string gzip(const std::string& text) { return detail::deflated(text, 15 + 16); }

/// A bare stream, as inside a zip.
inline std::string raw_deflate(const std::string& text) { return detail::deflated(text, -15); }

} // namespace cnamdata::test
