// SPDX-License-Identifier: MPL-2.0
#include "generate/model.hpp"

#include "cnamdata/error.hpp"

#include <array>
#include <string>

namespace cnamdata::generate {

std::span<const ModelEntry> models() noexcept {
    static constexpr std::array all{
        ModelEntry{"damir", {2025, 1}, Decimals::shortest, make_damir},
        ModelEntry{"tables-n", {2023, 1}, Decimals::two, make_tables_n},
        ModelEntry{"tables-r", {2020, 1}, Decimals::two, make_tables_r},
        ModelEntry{"medic", {2024, 0}, Decimals::two, make_medic},
        ModelEntry{"medic-nb", {2024, 0}, Decimals::two, make_medic_nb},
        ModelEntry{"statines", {2014, 0}, Decimals::two, make_statines},
        ModelEntry{"phmev", {2024, 0}, Decimals::two, make_phmev},
        ModelEntry{"bio", {2024, 0}, Decimals::two, make_bio},
        ModelEntry{"bio-nb", {2024, 0}, Decimals::two, make_bio_nb},
        ModelEntry{"lpp", {2019, 0}, Decimals::two, make_lpp},
        ModelEntry{"lpp-nb", {2023, 0}, Decimals::two, make_lpp_nb},
    };
    return all;
}

const ModelEntry& entry_of(const Dataset& dataset) {
    for (const ModelEntry& entry : models()) {
        if (entry.dataset == dataset.id) return entry;
    }
    throw Error(Category::internal, "no value distributions for dataset '" + std::string(dataset.id) + "'",
                "Type them in, in bench/generate, and list them in bench/generate/model.cpp.");
}

std::unique_ptr<Model> make_model(const Dataset& dataset) {
    Columns columns(dataset);
    std::unique_ptr<Model> model = entry_of(dataset).make(columns);
    columns.check();
    return model;
}

} // namespace cnamdata::generate
