// SPDX-License-Identifier: MPL-2.0
#include "base/map_bytes.hpp"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "base/map_bytes.cpp"
#include <hwy/foreach_target.h> // IWYU pragma: keep

#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace cnamdata::HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

// Each returns how many bytes it did, as many as fill vectors.
#if HWY_TARGET == HWY_SCALAR
std::size_t Map(const std::uint8_t*, const std::uint8_t*, std::size_t, std::uint8_t*, std::size_t) { return 0; }
#else

/// Up to 16 * parts entries: a lookup for each sixteen, of which the one that is meant is kept.
template <std::size_t parts>
HWY_INLINE std::size_t map_parts(const std::uint8_t* codes, const std::uint8_t* map, std::uint8_t* out,
                                 std::size_t count) {
    const hn::ScalableTag<std::uint8_t> tag;
    const hn::FixedTag<std::uint8_t, 16> block;
    using Vector = hn::Vec<decltype(tag)>;
    alignas(64) std::uint8_t repeated[parts][64];
    for (std::size_t part = 0; part < parts; ++part) {
        for (std::size_t at = 0; at < 64; at += 16)
            hn::Store(hn::LoadU(block, map + 16 * part), block, repeated[part] + at);
    }
    const auto low = hn::Set(tag, 0x0F), high = hn::Set(tag, 0xF0);
    std::size_t done = 0;
    for (; done + hn::Lanes(tag) <= count; done += hn::Lanes(tag)) {
        const auto code = hn::LoadU(tag, codes + done);
        const auto place = hn::And(code, low);
        Vector mapped = hn::TableLookupBytes(hn::Load(tag, repeated[0]), place);
        if constexpr (parts > 1) {
            const auto which = hn::And(code, high);
            for (std::size_t part = 1; part < parts; ++part) {
                const auto meant = hn::Eq(which, hn::Set(tag, static_cast<std::uint8_t>(16 * part)));
                mapped = hn::IfThenElse(meant, hn::TableLookupBytes(hn::Load(tag, repeated[part]), place), mapped);
            }
        }
        hn::StoreU(mapped, tag, out + done);
    }
    return done;
}

HWY_ATTR std::size_t Map(const std::uint8_t* codes, const std::uint8_t* map, std::size_t entries, std::uint8_t* out,
                         std::size_t count) {
    if (entries <= 16) return map_parts<1>(codes, map, out, count);
    if (entries <= 32) return map_parts<2>(codes, map, out, count);
    if (entries <= 64) return map_parts<4>(codes, map, out, count);
    return hn::Lanes(hn::ScalableTag<std::uint8_t>()) < 64 ? 0 : map_parts<16>(codes, map, out, count);
}
#endif

} // namespace cnamdata::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE

namespace cnamdata {

HWY_EXPORT(Map);

void map_bytes(std::span<const std::uint8_t> codes, const ByteMap& map, std::size_t entries,
               std::span<std::uint8_t> out) {
    std::size_t row = HWY_DYNAMIC_DISPATCH(Map)(codes.data(), map.data(), entries, out.data(), codes.size());
    for (; row < codes.size(); ++row)
        out[row] = map[codes[row]];
}

} // namespace cnamdata

#endif
