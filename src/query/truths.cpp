// SPDX-License-Identifier: MPL-2.0
//
// Compiled once for every instruction set that Highway knows; the best one is chosen at run time.
#include "query/truths.hpp"

#include <bit>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "query/truths.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace cnamdata::HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

// Both return how many rows they did, as many as fill vectors.
#if HWY_TARGET == HWY_SCALAR
std::size_t LookUp(const std::uint8_t*, std::size_t, const Truth*, Truth*) { return 0; }
std::size_t ListTrue(const Truth*, std::size_t, std::uint32_t*, std::size_t*) { return 0; }
#else
std::size_t LookUp(const std::uint8_t* codes, std::size_t count, const Truth* truths, Truth* out) {
    const hn::ScalableTag<std::uint8_t> d;
    const auto table = hn::LoadDup128(d, truths);
    std::size_t done = 0;
    for (; done + hn::Lanes(d) <= count; done += hn::Lanes(d))
        hn::StoreU(hn::TableLookupBytes(table, hn::LoadU(d, codes + done)), d, out + done);
    return done;
}

std::size_t ListTrue(const Truth* truths, std::size_t count, std::uint32_t* out, std::size_t* found) {
    const hn::CappedTag<std::uint8_t, 64> d;
    const auto wanted = hn::Set(d, truth);
    std::size_t done = 0;
    for (; done + hn::Lanes(d) <= count; done += hn::Lanes(d)) {
        std::uint64_t bits = 0;
        alignas(8) std::uint8_t bytes[8] = {};
        hn::StoreMaskBits(d, hn::Eq(hn::LoadU(d, truths + done), wanted), bytes);
        for (std::size_t i = sizeof bytes; i-- > 0;)
            bits = bits << 8U | bytes[i];
        for (; bits != 0; bits &= bits - 1)
            out[(*found)++] = static_cast<std::uint32_t>(done) + static_cast<std::uint32_t>(std::countr_zero(bits));
    }
    return done;
}
#endif

} // namespace cnamdata::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace cnamdata {

HWY_EXPORT(LookUp);
HWY_EXPORT(ListTrue);

void look_up(const std::uint8_t* codes, std::size_t count, const SmallTruths& truths, Truth* out) {
    for (std::size_t row = HWY_DYNAMIC_DISPATCH(LookUp)(codes, count, truths.data(), out); row < count; ++row)
        out[row] = truths[codes[row]];
}

std::size_t list_true(const Truth* truths, std::size_t count, std::uint32_t* out) {
    std::size_t found = 0;
    for (std::size_t row = HWY_DYNAMIC_DISPATCH(ListTrue)(truths, count, out, &found); row < count; ++row) {
        if (truths[row] == truth) out[found++] = static_cast<std::uint32_t>(row);
    }
    return found;
}

} // namespace cnamdata
#endif
