// SPDX-License-Identifier: MPL-2.0
#include "base/nonzero.hpp"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "base/nonzero.cpp"
#include <hwy/foreach_target.h> // IWYU pragma: keep

#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace cnamdata::HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

HWY_ATTR std::size_t CopyNonzero(const std::uint32_t* from, std::size_t size, std::uint32_t* to) {
    const hn::ScalableTag<std::uint32_t> tag;
    const std::size_t lanes = hn::Lanes(tag);
    const auto zero = hn::Zero(tag);
    std::size_t count = 0, at = 0;
    for (; at + lanes <= size; at += lanes) {
        const auto numbers = hn::LoadU(tag, from + at);
        const auto taken = hn::Ne(numbers, zero);
        hn::StoreU(hn::Compress(numbers, taken), tag, to + count); // the excess is overwritten by what follows
        count += hn::CountTrue(tag, taken);
    }
    for (; at < size; ++at) {
        to[count] = from[at];
        count += from[at] != 0 ? 1U : 0U;
    }
    return count;
}

} // namespace cnamdata::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE

namespace cnamdata {

HWY_EXPORT(CopyNonzero);

std::size_t copy_nonzero(std::span<const std::uint32_t> from, std::uint32_t* to) {
    return HWY_DYNAMIC_DISPATCH(CopyNonzero)(from.data(), from.size(), to);
}

} // namespace cnamdata

#endif
