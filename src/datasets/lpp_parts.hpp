// SPDX-License-Identifier: MPL-2.0
//
// Published totals of parts of Open LPP: by title, age, sex and region, 2014 to 2019, first edition.
#pragma once

#include <span>
#include <string_view>

namespace cnamdata {

struct LppPart {
    int year = 0;
    std::string_view where{}; ///< an expression
    std::string_view rows{}, quantity{}, reimbursed{}, base{};
};

/// By year, then by column. Static lifetime.
[[nodiscard]] std::span<const LppPart> lpp_parts() noexcept;

} // namespace cnamdata
