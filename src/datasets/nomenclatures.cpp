// SPDX-License-Identifier: MPL-2.0
#include "datasets/nomenclatures.hpp"

#include "base/text.hpp"

#include <array>

namespace cnamdata {

namespace {

bool serves(const BuiltInNomenclature& nomenclature, std::string_view dataset, std::string_view column) noexcept {
    std::string_view rest = nomenclature.columns;
    while (!rest.empty()) {
        const std::string_view one = rest.substr(0, rest.find(','));
        const std::size_t point = one.find('.');
        if (same_folded(one.substr(0, point), dataset) && same_folded(one.substr(point + 1), column)) return true;
        rest.remove_prefix(one.size() == rest.size() ? one.size() : one.size() + 1);
    }
    return false;
}

} // namespace

std::span<const std::span<const BuiltInNomenclature>> built_in_nomenclatures() noexcept {
    static const std::array all{people_nomenclatures(), establishment_nomenclatures(), care_nomenclatures(),
                                yearly_nomenclatures(), table_nomenclatures()};
    return all;
}

std::span<const CodedLabel> built_in_labels(std::string_view dataset, std::string_view column) noexcept {
    for (const auto& topic : built_in_nomenclatures()) {
        for (const BuiltInNomenclature& nomenclature : topic) {
            if (serves(nomenclature, dataset, column)) return nomenclature.labels;
        }
    }
    return {};
}

} // namespace cnamdata
