// SPDX-License-Identifier: MPL-2.0
//
// A made-up nomenclature of biology: the real groups, invented acts under them.
#pragma once

#include "generate/medic_catalogue.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace cnamdata::generate {

/// The physiopathological groups, in the order of the files.
[[nodiscard]] const std::vector<Group>& bio_groups();

struct Act {
    std::size_t group = 0;  ///< in bio_groups()
    Labelled name;          ///< the code without leading zeros
    std::int64_t price = 0; ///< centimes
};

struct BioCatalogue {
    std::vector<Act> acts; ///< sorted as published: by group, then by number
    std::vector<std::uint64_t> weights;
};

/// The acts of a year: the same codes every year, some of them spelt in another way from 2024 on.
[[nodiscard]] BioCatalogue bio_catalogue(int year);

} // namespace cnamdata::generate
