// SPDX-License-Identifier: MPL-2.0
//
// Compiled once for every instruction set that Highway knows; the best one is chosen at run time.
#include "parquet/unpack.hpp"

#include "parquet/unpack_spreads.hpp"

#include <algorithm>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "parquet/unpack.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace cnamdata::parquet::HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

#if HWY_TARGET == HWY_SCALAR
std::size_t UnpackGroups(const std::byte*, std::size_t, unsigned, std::uint32_t, std::uint32_t*, std::size_t,
                         std::uint32_t*) {
    return 0;
}
#else
// Unpacks whole groups of eight while 16 bytes can be loaded; returns how many values. Hot: one function.
// A lane holds 32 bits from a byte boundary, so that widths over 25 do not fit and are left to the caller.
std::size_t UnpackGroups(const std::byte* packed, std::size_t size, unsigned width, std::uint32_t bias,
                         std::uint32_t* out, std::size_t count, std::uint32_t* max_value) {
    if (width > max_spread_width) return 0;
    const hn::FixedTag<std::uint32_t, 4> d;
    const hn::Repartition<std::uint8_t, decltype(d)> d8;
    const Spread &low = spreads[width].low, &high = spreads[width].high;
    const auto low_bytes = hn::BitCast(d, hn::Load(d8, low.bytes.data()));
    const auto high_bytes = hn::BitCast(d, hn::Load(d8, high.bytes.data()));
    const auto low_shifts = hn::Load(d, low.shifts.data()), high_shifts = hn::Load(d, high.shifts.data());
    const auto mask = hn::Set(d, (std::uint32_t{1} << width) - 1), offset = hn::Set(d, bias);
    auto max = hn::Zero(d);
    const std::size_t half = width / 2;
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(packed);
    std::size_t done = 0, at = 0;
    for (; done + 8 <= count && at + half + 16 <= size; done += 8, at += width) {
        const auto a = hn::BitCast(d, hn::LoadU(d8, bytes + at));
        const auto b = hn::BitCast(d, hn::LoadU(d8, bytes + at + half));
        const auto x = hn::And(hn::Shr(hn::TableLookupBytes(a, low_bytes), low_shifts), mask);
        const auto y = hn::And(hn::Shr(hn::TableLookupBytes(b, high_bytes), high_shifts), mask);
        max = hn::Max(max, hn::Max(x, y));
        hn::StoreU(hn::Add(x, offset), d, out + done);
        hn::StoreU(hn::Add(y, offset), d, out + done + 4);
    }
    *max_value = hn::GetLane(hn::MaxOfLanes(d, max));
    return done;
}
#endif

} // namespace cnamdata::parquet::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace cnamdata::parquet {

namespace {

HWY_EXPORT(UnpackGroups);

// Value `index`, read from the bytes it touches and no others.
std::uint64_t unpack_one(Bytes packed, unsigned width, std::size_t index) {
    const std::size_t bit = index * width;
    std::uint64_t value = 0;
    for (std::size_t i = bit / 8, shift = 0; shift < bit % 8 + width; ++i, shift += 8) {
        const auto byte = std::to_integer<std::uint64_t>(packed[i]);
        value |= shift >= bit % 8 ? byte << (shift - bit % 8) : byte >> (bit % 8 - shift);
    }
    return width == 64 ? value : value & ((std::uint64_t{1} << width) - 1);
}

// Up to where whole words can be loaded at the start of values.
std::size_t safe_count(Bytes packed, unsigned width, std::size_t count) {
    return packed.size() < 16 ? 0 : std::min(count, (packed.size() - 16) * 8 / width);
}

} // namespace

std::uint32_t unpack(Bytes packed, unsigned width, std::uint32_t bias, std::span<std::uint32_t> out) {
    if (width == 0) {
        std::fill(out.begin(), out.end(), bias);
        return 0;
    }
    std::uint32_t max = 0;
    std::size_t done =
        HWY_DYNAMIC_DISPATCH(UnpackGroups)(packed.data(), packed.size(), width, bias, out.data(), out.size(), &max);
    const auto mask = static_cast<std::uint32_t>((std::uint64_t{1} << width) - 1);
    for (const std::size_t safe = safe_count(packed, width, out.size()); done < safe; ++done) {
        const std::size_t bit = done * width;
        const auto value = static_cast<std::uint32_t>(load<std::uint64_t>(packed.data() + bit / 8) >> bit % 8) & mask;
        max = std::max(max, value);
        out[done] = value + bias;
    }
    for (; done < out.size(); ++done) {
        const auto value = static_cast<std::uint32_t>(unpack_one(packed, width, done));
        max = std::max(max, value);
        out[done] = value + bias;
    }
    return max;
}

void unpack(Bytes packed, unsigned width, std::span<std::uint64_t> out) {
    if (width == 0) return std::fill(out.begin(), out.end(), 0);
    std::size_t done = 0;
    if (width <= 56) {
        const std::uint64_t mask = (std::uint64_t{1} << width) - 1;
        for (const std::size_t safe = safe_count(packed, width, out.size()); done < safe; ++done) {
            const std::size_t bit = done * width;
            out[done] = load<std::uint64_t>(packed.data() + bit / 8) >> bit % 8 & mask;
        }
    }
    for (; done < out.size(); ++done)
        out[done] = unpack_one(packed, width, done);
}

} // namespace cnamdata::parquet
#endif
