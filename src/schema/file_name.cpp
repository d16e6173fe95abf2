// SPDX-License-Identifier: MPL-2.0
//
// What the name of a published file tells.
#include "base/text.hpp"
#include "schema/header.hpp"

#include <cctype>

namespace cnamdata {

namespace {

struct Match {
    bool found = false;
    Period period{};
};

bool alphanumeric(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0; }

// Digits of a pattern field at `at`, or -1.
int number_at(std::string_view text, std::size_t at, std::size_t length) {
    if (at + length > text.size()) return -1;
    int value = 0;
    for (const char c : text.substr(at, length)) {
        if (c < '0' || c > '9') return -1;
        value = value * 10 + (c - '0');
    }
    return value;
}

/// Matches a pattern such as `A{ym}` at one place of an upper-case name.
Match match_at(std::string_view name, std::size_t at, std::string_view pattern) {
    const std::size_t brace = pattern.find('{');
    const std::string_view prefix = pattern.substr(0, brace);
    if (name.substr(at, prefix.size()) != prefix) return {};
    if (at > 0 && alphanumeric(name[at - 1])) return {};
    const bool monthly = pattern.substr(brace).starts_with("{ym}");
    const std::size_t digits = at + prefix.size();
    const int year = number_at(name, digits, 4);
    const int month = monthly ? number_at(name, digits + 4, 2) : 0;
    const std::size_t end = digits + (monthly ? 6 : 4);
    const bool ends = end >= name.size() || !alphanumeric(name[end]);
    if (year < 1990 || month < 0 || month > 12 || (monthly && month == 0) || !ends) return {};
    return {true, {year, month}};
}

Match match(std::string_view name, const Dataset& dataset) {
    const std::string folded = upper(name.substr(name.rfind('/') + 1));
    for (std::string_view pattern : dataset.names) {
        for (std::size_t at = 0; at < folded.size(); ++at) {
            if (const Match found = match_at(folded, at, pattern); found.found) return found;
        }
    }
    return {};
}

} // namespace

Period period_in_name(const Dataset& dataset, std::string_view name) { return match(name, dataset).period; }

bool name_fits(const Dataset& dataset, std::string_view name) { return match(name, dataset).found; }

} // namespace cnamdata
