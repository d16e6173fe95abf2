// SPDX-License-Identifier: MPL-2.0
#include "query/key_values.hpp"

#include <algorithm>
#include <numeric>

namespace cnamdata {

void KeyValues::translate(const Dictionary& dictionary, std::vector<std::uint32_t>& numbers) {
    numbers.assign(dictionary.size(), 0);
    const std::lock_guard lock(mutex_);
    for (Code code = 1; code < dictionary.size(); ++code) {
        if (dictionary.type() == Dictionary::Type::number) {
            const auto [entry, added] = numbers_.try_emplace(dictionary.number(code), 0);
            if (added) entry->second = values_.add(dictionary.number(code));
            numbers[code] = entry->second;
        } else {
            const auto [entry, added] = texts_.try_emplace(std::string(dictionary.text(code)), 0);
            if (added) entry->second = values_.add(dictionary.text(code));
            numbers[code] = entry->second;
        }
    }
}

std::vector<std::uint32_t> KeyValues::ranks() const {
    std::vector<std::uint32_t> order(values_.size() - 1);
    std::iota(order.begin(), order.end(), 1U);
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        return values_.type() == Dictionary::Type::number ? values_.number(a) < values_.number(b)
                                                          : values_.text(a) < values_.text(b);
    });
    std::vector<std::uint32_t> ranks(values_.size(), static_cast<std::uint32_t>(order.size()));
    for (std::uint32_t place = 0; place < order.size(); ++place)
        ranks[order[place]] = place;
    return ranks;
}

} // namespace cnamdata
