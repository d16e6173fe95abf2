// SPDX-License-Identifier: MPL-2.0
//
// Compiled once for every instruction set that Highway knows; the best one is chosen at run time.
#include "parquet/unpack_narrow.hpp"

#include "parquet/unpack.hpp"

#include <algorithm>
#include <array>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "parquet/unpack_narrow.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace cnamdata::parquet::HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

// Each returns how many values it did, as many as fill vectors, and raises `max_value` to the largest of them.
#if HWY_TARGET == HWY_SCALAR
std::size_t Copy8(const std::uint8_t*, std::uint8_t, std::uint8_t*, std::size_t, std::uint32_t*) { return 0; }
std::size_t Copy16(const std::uint8_t*, std::uint16_t, std::uint16_t*, std::size_t, std::uint32_t*) { return 0; }
std::size_t Spread8(const std::uint8_t*, unsigned, std::uint8_t, std::uint8_t*, std::size_t, std::uint32_t*) {
    return 0;
}
#else
template <class D, class V>
HWY_INLINE void RaiseTo(D d, V values, std::uint32_t* max_value) {
    std::array<hn::TFromD<D>, 16 / sizeof(hn::TFromD<D>)> lanes;
    hn::StoreU(values, d, lanes.data());
    *max_value = std::max(*max_value, std::uint32_t{*std::max_element(lanes.begin(), lanes.end())});
}

template <class T>
HWY_INLINE std::size_t Copy(const std::uint8_t* from, T bias, T* out, std::size_t count, std::uint32_t* max_value) {
    const hn::FixedTag<T, 16 / sizeof(T)> d;
    const hn::FixedTag<std::uint8_t, 16> bytes;
    constexpr std::size_t lanes = 16 / sizeof(T);
    const auto offset = hn::Set(d, bias);
    auto max = hn::Zero(d);
    std::size_t done = 0;
    for (; done + lanes <= count; done += lanes) {
        const auto values = hn::BitCast(d, hn::LoadU(bytes, from + done * sizeof(T)));
        max = hn::Max(max, values);
        hn::StoreU(hn::Add(values, offset), d, out + done);
    }
    RaiseTo(d, max, max_value);
    return done;
}
std::size_t Copy8(const std::uint8_t* from, std::uint8_t bias, std::uint8_t* out, std::size_t count,
                  std::uint32_t* max_value) {
    return Copy(from, bias, out, count, max_value);
}
std::size_t Copy16(const std::uint8_t* from, std::uint16_t bias, std::uint16_t* out, std::size_t count,
                   std::uint32_t* max_value) {
    return Copy(from, bias, out, count, max_value);
}

// Bytes of values of `Width` bits become bytes of half of them each, in the order of the values.
template <int Width, class D, class V, class Store>
HWY_INLINE void Halve(D d, V values, Store&& store) {
    const auto low = hn::And(values, hn::Set(d, static_cast<std::uint8_t>((1U << (Width / 2)) - 1)));
    const auto high = hn::ShiftRight<Width / 2>(values);
    store(hn::InterleaveLower(d, low, high));
    store(hn::InterleaveUpper(d, low, high));
}

// Values of 1, 2 or 4 bits.
std::size_t Spread8(const std::uint8_t* from, unsigned width, std::uint8_t bias, std::uint8_t* out, std::size_t count,
                    std::uint32_t* max_value) {
    const hn::FixedTag<std::uint8_t, 16> d;
    const auto offset = hn::Set(d, bias);
    auto max = hn::Zero(d);
    std::uint8_t* to = out;
    const auto store = [&](auto values) HWY_ATTR {
        max = hn::Max(max, values);
        hn::StoreU(hn::Add(values, offset), d, to);
        to += 16;
    };
    const auto halve_nibbles = [&](auto values) HWY_ATTR {
        if (width == 2) return Halve<4>(d, values, store);
        Halve<4>(d, values, [&](auto pairs) HWY_ATTR { Halve<2>(d, pairs, store); });
    };
    const std::size_t each = 128 / width;
    for (std::size_t done = 0; done + each <= count; done += each, from += 16) {
        const auto bytes = hn::LoadU(d, from);
        if (width == 4) {
            Halve<8>(d, bytes, store);
        } else {
            Halve<8>(d, bytes, halve_nibbles);
        }
    }
    RaiseTo(d, max, max_value);
    return static_cast<std::size_t>(to - out);
}
#endif

} // namespace cnamdata::parquet::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace cnamdata::parquet {

namespace {

HWY_EXPORT(Copy8);
HWY_EXPORT(Copy16);
HWY_EXPORT(Spread8);

// Any width, by way of 32 bits. `done` is a multiple of 8, so that it starts on a byte.
template <class T>
std::uint32_t narrow(Bytes packed, unsigned width, T bias, std::size_t done, std::span<T> out) {
    std::array<std::uint32_t, 1024> some;
    std::uint32_t max = 0;
    while (done < out.size()) {
        const std::span part = std::span(some).first(std::min(some.size(), out.size() - done));
        max = std::max(max, unpack(packed.subspan(done / 8 * width), width, bias, part));
        std::transform(part.begin(), part.end(), out.begin() + static_cast<std::ptrdiff_t>(done),
                       [](std::uint32_t value) { return static_cast<T>(value); });
        done += part.size();
    }
    return max;
}

} // namespace

std::uint32_t unpack_narrow(Bytes packed, unsigned width, std::uint8_t bias, std::span<std::uint8_t> out) {
    const auto* from = reinterpret_cast<const std::uint8_t*>(packed.data());
    std::uint32_t max = 0;
    std::size_t done = 0;
    if (width == 8) done = HWY_DYNAMIC_DISPATCH(Copy8)(from, bias, out.data(), out.size(), &max);
    if (width == 1 || width == 2 || width == 4)
        done = HWY_DYNAMIC_DISPATCH(Spread8)(from, width, bias, out.data(), out.size(), &max);
    return std::max(max, narrow(packed, width, bias, done, out));
}

std::uint32_t unpack_narrow(Bytes packed, unsigned width, std::uint16_t bias, std::span<std::uint16_t> out) {
    const auto* from = reinterpret_cast<const std::uint8_t*>(packed.data());
    std::uint32_t max = 0;
    const std::size_t done = width == 16 ? HWY_DYNAMIC_DISPATCH(Copy16)(from, bias, out.data(), out.size(), &max) : 0;
    return std::max(max, narrow(packed, width, bias, done, out));
}

std::uint32_t unpack_narrow(Bytes packed, unsigned width, std::uint32_t bias, std::span<std::uint32_t> out) {
    return unpack(packed, width, bias, out);
}

} // namespace cnamdata::parquet
#endif
