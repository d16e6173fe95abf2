// SPDX-License-Identifier: MPL-2.0
#include "generate/choice.hpp"

#include <numeric>

namespace cnamdata::generate {

WeightedIndex::WeightedIndex(std::span<const std::uint64_t> weights) {
    const std::uint64_t total = std::accumulate(weights.begin(), weights.end(), std::uint64_t{0});
    const std::uint64_t count = weights.size();
    // Each column holds `total`; a weight fills `weight * count` of the whole, which is `total * count`.
    std::vector<std::uint64_t> left;
    std::vector<std::size_t> poor;
    std::vector<std::size_t> rich;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        left.push_back(weights[i] * count);
        (left[i] < total ? poor : rich).push_back(i);
        columns_.push_back({std::uint64_t{1} << 32U, i});
    }
    while (!poor.empty() && !rich.empty()) {
        const std::size_t small = poor.back();
        poor.pop_back();
        const std::size_t large = rich.back();
        __extension__ using Wide = unsigned __int128;
        columns_[small] = {static_cast<std::uint64_t>((static_cast<Wide>(left[small]) << 32U) / total), large};
        left[large] -= total - left[small];
        if (left[large] < total) {
            rich.pop_back();
            poor.push_back(large);
        }
    }
}

} // namespace cnamdata::generate
