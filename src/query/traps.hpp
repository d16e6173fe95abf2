// SPDX-License-Identifier: MPL-2.0
//
// The traps of a dataset that can be seen in a question.
#pragma once

#include "cnamdata/dataset.hpp"
#include "cnamdata/query.hpp"

#include <span>
#include <string>
#include <vector>

namespace cnamdata {

/// What a question does, as far as traps look at it. Column names are canonical.
struct Conduct {
    std::vector<const Dataset*> datasets{}; ///< it is put to; each once
    std::vector<std::string> summed{};      ///< columns summed or averaged
    std::vector<std::string> used{};        ///< columns grouped or filtered by
    std::vector<std::string> missing{};     ///< columns that it uses and not all files have
};

/// One line for each trap the question falls into: the dataset and the rule.
[[nodiscard]] Warnings trap_warnings(const Conduct& conduct);

} // namespace cnamdata
