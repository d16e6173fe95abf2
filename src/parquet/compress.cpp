// SPDX-License-Identifier: MPL-2.0
#include "parquet/compress.hpp"

#include "parquet/format.hpp"

#include <snappy-c.h>
#include <zstd.h>

#include <array>
#include <memory>
#include <new>

namespace cnamdata::parquet {

namespace {

// On the coded columns of a DAMIR month, level 3 takes twice the time for the same size.
constexpr int level = 1;
// Looking for repeats where there are none finds some by chance, which take more room and time than they save. A small
// memory and long matches only: the pages become smaller and are written faster. Six is the least that zstd takes.
constexpr int small_hash_log = 6;
constexpr int long_match = 7;
// Steps of the search that grow this fast leave nearly all to the entropy coder, at twice the speed.
constexpr int hurry = 100;

struct Free {
    void operator()(ZSTD_CCtx* context) const noexcept { ZSTD_freeCCtx(context); }
    void operator()(ZSTD_DCtx* context) const noexcept { ZSTD_freeDCtx(context); }
};

using Compressor = std::unique_ptr<ZSTD_CCtx, Free>;

Compressor make_compressor(Redundancy redundancy) {
    Compressor context(ZSTD_createCCtx());
    if (!context) throw std::bad_alloc();
    ZSTD_CCtx_setParameter(context.get(), ZSTD_c_compressionLevel, level);
    if (redundancy == Redundancy::repeats) return context;
    ZSTD_CCtx_setParameter(context.get(), ZSTD_c_hashLog, small_hash_log);
    ZSTD_CCtx_setParameter(context.get(), ZSTD_c_minMatch, long_match);
    if (redundancy == Redundancy::neighbours) return context;
    // In a hurry zstd leaves the entropy coder out too, unless told not to: 1 is ZSTD_ps_enable of
    // ZSTD_c_literalCompressionMode, in all versions since 1.4. One that does not know it is left unhurried.
    const std::size_t told = ZSTD_CCtx_setParameter(context.get(), ZSTD_c_experimentalParam5, 1);
    if (ZSTD_isError(told) == 0) ZSTD_CCtx_setParameter(context.get(), ZSTD_c_targetLength, hurry);
    return context;
}

ZSTD_CCtx* compressor(Redundancy redundancy) {
    static thread_local const std::array<Compressor, 3> compressors{make_compressor(Redundancy::repeats),
                                                                    make_compressor(Redundancy::neighbours),
                                                                    make_compressor(Redundancy::skew)};
    return compressors[static_cast<std::size_t>(redundancy)].get();
}

ZSTD_DCtx* decompressor() {
    static thread_local const std::unique_ptr<ZSTD_DCtx, Free> context(ZSTD_createDCtx());
    return context.get();
}

void decompress_zstd(Bytes compressed, std::span<std::byte> out) {
    const std::size_t size =
        ZSTD_decompressDCtx(decompressor(), out.data(), out.size(), compressed.data(), compressed.size());
    if (ZSTD_isError(size) != 0)
        corrupt(std::string("a page does not decompress (zstd: ") + ZSTD_getErrorName(size) + ")");
    if (size != out.size()) corrupt("a page decompresses to another size than its header says");
}

void decompress_snappy(Bytes compressed, std::span<std::byte> out) {
    const auto* from = reinterpret_cast<const char*>(compressed.data());
    std::size_t size = 0;
    if (snappy_uncompressed_length(from, compressed.size(), &size) != SNAPPY_OK || size != out.size()) {
        corrupt("a page decompresses to another size than its header says");
    }
    if (snappy_uncompress(from, compressed.size(), reinterpret_cast<char*>(out.data()), &size) != SNAPPY_OK) {
        corrupt("a page does not decompress (snappy)");
    }
}

} // namespace

void append_zstd(Bytes bytes, Redundancy redundancy, Buffer& out) {
    const std::size_t at = out.size();
    out.resize(at + ZSTD_compressBound(bytes.size()));
    const std::size_t size =
        ZSTD_compress2(compressor(redundancy), out.data() + at, out.size() - at, bytes.data(), bytes.size());
    if (ZSTD_isError(size) != 0) throw Error(Category::internal, std::string("zstd: ") + ZSTD_getErrorName(size));
    out.resize(at + size);
}

bool is_supported_codec(std::int32_t codec) noexcept {
    return codec == format::codec::uncompressed || codec == format::codec::snappy || codec == format::codec::zstd;
}

void decompress(std::int32_t codec, Bytes compressed, std::span<std::byte> out) {
    if (codec == format::codec::zstd) return decompress_zstd(compressed, out);
    if (codec == format::codec::snappy) return decompress_snappy(compressed, out);
    if (compressed.size() != out.size()) corrupt("an uncompressed page has two sizes");
    std::copy(compressed.begin(), compressed.end(), out.begin());
}

std::uint64_t max_decompressed(std::int32_t codec, std::uint64_t compressed) noexcept {
    // A zstd block takes 3 bytes and more to make at most 128 KiB; a snappy copy takes 2 bytes to make at most 64.
    if (codec == format::codec::zstd) return (compressed / 3 + 1) * (128U << 10);
    if (codec == format::codec::snappy) return compressed * 32 + 64;
    return compressed;
}

} // namespace cnamdata::parquet
