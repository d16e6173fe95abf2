// SPDX-License-Identifier: MPL-2.0
#include "base/usable_memory.hpp"

#include "support/catch.hpp"

#include <algorithm>
#include <sys/resource.h>
#include <unistd.h>

using namespace cnamdata;

TEST_CASE("usable memory is no more than the machine has, nor than ulimit allows") {
    const auto machine =
        static_cast<std::uint64_t>(::sysconf(_SC_PHYS_PAGES)) * static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE));
    const std::uint64_t before = usable_memory();
    CHECK(before > 0);
    CHECK(before <= machine);
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__) // they take terabytes of addresses
    rlimit old{};
    REQUIRE(::getrlimit(RLIMIT_AS, &old) == 0);
    rlimit low = old;
    low.rlim_cur = std::min<rlim_t>(old.rlim_max, rlim_t{1} << 33U);
    REQUIRE(::setrlimit(RLIMIT_AS, &low) == 0);
    const std::uint64_t limited = usable_memory();
    REQUIRE(::setrlimit(RLIMIT_AS, &old) == 0);
    CHECK(limited == std::min<std::uint64_t>(before, low.rlim_cur));
#endif
}
