// SPDX-License-Identifier: MPL-2.0
//
// The files that count persons (`NB_`): a level of codes by up to four dimensions.
#pragma once

#include "generate/medic_catalogue.hpp"
#include "generate/model.hpp"
#include "generate/yearly.hpp"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace cnamdata::generate {

/// A code of a level. `price` is the base of one unit, in centimes.
struct CountedCode {
    Labelled name;
    std::int64_t price = 0;
};

/// A level: the first part of the breakdowns it has, its columns, and its codes in a year, sorted as published.
struct PersonsLevel {
    std::string id{};
    std::string code{};  ///< column
    std::string label{}; ///< column
    std::function<std::vector<CountedCode>(const Job&)> codes{};
};

/// The column of units is `BOITES`, `DNB` or `QTE`.
[[nodiscard]] std::unique_ptr<Model> make_persons_model(Columns& columns, std::vector<PersonsLevel> levels,
                                                        std::string_view units, const Axes& axes);

} // namespace cnamdata::generate
