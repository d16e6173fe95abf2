// SPDX-License-Identifier: MPL-2.0
//
// Invented establishments that prescribe: real categories, towns and regions, made-up names and FINESS numbers.
#pragma once

#include <string>
#include <vector>

namespace cnamdata::generate {

/// Texts are in the encoding of the file.
struct Establishment {
    std::string finess;
    std::string category, grouped_category;
    std::string postcode, name, town, street, number, legal_name;
    int region = 0;
    bool tells_age = true;
    bool tells_sex = true;
};

/// Sorted by FINESS; the same in every file. Thread-safe.
[[nodiscard]] const std::vector<Establishment>& establishments();

} // namespace cnamdata::generate
