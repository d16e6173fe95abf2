// SPDX-License-Identifier: MPL-2.0
#include "cnamdata/period.hpp"

#include "base/text.hpp"
#include "cnamdata/error.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

namespace cnamdata {

namespace {

std::optional<int> digits(std::string_view text, std::size_t length) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.size() != length || error != std::errc{} || end != text.data() + text.size() || text[0] == '-') return {};
    return value;
}

std::optional<Period> read_period(std::string_view text) {
    const auto year = digits(text.substr(0, 4), 4);
    if (!year || *year == 0) return {};
    if (text.size() == 4) return Period{*year, 0};
    if (text.size() != 7 || text[4] != '-') return {};
    const auto month = digits(text.substr(5), 2);
    if (!month || *month < 1 || *month > 12) return {};
    return Period{*year, *month};
}

[[noreturn]] void malformed(std::string_view text) {
    throw Error(Category::usage, "malformed period '" + std::string(text) + "'",
                "Periods look like 2024, 2024-03, 2023-01..2024-06, 2019..2023, latest or all.");
}

} // namespace

std::string to_string(Period period) {
    if (period.empty()) return {};
    std::string text = std::to_string(period.year);
    text.insert(0, 4 - std::min<std::size_t>(4, text.size()), '0');
    if (period.monthly()) text += (period.month < 10 ? "-0" : "-") + std::to_string(period.month);
    return text;
}

Period parse_period(std::string_view text) {
    const auto period = read_period(trim(text));
    if (!period) malformed(text);
    return *period;
}

PeriodSelection PeriodSelection::parse(std::string_view text) {
    PeriodSelection selection;
    const std::string_view wanted = trim(text);
    if (same_folded(wanted, "all")) return selection;
    if (same_folded(wanted, "latest")) {
        selection.latest_ = true;
        return selection;
    }
    const std::size_t dots = wanted.find("..");
    const auto first = read_period(wanted.substr(0, dots));
    const auto last = dots == std::string_view::npos ? first : read_period(wanted.substr(dots + 2));
    if (!first || !last) malformed(text);
    if (*last < *first && !last->contains(*first)) {
        throw Error(Category::usage, "the period '" + std::string(text) + "' runs backwards",
                    "Write the earlier end first: " + to_string(*last) + ".." + to_string(*first) + ".");
    }
    selection.first_ = *first;
    selection.last_ = *last;
    return selection;
}

bool PeriodSelection::covers(Period period) const {
    // A year is not selected by some of its months.
    const bool begun = first_.empty() || period >= first_;
    const bool over = !last_.empty() && !last_.contains(period) && (period > last_ || period.contains(last_));
    return begun && !over;
}

std::vector<Period> PeriodSelection::select(std::vector<Period> available) const {
    std::sort(available.begin(), available.end());
    available.erase(std::unique(available.begin(), available.end()), available.end());
    if (latest_) {
        if (available.size() > 1) available.erase(available.begin(), available.end() - 1);
        return available;
    }
    std::erase_if(available, [this](Period period) { return !covers(period); });
    return available;
}

} // namespace cnamdata
