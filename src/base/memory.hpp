// SPDX-License-Identifier: MPL-2.0
//
// What the allocator keeps.
#pragma once

#if defined(__GLIBC__)
#include <malloc.h>
#endif

namespace cnamdata {

/// Gives the pages that lie free between blocks in use back to the system, where the allocator can. It takes some
/// milliseconds: for long runs, now and then. Thread-safe.
inline void give_back_free_memory() noexcept {
#if defined(__GLIBC__)
    malloc_trim(0);
#endif
}

} // namespace cnamdata
