// SPDX-License-Identifier: MPL-2.0
//
// What the name of a published file tells.
#include "base/text.hpp"
#include "schema/header.hpp"

#include <algorithm>
#include <cctype>

namespace cnamdata {

namespace {

/// A pattern such as `A{ym}` found in a name.
struct Match {
    std::size_t length = 0; ///< 0: not found
    Period period{};
};

bool alphanumeric(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0; }

/// The digits at the begin of a text, which loses them; -1 when they are not all digits.
int take_number(std::string_view& text, std::size_t length) {
    if (text.size() < length) return -1;
    int value = 0;
    for (const char c : text.substr(0, length)) {
        if (c < '0' || c > '9') return -1;
        value = value * 10 + (c - '0');
    }
    text.remove_prefix(length);
    return value;
}

bool take_text(std::string_view& text, std::string_view expected) {
    if (text.size() < expected.size() || !same_folded(text.substr(0, expected.size()), expected)) return false;
    text.remove_prefix(expected.size());
    return true;
}

bool take_field(std::string_view& text, std::string_view field, Period& period) {
    if (field.starts_with('y')) period.year = take_number(text, 4);
    if (field.ends_with('m')) period.month = take_number(text, 2);
    return (period.year == 0 || period.year >= 1990) && period.month != -1 && period.month <= 12 &&
           (!field.ends_with('m') || period.month > 0);
}

Match match_at(std::string_view name, std::string_view pattern) {
    std::string_view rest = name;
    Period period;
    while (!pattern.empty()) {
        const std::size_t brace = pattern.find('{');
        if (!take_text(rest, pattern.substr(0, brace))) return {};
        if (brace == std::string_view::npos) break;
        const std::size_t end = pattern.find('}');
        if (!take_field(rest, pattern.substr(brace + 1, end - brace - 1), period)) return {};
        pattern.remove_prefix(end + 1);
    }
    if (!rest.empty() && alphanumeric(rest.front())) return {};
    return {name.size() - rest.size(), period};
}

/// The pattern anywhere in a name, between characters that are no letters or digits.
Match match(std::string_view name, std::string_view pattern) {
    for (std::size_t at = 0; at < name.size(); ++at) {
        if (at > 0 && alphanumeric(name[at - 1])) continue;
        if (const Match found = match_at(name.substr(at), pattern); found.length > 0) return found;
    }
    return {};
}

} // namespace

NameMatch match_name(const Dataset& dataset, std::string_view name) {
    name = name.substr(name.rfind('/') + 1);
    NameMatch best;
    std::size_t longest = 0;
    const auto consider = [&](std::string_view pattern, std::string_view breakdown) {
        const Match found = match(name, pattern);
        if (found.length <= longest) return;
        longest = found.length;
        best = {true, found.period, breakdown};
    };
    for (const HeaderVersion& version : dataset.versions)
        consider(version.name.empty() ? dataset.names.front() : version.name, version.breakdown);
    for (std::string_view pattern : dataset.names)
        consider(pattern, {});
    return best;
}

Period period_in_name(const Dataset& dataset, std::string_view name) { return match_name(dataset, name).period; }

bool name_fits(const Dataset& dataset, std::string_view name) { return match_name(dataset, name).found; }

const Dataset* dataset_named(std::string_view name) {
    for (const Dataset* dataset : datasets()) {
        if (name_fits(*dataset, name)) return dataset;
    }
    return nullptr;
}

} // namespace cnamdata
