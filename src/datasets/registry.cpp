// SPDX-License-Identifier: MPL-2.0
#include "datasets/registry.hpp"

#include "base/text.hpp"
#include "cnamdata/error.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace cnamdata {

namespace {

constexpr std::array modules{
    &damir, &tables_n, &tables_r, &medic, &medic_nb, &statines, &phmev, &bio, &bio_nb, &lpp, &lpp_nb,
};

} // namespace

std::span<const Dataset* const> datasets() noexcept {
    static const auto all = [] {
        std::array<const Dataset*, modules.size()> made{};
        std::ranges::transform(modules, made.begin(), [](auto* module) { return &module(); });
        return made;
    }();
    return all;
}

int schema_version() noexcept { return 1; }

// Makes no more modules than it must: all of them take as long as reading the footer of a large table.
const Dataset* try_dataset(std::string_view id) noexcept {
    for (auto* const module : modules) {
        if (const Dataset& dataset = module(); same_folded(dataset.id, id)) return &dataset;
    }
    return nullptr;
}

const Dataset& find_dataset(std::string_view id) {
    if (const Dataset* dataset = try_dataset(id)) return *dataset;
    std::vector<std::string_view> ids;
    for (const Dataset* dataset : datasets())
        ids.push_back(dataset->id);
    throw Error(Category::usage, "unknown dataset '" + std::string(id) + "'",
                did_you_mean(id, ids) + "`cnamdata datasets` lists them.");
}

} // namespace cnamdata
