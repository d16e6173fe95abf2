// SPDX-License-Identifier: MPL-2.0
#include "cli/suggest.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace cnamdata::cli {

std::string folded(std::string_view text) {
    std::string out(text);
    for (char& c : out)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return out;
}

std::size_t edit_distance(std::string_view a_text, std::string_view b_text) {
    const std::string a = folded(a_text);
    const std::string b = folded(b_text);
    std::vector<std::size_t> before(b.size() + 1);
    std::vector<std::size_t> above(b.size() + 1);
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j)
        above[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t replaced = above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            row[j] = std::min({above[j] + 1, row[j - 1] + 1, replaced});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = std::min(row[j], before[j - 2] + 1);
        }
        before.swap(above);
        above.swap(row);
    }
    return above[b.size()];
}

std::string_view nearest(std::string_view word, std::span<const std::string_view> candidates) {
    const std::string wanted = folded(word);
    std::string_view best;
    std::size_t best_distance = std::max<std::size_t>(1, word.size() / 3) + 1;
    for (std::string_view candidate : candidates) {
        if (wanted.size() >= 3 && folded(candidate).starts_with(wanted)) return candidate;
        const std::size_t distance = edit_distance(wanted, candidate);
        if (distance < best_distance) {
            best = candidate;
            best_distance = distance;
        }
    }
    return best;
}

std::string listed(std::span<const std::string_view> candidates) {
    std::string out;
    for (std::string_view candidate : candidates) {
        if (!out.empty()) out += ", ";
        out += candidate;
    }
    return out;
}

std::string suggestion(std::string_view word, std::span<const std::string_view> candidates) {
    const std::string_view best = nearest(word, candidates);
    if (!best.empty()) return fmt::format("Did you mean '{}'?", best);
    return fmt::format("Choose from {}.", listed(candidates));
}

} // namespace cnamdata::cli
