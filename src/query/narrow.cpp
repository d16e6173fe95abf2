// SPDX-License-Identifier: MPL-2.0
#include "query/narrow.hpp"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "query/narrow.cpp"
#include <hwy/foreach_target.h> // IWYU pragma: keep

#include <hwy/highway.h>

#include <cstddef>

// Plain loops, which compilers vectorise for each target.
HWY_BEFORE_NAMESPACE();
namespace cnamdata::HWY_NAMESPACE {

HWY_ATTR std::uint64_t Bits(const std::int64_t* values, std::size_t count) {
    std::int64_t bits = 0;
    for (std::size_t i = 0; i < count; ++i)
        bits |= values[i] ^ (values[i] >> 63);
    return static_cast<std::uint64_t>(bits);
}

HWY_ATTR std::uint64_t Narrow(const std::int64_t* HWY_RESTRICT values, std::size_t count,
                              std::int32_t* HWY_RESTRICT out) {
    std::int64_t bits = 0;
    for (std::size_t i = 0; i < count; ++i) {
        bits |= values[i] ^ (values[i] >> 63);
        out[i] = static_cast<std::int32_t>(values[i]);
    }
    return static_cast<std::uint64_t>(bits);
}

} // namespace cnamdata::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE

namespace cnamdata {

HWY_EXPORT(Bits);
HWY_EXPORT(Narrow);

std::uint64_t magnitude_bits(std::span<const std::int64_t> values) {
    return HWY_DYNAMIC_DISPATCH(Bits)(values.data(), values.size());
}

std::uint64_t narrow(std::span<const std::int64_t> values, std::int32_t* out) {
    return HWY_DYNAMIC_DISPATCH(Narrow)(values.data(), values.size(), out);
}

} // namespace cnamdata

#endif
