// SPDX-License-Identifier: MPL-2.0
#include "schema/header.hpp"

#include "base/numbers.hpp"
#include "base/text.hpp"
#include "cnamdata/error.hpp"

#include <algorithm>
#include <limits>
#include <tuple>

namespace cnamdata {

namespace {

using Names = std::vector<std::string>;

/// How a header compares with a dataset.
struct Comparison {
    const Dataset* dataset = nullptr;
    std::string_view breakdown{};
    Period period{};
    bool named = false;       ///< the file's name is one of this dataset and breakdown
    bool accepted = false;    ///< the file is taken for one of them
    std::size_t expected = 0; ///< columns of the breakdown
    std::size_t known = 0;    ///< those of them that the header has
    Names missing{};          ///< required columns that the header lacks
    Names added{};            ///< names that the dataset does not know
    Names foreign{};          ///< columns of other breakdowns

    /// A file without the columns that every breakdown must have, or with those of another one, is refused.
    [[nodiscard]] bool fits() const {
        return missing.empty() && foreign.empty() && (!dataset->unseen || known * 2 > known + added.size());
    }
};

std::string_view without_line_end(std::string_view line) {
    while (line.ends_with('\n') || line.ends_with('\r'))
        line.remove_suffix(1);
    return line;
}

/// The processing month that the first line of data tells, for datasets that carry one.
Period period_in_data(const Dataset& dataset, const Names& names, std::string_view first_line) {
    if (dataset.period_column.empty()) return {};
    const Names fields = csv::split_line(without_line_end(first_line), dialect_of(dataset));
    for (std::size_t i = 0; i < std::min(names.size(), fields.size()); ++i) {
        std::int64_t value = 0;
        if (!same_folded(names[i], dataset.period_column) || !parse_integer<EnglishNumbers>(fields[i], value)) continue;
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

bool contains(const std::vector<const Column*>& columns, const Column* column) {
    return std::find(columns.begin(), columns.end(), column) != columns.end();
}

Comparison compare(const Dataset& dataset, std::string_view breakdown, const Names& names, const HeaderHints& hints) {
    Comparison result{.dataset = &dataset, .breakdown = breakdown, .period = find_period(dataset, names, hints)};
    std::vector<const Column*> present;
    for (const std::string& name : names) {
        const Column* column = dataset.find(name);
        if (column == nullptr) result.added.push_back(name);
        present.push_back(column);
    }
    const std::vector<const Column*> held = dataset.columns_of(breakdown);
    result.expected = held.size();
    for (const Column* column : held) {
        if (contains(present, column)) {
            ++result.known;
        } else if (dataset.requires_column(*column, breakdown, result.period)) {
            result.missing.emplace_back(column->name);
        }
    }
    for (const Column* column : present) {
        if (column != nullptr && !contains(held, column)) result.foreign.emplace_back(column->name);
    }
    return result;
}

/// The breakdowns a file may be of: the one its name tells, else all.
std::vector<std::string_view> candidates(const Dataset& dataset, const NameMatch& name) {
    if (name.found && !name.breakdown.empty()) return {name.breakdown};
    return dataset.breakdowns();
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
    for (const std::string& name : comparison.foreign)
        line("of another breakdown than " + std::string(comparison.breakdown) + ": " + name);
    return text;
}

[[noreturn]] void refuse(const Comparison& best, const HeaderHints& hints) {
    const std::string what = "the header of " + hints.name;
    if (hints.dataset != nullptr || (best.dataset != nullptr && best.known * 2 >= best.expected)) {
        std::string id(best.dataset->id);
        if (!best.breakdown.empty()) id += "/" + std::string(best.breakdown);
        throw Error(Category::data, what + " is not one of " + id + ":" + describe_differences(best),
                    Location{.file = hints.name, .line = 1},
                    "`cnamdata schema " + id + "` shows the columns that are expected.");
    }
    throw Error(Category::data, what + " is that of no dataset this tool knows",
                Location{.file = hints.name, .line = 1},
                "`cnamdata datasets` lists them; name the dataset to see what differs.");
}

/// How the header compares with every breakdown of every dataset that it may be of.
std::vector<Comparison> compare_all(const Names& names, const HeaderHints& hints) {
    std::vector<Comparison> all;
    for (const Dataset* dataset : datasets()) {
        if (hints.dataset != nullptr && hints.dataset != dataset) continue;
        const NameMatch name = match_name(*dataset, hints.name);
        if (dataset->unseen && !name.found && hints.dataset == nullptr) continue;
        for (std::string_view breakdown : candidates(*dataset, name)) {
            all.push_back(compare(*dataset, breakdown, names, hints));
            all.back().named = name.found;
        }
    }
    return all;
}

/// The best of them. One that requires little would take a damaged file of another dataset for its own: where no name
/// says otherwise, it is not `accepted` while another dataset knows more of the header's names.
Comparison recognise(const Names& names, const HeaderHints& hints) {
    std::vector<Comparison> all = compare_all(names, hints);
    std::size_t fewest = names.size();
    for (const Comparison& each : all)
        fewest = std::min(fewest, each.added.size());
    const auto rank = [](const Comparison& c) {
        return std::tuple(c.accepted, c.accepted ? std::numeric_limits<std::size_t>::max() - c.added.size() : 0,
                          c.named, c.known);
    };
    Comparison best;
    for (Comparison& each : all) {
        each.accepted = each.fits() && (each.named || each.added.size() == fewest);
        if (best.dataset == nullptr || rank(each) > rank(best)) best = std::move(each);
    }
    return best;
}

// Two versions may have the same header: the one in force is meant.
const HeaderVersion* find_version(const Comparison& file, std::string_view line) {
    const HeaderVersion* found = nullptr;
    for (const HeaderVersion& version : file.dataset->versions) {
        if (version.header != line || version.breakdown != file.breakdown) continue;
        if (version.in_force(file.period)) return &version;
        if (found == nullptr) found = &version;
    }
    return found;
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
    Names absent;
    for (const std::string& name : names)
        columns.push_back(header.dataset->find(name));
    const std::vector<const Column*> held = header.dataset->columns_of(header.breakdown);
    for (const Column& column : header.dataset->columns) {
        const auto found = std::find(columns.begin(), columns.end(), &column);
        if (found != columns.end()) {
            header.slots.push_back({column, static_cast<std::size_t>(found - columns.begin())});
        } else if (column.lives_in(header.period) && contains(held, &column)) {
            header.slots.push_back({column, std::nullopt});
            absent.emplace_back(column.name);
        }
    }
    if (absent.size() == 1)
        header.remarks.push_back("the file has no column " + absent[0] + ": it is null in the table");
    if (absent.size() > 1)
        header.remarks.push_back("the file has no columns " + join(absent, ", ") + ": they are null in the table");
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
    best.added.insert(best.added.end(), best.foreign.begin(), best.foreign.end());
    return {.dataset = best.dataset,
            .period = best.period,
            .accepted = best.accepted,
            .alike = best.dataset != nullptr && best.known * 2 >= best.expected,
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
    if (!best.accepted) refuse(best, hints);
    require_distinct(names, hints);
    header.dataset = best.dataset;
    header.breakdown = best.breakdown;
    header.period = best.period;
    header.version = find_version(best, line);
    const Dataset* named = dataset_named(hints.name);
    if (named != nullptr && named != header.dataset)
        header.remarks.push_back("its name is one of " + std::string(named->id) + ", but it holds " +
                                 std::string(header.dataset->id));
    fill_slots(header, names);
    return header;
}

} // namespace cnamdata
