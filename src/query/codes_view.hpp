// SPDX-License-Identifier: MPL-2.0
//
// The codes of a column, however many bytes each has.
#pragma once

#include "base/column_data.hpp"

#include <cstdint>
#include <utility>
#include <variant>

namespace cnamdata {

/// Does not own the codes.
class CodesView {
public:
    CodesView() = default;
    /// REQUIRES: `data` holds codes, packed or not, and lives as long.
    explicit CodesView(const ColumnData& data) {
        if (data.form == ColumnData::Form::codes) {
            codes_ = data.codes.data();
        } else {
            data.packed.visit([&](const auto& codes) { codes_ = codes.data(); });
        }
    }

    /// Calls `act` with a pointer to the first code.
    template <class Act>
    decltype(auto) visit(Act&& act) const {
        return std::visit(std::forward<Act>(act), codes_);
    }

private:
    std::variant<const std::uint8_t*, const std::uint16_t*, const Code*> codes_{};
};

[[nodiscard]] inline bool has_codes(const ColumnData& data) noexcept {
    return data.form == ColumnData::Form::codes || data.form == ColumnData::Form::packed;
}

} // namespace cnamdata
