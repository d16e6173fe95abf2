// SPDX-License-Identifier: MPL-2.0
#include "query/traps.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace cnamdata {

namespace {

/// Whether a list separated by commas holds the name, case folded.
bool lists(std::string_view list, std::string_view name) {
    while (!list.empty()) {
        const std::string_view entry = list.substr(0, list.find(','));
        if (same_folded(entry, name)) return true;
        list.remove_prefix(std::min(list.size(), entry.size() + 1));
    }
    return false;
}

bool names(const std::vector<std::string>& columns, std::string_view list) {
    return std::any_of(columns.begin(), columns.end(), [&](const std::string& column) { return lists(list, column); });
}

bool falls_into(const Trap& trap, const Conduct& conduct) {
    if (names(conduct.summed, trap.summed) && !names(conduct.used, trap.unless)) return true;
    if (names(conduct.missing, trap.missing)) return true;
    const bool beside = std::any_of(conduct.datasets.begin(), conduct.datasets.end(),
                                    [&](const Dataset* dataset) { return lists(trap.beside, dataset->id); });
    return beside && (trap.when_using.empty() || names(conduct.used, trap.when_using));
}

} // namespace

Warnings trap_warnings(const Conduct& conduct) {
    Warnings warnings;
    for (const Dataset* dataset : conduct.datasets) {
        for (const Trap& trap : dataset->traps) {
            if (falls_into(trap, conduct))
                warnings.push_back(std::string(dataset->id) + ", trap '" + std::string(trap.id) +
                                   "': " + std::string(trap.text));
        }
    }
    return warnings;
}

} // namespace cnamdata
