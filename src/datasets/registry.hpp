// SPDX-License-Identifier: MPL-2.0
//
// Every dataset module declares itself here and is listed in registry.cpp: the only two lines outside its own file.
#pragma once

#include "cnamdata/dataset.hpp"

namespace cnamdata {

[[nodiscard]] const Dataset& damir();
[[nodiscard]] const Dataset& tables_n();
[[nodiscard]] const Dataset& tables_r();
[[nodiscard]] const Dataset& medic();
[[nodiscard]] const Dataset& medic_nb();
[[nodiscard]] const Dataset& statines();
[[nodiscard]] const Dataset& phmev();
[[nodiscard]] const Dataset& bio();
[[nodiscard]] const Dataset& bio_nb();
[[nodiscard]] const Dataset& lpp();
[[nodiscard]] const Dataset& lpp_nb();

} // namespace cnamdata
