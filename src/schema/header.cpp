// SPDX-License-Identifier: MPL-2.0
#include "schema/header.hpp"

#include "base/numbers.hpp"
#include "base/text.hpp"
#include "cnamdata/error.hpp"

#include <algorithm>
#include <tuple>

namespace cnamdata {

namespace {

using Names = std::vector<std::string>;

/// How a header compares with a dataset.
struct Comparison {
    const Dataset* dataset = nullptr;
    Period period{};
    std::size_t known = 0; ///< columns of the header that the dataset has
    Names missing{};       ///< required columns that the header lacks
    Names added{};         ///< names that the dataset does not know
};

std::string_view without_line_end(std::string_view line) {
    while (line.ends_with('\n') || line.ends_with('\r'))
        line.remove_suffix(1);
    return line;
}

/// The processing month that the first line of data tells, for datasets that carry one.
Period period_in_data(const Dataset& dataset, const Names& names, std::string_view first_line) {
    if (!dataset.monthly) return {};
    const Names fields = csv::split_line(without_line_end(first_line), dialect_of(dataset));
    for (std::size_t i = 0; i < std::min(names.size(), fields.size()); ++i) {
        std::int64_t value = 0;
        if (!same_folded(names[i], "FLX_ANN_MOI") || !parse_integer<EnglishNumbers>(fields[i], value)) continue;
        const auto month = static_cast<int>(value % 100);
        if (value > 199001 && value < 999912 && month >= 1 && month <= 12)
            return {static_cast<int>(value / 100), month};
    }
    return {};
}

Period find_period(const Dataset& dataset, const Names& names, const HeaderHints& hints) {
    if (!hints.period.empty()) return hints.period;
    const Period named = period_in_name(dataset, hints.name);
    return named.empty() ? period_in_data(dataset, names, hints.first_line) : named;
}

Comparison compare(const Dataset& dataset, const Names& names, const HeaderHints& hints) {
    Comparison result{.dataset = &dataset, .period = find_period(dataset, names, hints)};
    std::vector<const Column*> present;
    for (const std::string& name : names) {
        const Column* column = dataset.find(name);
        if (column == nullptr) result.added.push_back(name);
        present.push_back(column);
    }
    for (const Column& column : dataset.columns) {
        if (std::find(present.begin(), present.end(), &column) != present.end()) {
            ++result.known;
        } else if (column.required && column.lives_in(result.period)) {
            result.missing.emplace_back(column.name);
        }
    }
    return result;
}

std::string describe_differences(const Comparison& comparison) {
    std::string text;
    const std::vector<std::string_view> added(comparison.added.begin(), comparison.added.end());
    const auto line = [&](const std::string& what) { text += "\n  " + what; };
    for (const std::string& missing : comparison.missing) {
        const std::string_view likely = nearest(missing, added);
        line("missing: " + missing + (likely.empty() ? "" : " (renamed to " + std::string(likely) + "?)"));
    }
    for (const std::string& name : comparison.added)
        line("new: " + name);
    return text;
}

[[noreturn]] void refuse(const Comparison& best, const HeaderHints& hints) {
    const std::string what = "the header of " + hints.name;
    if (hints.dataset != nullptr || best.known * 2 >= best.dataset->columns.size()) {
        throw Error(Category::data,
                    what + " is not one of " + std::string(best.dataset->id) + ":" + describe_differences(best),
                    Location{.file = hints.name, .line = 1},
                    "`cnamdata schema " + std::string(best.dataset->id) + "` shows the columns that are expected.");
    }
    throw Error(Category::data, what + " is that of no dataset this tool knows",
                Location{.file = hints.name, .line = 1},
                "`cnamdata datasets` lists them; name the dataset to see what differs.");
}

Comparison recognise(const Names& names, const HeaderHints& hints) {
    if (hints.dataset != nullptr) return compare(*hints.dataset, names, hints);
    Comparison best;
    for (const Dataset* dataset : datasets()) {
        Comparison candidate = compare(*dataset, names, hints);
        const auto rank = [&](const Comparison& c) {
            return std::tuple(c.missing.empty(), name_fits(*c.dataset, hints.name), c.known);
        };
        if (best.dataset == nullptr || rank(candidate) > rank(best)) best = std::move(candidate);
    }
    return best;
}

// Two versions may have the same header: the one in force is meant.
const HeaderVersion* find_version(const Dataset& dataset, std::string_view line, Period period) {
    const HeaderVersion* expected = dataset.version_of(period);
    if (expected != nullptr && expected->header == line) return expected;
    for (const HeaderVersion& version : dataset.versions) {
        if (version.header == line) return &version;
    }
    return nullptr;
}

void require_distinct(const Names& names, const HeaderHints& hints) {
    for (auto name = names.begin(); name != names.end(); ++name) {
        if (name->empty() ||
            std::any_of(names.begin(), name, [&](const auto& other) { return same_folded(other, *name); })) {
            throw Error(Category::data,
                        name->empty() ? "the header of " + hints.name + " has a column without a name"
                                      : "the header of " + hints.name + " has the column " + *name + " twice",
                        Location{.file = hints.name, .line = 1, .column = *name});
        }
    }
}

void fill_slots(Header& header, const Names& names) {
    std::vector<const Column*> columns;
    for (const std::string& name : names)
        columns.push_back(header.dataset->find(name));
    for (const Column& column : header.dataset->columns) {
        const auto found = std::find(columns.begin(), columns.end(), &column);
        if (found != columns.end()) {
            header.slots.push_back({column, static_cast<std::size_t>(found - columns.begin())});
        } else if (column.lives_in(header.period)) {
            header.slots.push_back({column, std::nullopt});
            header.remarks.push_back("the file has no column " + std::string(column.name) +
                                     ": it is null in the table");
        }
    }
    header.owned_names = std::make_shared<std::vector<std::string>>();
    header.owned_names->reserve(names.size());
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (columns[i] != nullptr) continue;
        const std::string& name = header.owned_names->emplace_back(upper(names[i]));
        header.slots.push_back({Column{.name = name, .kind = Kind::text, .required = false}, i});
        header.remarks.push_back("unknown column " + names[i] + ": kept as text");
    }
}

Names names_in(std::string_view line) {
    Names names = csv::split_line(line, {.separator = ';', .quoted_fields = true});
    for (std::string& name : names)
        name = trim(name);
    return names;
}

} // namespace

csv::Dialect dialect_of(const Dataset& dataset) {
    return {.separator = ';', .quoted_fields = dataset.quoting == Quoting::fields};
}

HeaderComparison compare_header(std::string_view line, const HeaderHints& hints) {
    Names names = names_in(without_line_end(line));
    if (names.size() > 1 && names.back().empty()) names.pop_back();
    Comparison best = recognise(names, hints);
    return {.dataset = best.dataset,
            .period = best.period,
            .accepted = best.missing.empty(),
            .alike = best.known * 2 >= best.dataset->columns.size(),
            .missing = std::move(best.missing),
            .added = std::move(best.added)};
}

Header resolve_header(std::string_view line, const HeaderHints& hints) {
    line = without_line_end(line);
    Names names = names_in(line);
    Header header;
    header.width = names.size();
    header.trailing_separator = names.size() > 1 && names.back().empty();
    if (header.trailing_separator) names.pop_back();
    const Comparison best = recognise(names, hints);
    if (!best.missing.empty()) refuse(best, hints);
    require_distinct(names, hints);
    header.dataset = best.dataset;
    header.period = best.period;
    header.version = find_version(*best.dataset, line, best.period);
    fill_slots(header, names);
    return header;
}

} // namespace cnamdata
