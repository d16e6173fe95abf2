// SPDX-License-Identifier: MPL-2.0
//
// Who publishes the data and under which licence. Constant data.
#pragma once

#include <string_view>

namespace cnamdata::cli {

inline constexpr std::string_view data_producer = "Caisse nationale de l'Assurance maladie (CNAM)";
inline constexpr std::string_view data_licence = "Licence Ouverte 2.0";
inline constexpr std::string_view data_licence_url =
    "https://www.etalab.gouv.fr/wp-content/uploads/2017/04/ETALAB-Licence-Ouverte-v2.0.pdf";

} // namespace cnamdata::cli
