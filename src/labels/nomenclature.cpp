// SPDX-License-Identifier: MPL-2.0
#include "base/numbers.hpp"
#include "base/text.hpp"
#include "cnamdata/error.hpp"
#include "cnamdata/labels.hpp"
#include "datasets/nomenclatures.hpp"
#include "labels/codes.hpp"
#include "labels/label_store.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace cnamdata {

namespace {

void add_built_in(std::vector<Label>& labels, const Dataset& dataset, const Column& column) {
    for (const CodedLabel& one : built_in_labels(dataset.id, column.name)) {
        labels.push_back(
            {.code = std::string(one.code), .label = std::string(one.label), .since = one.since, .until = one.until});
    }
}

/// The same column of the dataset whose codes this one shares.
const Column* shared_column(const Dataset& dataset, const Column& column) {
    const Dataset* other = try_dataset(dataset.labels_from);
    const Column* found = other == nullptr ? nullptr : other->find(column.name);
    return found != nullptr && is_coded(*found) ? found : nullptr;
}

} // namespace

std::string_view to_string(LabelOrigin origin) noexcept {
    switch (origin) {
    case LabelOrigin::imported:
        return "imported";
    case LabelOrigin::harvested:
        return "harvested";
    case LabelOrigin::built_in:
        break;
    }
    return "built-in";
}

bool is_coded(const Column& column) noexcept { return column.kind == Kind::code && column.role == Role::dimension; }

std::optional<std::string> canonical_code(const Column& column, std::string_view text) {
    text = trim(text);
    if (column.text) return text.empty() ? std::nullopt : std::optional(std::string(text));
    std::int64_t number = 0;
    if (!parse_integer<EnglishNumbers>(text, number)) return std::nullopt;
    return std::to_string(number);
}

bool code_less(const Column& column, std::string_view left, std::string_view right) {
    std::int64_t one = 0, other = 0;
    const bool numbers =
        !column.text && parse_integer<EnglishNumbers>(left, one) && parse_integer<EnglishNumbers>(right, other);
    return numbers ? one < other : left < right;
}

Nomenclature::Nomenclature(const Column& column, std::vector<Label> labels) : column_(&column) {
    std::set<std::pair<std::string, std::string>> known;
    for (Label& label : labels) {
        if (known.emplace(label.code, label.label).second) labels_.push_back(std::move(label));
    }
    std::stable_sort(labels_.begin(), labels_.end(),
                     [&](const Label& left, const Label& right) { return code_less(*column_, left.code, right.code); });
}

std::size_t Nomenclature::codes() const noexcept {
    std::size_t count = 0;
    for (std::size_t i = 0; i < labels_.size(); ++i) {
        if (i == 0 || labels_[i].code != labels_[i - 1].code) ++count;
    }
    return count;
}

std::string_view Nomenclature::find(std::string_view code) const {
    const std::optional<std::string> wanted = canonical_code(*column_, code);
    if (!wanted) return {};
    const auto found =
        std::lower_bound(labels_.begin(), labels_.end(), *wanted, [&](const Label& label, const std::string& text) {
            return code_less(*column_, label.code, text);
        });
    return found != labels_.end() && found->code == *wanted ? std::string_view(found->label) : std::string_view{};
}

void order_by_origin(std::vector<Label>& labels) {
    std::stable_sort(labels.begin(), labels.end(),
                     [](const Label& left, const Label& right) { return left.origin < right.origin; });
}

std::vector<Label> known_labels(const std::filesystem::path& store, const Dataset& dataset, const Column& column) {
    std::vector<Label> labels = read_labels(store, dataset, column);
    if (const Column* shared = shared_column(dataset, column); shared != nullptr) {
        for (Label& label : read_labels(store, find_dataset(dataset.labels_from), *shared))
            labels.push_back(std::move(label));
    }
    add_built_in(labels, dataset, column);
    order_by_origin(labels);
    return labels;
}

Nomenclature load_nomenclature(const std::filesystem::path& store, const Dataset& dataset, const Column& column) {
    require_coded(dataset, column);
    return {column, known_labels(store, dataset, column)};
}

void require_coded(const Dataset& dataset, const Column& column) {
    if (is_coded(column)) return;
    const std::string name(column.name);
    const std::string of(column.label_of);
    throw Error(Category::usage, name + " of " + std::string(dataset.id) + " holds no codes",
                of.empty() ? "`cnamdata schema " + std::string(dataset.id) + "` tells what each column is."
                           : "It holds the labels of " + of + ".");
}

} // namespace cnamdata
