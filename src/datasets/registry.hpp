// SPDX-License-Identifier: MPL-2.0
//
// Every dataset module declares itself here and is listed in registry.cpp: the only two lines outside its own file.
#pragma once

#include "cnamdata/dataset.hpp"

namespace cnamdata {

[[nodiscard]] const Dataset& damir();
[[nodiscard]] const Dataset& medic();
[[nodiscard]] const Dataset& lpp();

} // namespace cnamdata
