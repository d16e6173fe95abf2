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

void no_tables(const std::string& id, const std::filesystem::path& store, std::vector<Period> periods) {
    if (periods.empty()) {
        throw Error(Category::usage, "the store " + store.string() + " has no table of " + id,
                    "Put an archive into it first: cnamdata ingest " + id.substr(0, id.find('/')) + " FILE");
    }
    std::sort(periods.begin(), periods.end());
    const std::string first = to_string(periods.front()), last = to_string(periods.back());
    throw Error(Category::usage, "the store has no table of " + id + " in that period",
                "It has " + first + (last == first ? "." : " to " + last + "."));
}

} // namespace cnamdata
