// SPDX-License-Identifier: MPL-2.0
//
// The small nomenclatures that the tool carries, each typed once whatever the number of columns it serves. Large ones
// (services, medicines, devices, acts) are harvested from the files or imported.
#pragma once

#include "cnamdata/period.hpp"

#include <span>
#include <string_view>

namespace cnamdata {

/// A code and what it means. Where a code has several labels at once, the one to show comes first.
struct CodedLabel {
    std::string_view code{};
    std::string_view label{};
    Period since{}; ///< empty: always
    Period until{}; ///< empty: still
};

struct BuiltInNomenclature {
    std::string_view columns{}; ///< `DATASET.COLUMN`, separated by commas
    std::span<const CodedLabel> labels{};
};

// One function a file; nomenclatures.cpp lists them.
[[nodiscard]] std::span<const BuiltInNomenclature> people_nomenclatures() noexcept;
[[nodiscard]] std::span<const BuiltInNomenclature> establishment_nomenclatures() noexcept;
[[nodiscard]] std::span<const BuiltInNomenclature> care_nomenclatures() noexcept;
[[nodiscard]] std::span<const BuiltInNomenclature> yearly_nomenclatures() noexcept;
[[nodiscard]] std::span<const BuiltInNomenclature> table_nomenclatures() noexcept;

/// All of those.
[[nodiscard]] std::span<const std::span<const BuiltInNomenclature>> built_in_nomenclatures() noexcept;

/// The labels of a column; none when it has no built-in nomenclature.
[[nodiscard]] std::span<const CodedLabel> built_in_labels(std::string_view dataset, std::string_view column) noexcept;

} // namespace cnamdata
