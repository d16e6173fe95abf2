// SPDX-License-Identifier: MPL-2.0
#include "store/unknown_input.hpp"

#include "base/text.hpp"
#include "cnamdata/dataset.hpp"
#include "cnamdata/error.hpp"

#include <algorithm>
#include <string_view>

namespace cnamdata {

void unknown_input(const std::string& input) {
    std::vector<std::string_view> ids;
    for (const Dataset* dataset : datasets())
        ids.push_back(dataset->id);
    throw Error(Category::usage, "'" + input + "' is neither a file nor a dataset",
                did_you_mean(input, ids) + "`cnamdata datasets` lists the datasets.");
}

void no_tables(const std::string& id, const std::filesystem::path& store, const std::vector<Period>& periods) {
    if (periods.empty()) {
        const std::string plain = id.substr(0, id.find('/'));
        throw Error(Category::usage, "the store " + store.string() + " has no table of " + id,
                    "Put one into it first: cnamdata refresh " + plain + " --period latest, or cnamdata ingest FILE");
    }
    const auto [first, last] = std::minmax_element(periods.begin(), periods.end());
    std::string hint = "It has " + to_string(*first) + (*first == *last ? "." : " to " + to_string(*last) + ".");
    if (!first->monthly()) hint += " Its tables are of whole years.";
    throw Error(Category::usage, "the store has no table of " + id + " in that period", hint);
}

} // namespace cnamdata
