// SPDX-License-Identifier: MPL-2.0
#include "generate/columns.hpp"

#include "cnamdata/error.hpp"

#include <string>

namespace cnamdata::generate {

Slot Columns::claim(std::string_view name) {
    const Column* column = dataset_->find(name);
    if (column == nullptr) {
        throw Error(Category::internal,
                    "the generator knows a column '" + std::string(name) + "' that dataset '" +
                        std::string(dataset_->id) + "' does not have",
                    "Take it out of bench/generate, or put it into src/datasets.");
    }
    const auto slot = static_cast<Slot>(column - dataset_->columns.data());
    claimed_[slot] = true;
    return slot;
}

void Columns::check() const {
    std::string missing;
    for (Slot slot = 0; slot < claimed_.size(); ++slot) {
        if (!claimed_[slot]) missing += (missing.empty() ? "" : ", ") + std::string(dataset_->columns[slot].name);
    }
    if (missing.empty()) return;
    throw Error(Category::internal,
                "no value distribution for " + missing + " of dataset '" + std::string(dataset_->id) + "'",
                "Type one in, in bench/generate.");
}

} // namespace cnamdata::generate
