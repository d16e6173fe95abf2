// SPDX-License-Identifier: MPL-2.0
//
// The part of Highway that asks the processor what it can do, in place of Highway's own library: that one (1.0.3 at
// least) measures the clock for 4 ms whenever a program starts, a third of what an answer from Parquet takes.
// The linker finds these first and leaves the library out.
#include "base/simd_targets.hpp"

#include <hwy/targets.h>

#include <atomic>
#include <cstdint>
#include <cstdlib>
#include <string>

namespace hwy {

namespace {

std::atomic<std::int64_t> forced{0};

std::int64_t ask_processor() {
    std::int64_t targets = HWY_STATIC_TARGET | HWY_SCALAR;
#if HWY_ARCH_X86 && defined(__GNUC__)
    __builtin_cpu_init();
    if (__builtin_cpu_supports("ssse3")) targets |= HWY_SSSE3;
    if (__builtin_cpu_supports("sse4.2") && __builtin_cpu_supports("pclmul")) targets |= HWY_SSE4;
    const bool avx2 = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") &&
                      __builtin_cpu_supports("bmi2") && __builtin_cpu_supports("fma");
    if (avx2) targets |= HWY_AVX2;
    const bool avx3 = avx2 && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512vl") &&
                      __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512bw") &&
                      __builtin_cpu_supports("avx512cd");
    if (avx3) targets |= HWY_AVX3;
#endif
    return targets;
}

std::int64_t target_named(std::string_view name, std::int64_t targets) {
    for (; targets != 0; targets &= targets - 1) {
        const std::int64_t target = targets & -targets;
        if ((target & HWY_TARGETS) != 0 && name == TargetName(target)) return target;
    }
    return 0;
}

// What the variable names, or everything.
std::int64_t wanted_of(std::int64_t targets) {
    const char* wanted = std::getenv("CNAMDATA_SIMD");
    const std::int64_t named = wanted == nullptr ? 0 : target_named(wanted, targets);
    return named == 0 ? targets : named;
}

} // namespace

std::int64_t SupportedTargets() {
    static const std::int64_t found = wanted_of(ask_processor());
    const std::int64_t mocked = forced;
    return mocked == 0 ? found : mocked;
}

void SetSupportedTargetsForTest(std::int64_t targets) { forced = targets; }

ChosenTarget& GetChosenTarget() {
    static ChosenTarget chosen;
    return chosen;
}

} // namespace hwy

namespace cnamdata {

std::string_view simd_targets() {
    static const std::string names = [] {
        std::string all;
        for (std::int64_t rest = hwy::ask_processor() & HWY_TARGETS; rest != 0; rest &= rest - 1)
            all += (all.empty() ? "" : " ") + std::string(hwy::TargetName(rest & -rest));
        return all;
    }();
    return names;
}

bool force_simd_target(std::string_view name) {
    const std::int64_t target = name.empty() ? 0 : hwy::target_named(name, hwy::ask_processor());
    if (target == 0 && !name.empty()) return false;
    hwy::SetSupportedTargetsForTest(target);
    hwy::GetChosenTarget().Update(hwy::SupportedTargets());
    return true;
}

} // namespace cnamdata
