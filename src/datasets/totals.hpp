// SPDX-License-Identifier: MPL-2.0
//
// What was published of each dataset, in files of their own: ID_totals.cpp. Declared here, used by the dataset's
// module.
#pragma once

#include "cnamdata/dataset.hpp"

#include <initializer_list>
#include <utility>

namespace cnamdata {

[[nodiscard]] Publications bio_publications();
[[nodiscard]] Publications bio_nb_publications();
[[nodiscard]] Publications damir_publications();
[[nodiscard]] Publications lpp_publications();
[[nodiscard]] Publications lpp_nb_publications();
[[nodiscard]] Publications medic_publications();

namespace totals {

/// A measure (empty: rows) and its published value.
using Sum = std::pair<std::string_view, std::string_view>;

/// Adds several sums that have everything else in common.
inline void add(Publications& published, PublishedTotal common, std::initializer_list<Sum> sums) {
    for (const auto& [measure, value] : sums) {
        common.measure = measure;
        common.value = value;
        published.totals.push_back(common);
    }
}

} // namespace totals
} // namespace cnamdata
