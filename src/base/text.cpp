// SPDX-License-Identifier: MPL-2.0
#include "base/text.hpp"

#include <algorithm>
#include <cstddef>
#include <numeric>

namespace cnamdata {

namespace {

constexpr char upper_char(char c) noexcept { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

// A name inside the other is near, however long the rest.
bool one_inside_other(std::string_view left, std::string_view right) {
    constexpr std::size_t telling = 4;
    const std::string a = upper(left.size() < right.size() ? left : right);
    const std::string b = upper(left.size() < right.size() ? right : left);
    return a.size() >= telling && b.find(a) != std::string::npos;
}

/// Whether the name is what is left of the other when some of its letters are left out: BEN_REG of BEN_RES_REG.
bool abbreviates(std::string_view name, std::string_view whole) {
    constexpr std::size_t telling = 4;
    std::size_t met = 0;
    for (const char c : whole) {
        if (met < name.size() && upper_char(c) == upper_char(name[met])) ++met;
    }
    return name.size() >= telling && met == name.size();
}

std::string_view shortest_abbreviated(std::string_view name, std::span<const std::string_view> candidates) {
    std::string_view best;
    for (const std::string_view candidate : candidates) {
        if (abbreviates(name, candidate) && (best.empty() || candidate.size() < best.size())) best = candidate;
    }
    return best;
}

std::size_t edit_distance(std::string_view left, std::string_view right) {
    std::vector<std::size_t> row(right.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 1; i <= left.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= right.size(); ++j) {
            const std::size_t above = row[j];
            const std::size_t change = diagonal + (upper_char(left[i - 1]) == upper_char(right[j - 1]) ? 0U : 1U);
            row[j] = std::min({above + 1, row[j - 1] + 1, change});
            diagonal = above;
        }
    }
    return row.back();
}

} // namespace

std::string upper(std::string_view text) {
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(), upper_char);
    return result;
}

bool same_folded(std::string_view left, std::string_view right) noexcept {
    return std::equal(left.begin(), left.end(), right.begin(), right.end(),
                      [](char a, char b) { return upper_char(a) == upper_char(b); });
}

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> pieces;
    for (std::size_t begin = 0;;) {
        const std::size_t end = text.find(separator, begin);
        pieces.push_back(text.substr(begin, end - begin));
        if (end == std::string_view::npos) return pieces;
        begin = end + 1;
    }
}

std::string_view trim(std::string_view text) noexcept {
    constexpr std::string_view blanks = " \t\r\n";
    const std::size_t begin = text.find_first_not_of(blanks);
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(blanks) - begin + 1);
}

std::string_view nearest(std::string_view name, std::span<const std::string_view> candidates) {
    std::string_view best;
    std::size_t best_distance = std::max<std::size_t>(2, name.size() / 3) + 1;
    for (std::string_view candidate : candidates) {
        std::size_t distance = edit_distance(name, candidate);
        if (one_inside_other(name, candidate)) distance = std::min<std::size_t>(distance, 2);
        if (distance < best_distance) {
            best = candidate;
            best_distance = distance;
        }
    }
    return best.empty() ? shortest_abbreviated(name, candidates) : best;
}

std::string did_you_mean(std::string_view name, std::span<const std::string_view> candidates) {
    const std::string_view best = nearest(name, candidates);
    return best.empty() ? std::string{} : "Did you mean '" + std::string(best) + "'? ";
}

std::string join(std::span<const std::string> parts, std::string_view separator) {
    std::string result;
    for (const std::string& part : parts) {
        if (!result.empty()) result += separator;
        result += part;
    }
    return result;
}

} // namespace cnamdata
