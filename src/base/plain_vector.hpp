// SPDX-License-Identifier: MPL-2.0
//
// Vectors of numbers that are about to be overwritten: making them larger does not fill them with zeros first.
#pragma once

#include <memory>
#include <type_traits>
#include <utility>
#include <vector>

namespace cnamdata {

/// Leaves new elements as they are in memory.
template <class T>
struct UnfilledAllocator : std::allocator<T> {
    static_assert(std::is_trivially_copyable_v<T> && std::is_trivially_destructible_v<T>);
    template <class U>
    struct rebind {
        using other = UnfilledAllocator<U>;
    };
    template <class U>
    void construct(U* place) noexcept {
        ::new (static_cast<void*>(place)) U;
    }
    template <class U, class... Arguments>
    void construct(U* place, Arguments&&... arguments) {
        ::new (static_cast<void*>(place)) U(std::forward<Arguments>(arguments)...);
    }
};

/// A std::vector whose resize() leaves new elements undefined.
template <class T>
using PlainVector = std::vector<T, UnfilledAllocator<T>>;

} // namespace cnamdata
