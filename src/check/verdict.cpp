// SPDX-License-Identifier: MPL-2.0
#include "cnamdata/check.hpp"

#include <array>

namespace cnamdata {

std::span<const Verdict> verdicts() noexcept {
    static constexpr std::array all{Verdict::sound,      Verdict::unrecorded, Verdict::incomplete, Verdict::republished,
                                    Verdict::unlike,     Verdict::replaced,   Verdict::outdated,   Verdict::broken,
                                    Verdict::unreadable, Verdict::foreign};
    return all;
}

std::string_view to_string(Verdict verdict) noexcept {
    switch (verdict) {
    case Verdict::sound:
        return "sound";
    case Verdict::unrecorded:
        return "unrecorded";
    case Verdict::incomplete:
        return "incomplete";
    case Verdict::republished:
        return "republished";
    case Verdict::unlike:
        return "unlike";
    case Verdict::replaced:
        return "replaced";
    case Verdict::outdated:
        return "outdated";
    case Verdict::broken:
        return "broken";
    case Verdict::unreadable:
        return "unreadable";
    case Verdict::foreign:
        break;
    }
    return "foreign";
}

bool is_fine(Verdict verdict) noexcept { return verdict == Verdict::sound || verdict == Verdict::unrecorded; }

} // namespace cnamdata
