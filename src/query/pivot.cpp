// SPDX-License-Identifier: MPL-2.0
#include "base/numbers.hpp"
#include "cnamdata/error.hpp"
#include "query/result.hpp"

#include <algorithm>
#include <iterator>
#include <numeric>

namespace cnamdata {

namespace {

using Numbers = std::vector<std::uint32_t>;

class PivotResult final : public Result {
public:
    PivotResult(Groups groups, std::size_t pivot, bool totals)
        : groups_(std::move(groups)), pivot_(pivot), totals_(totals) {
        for (std::size_t key = 0; key < groups_.keys.size(); ++key) {
            if (key != pivot_) keys_.push_back(key);
        }
        find_values();
        cut_into_rows();
        name_columns();
        if (totals_) add_up_rows();
    }

    [[nodiscard]] const std::vector<ResultColumn>& columns() const noexcept override { return columns_; }
    [[nodiscard]] std::size_t keys() const noexcept override { return keys_.size(); }
    [[nodiscard]] std::size_t rows() const noexcept override { return begins_.size() - 1; }
    [[nodiscard]] bool before(std::size_t a, std::size_t b) const override { return a < b; }

    [[nodiscard]] Value value(std::size_t row, std::size_t column) const override {
        if (column < keys()) return groups_.key(sorted_[begins_[row]], keys_[column]);
        const OutputMeasure& measure = groups_.measures[(column - keys()) / columns_each()];
        const std::size_t place = (column - keys()) % columns_each();
        if (place == values_.size()) return value_of(measure, row_tallies(row), groups_.planned);
        const auto group = find(row, place);
        if (group == sorted_.end()) return {};
        return value_of(measure, tally_of(groups_.table, *group, measure.planned),
                        tally_of(groups_.table, *group, measure.divisor), groups_.planned);
    }

    [[nodiscard]] std::vector<Value> total() const override {
        std::vector<Numbers> by_value(values_.size());
        for (const std::uint32_t group : sorted_)
            by_value[place_of(group)].push_back(group);
        if (totals_) by_value.push_back(sorted_);
        std::vector<std::vector<Tally>> tallies;
        for (const Numbers& some : by_value)
            tallies.push_back(tallies_of(groups_.table, some, groups_.planned));
        std::vector<Value> values(keys());
        for (const OutputMeasure& measure : groups_.measures) {
            for (const std::vector<Tally>& column : tallies)
                values.push_back(value_of(measure, column, groups_.planned));
        }
        return values;
    }

private:
    /// Which values of the pivot occur, in their order, and the place of each.
    void find_values() {
        const Numbers ranks = groups_.values[pivot_]->ranks();
        std::vector<bool> seen(ranks.size());
        for (std::size_t group = 0; group < groups_.table.size(); ++group)
            seen[groups_.table.key(group, pivot_)] = true;
        for (std::uint32_t number = 0; number < seen.size(); ++number) {
            if (seen[number]) values_.push_back(number);
        }
        std::sort(values_.begin(), values_.end(),
                  [&](std::uint32_t a, std::uint32_t b) { return ranks[a] < ranks[b]; });
        places_.resize(ranks.size());
        for (std::size_t place = 0; place < values_.size(); ++place)
            places_[values_[place]] = static_cast<std::uint32_t>(place);
        require_few_columns();
    }

    void require_few_columns() const {
        const std::size_t columns = columns_each() * groups_.measures.size();
        if (columns <= max_pivot_columns) return;
        const std::string values = std::to_string(values_.size()) + " values";
        throw Error(Category::usage,
                    "cannot pivot " + groups_.keys[pivot_].name + ": its " + values + " would make " +
                        std::to_string(columns) + " columns, more than " + std::to_string(max_pivot_columns),
                    "Pivot a column of fewer values, or keep fewer of them with --where.");
    }

    /// Groups of one row come together, those of a row in the order of the columns.
    void cut_into_rows() {
        sorted_.resize(groups_.table.size());
        std::iota(sorted_.begin(), sorted_.end(), 0U);
        std::vector<std::size_t> all = keys_;
        all.push_back(pivot_);
        const KeyOrder order(groups_.table, groups_.values, std::move(all));
        std::sort(sorted_.begin(), sorted_.end(), [&](std::uint32_t a, std::uint32_t b) { return order.before(a, b); });
        for (std::uint32_t i = 0; i < sorted_.size(); ++i) {
            if (i == 0 || !same_row(sorted_[i - 1], sorted_[i])) begins_.push_back(i);
        }
        begins_.push_back(static_cast<std::uint32_t>(sorted_.size()));
    }

    [[nodiscard]] bool same_row(std::uint32_t a, std::uint32_t b) const {
        return std::all_of(keys_.begin(), keys_.end(),
                           [&](std::size_t key) { return groups_.table.key(a, key) == groups_.table.key(b, key); });
    }

    void name_columns() {
        std::vector<UsedColumn> others;
        for (const std::size_t key : keys_)
            others.push_back(groups_.keys[key]);
        std::vector<ResultColumn> columns = plain_columns(others, {});
        for (const OutputMeasure& measure : groups_.measures) {
            const std::string prefix = groups_.measures.size() == 1 ? "" : measure.name + "_";
            for (const std::uint32_t number : values_) {
                names_.push_back(prefix + value_name(number));
                columns.push_back(result_column(measure));
            }
            if (!totals_) continue;
            names_.push_back(prefix + "total");
            columns.push_back(result_column(measure));
        }
        for (std::size_t key = 0; key < keys_.size(); ++key)
            columns[key].name = groups_.keys[keys_[key]].field.name; // not of the copy above
        for (std::size_t i = 0; i < names_.size(); ++i)
            columns[keys_.size() + i].name = names_[i];
        columns_ = std::move(columns);
        require_names_differ();
    }

    void require_names_differ() const {
        std::vector<std::string> names;
        for (const ResultColumn& column : columns_)
            names.emplace_back(column.name);
        std::sort(names.begin(), names.end());
        const auto twice = std::adjacent_find(names.begin(), names.end());
        if (twice == names.end()) return;
        throw Error(Category::usage,
                    "cannot pivot " + groups_.keys[pivot_].name + ": two columns would be called '" + *twice + "'",
                    "Leave one of them out with --where, or ask without --pivot.");
    }

    [[nodiscard]] std::string value_name(std::uint32_t number) const {
        if (number == 0) return "null";
        const Dictionary& dictionary = groups_.values[pivot_]->values();
        if (dictionary.type() == Dictionary::Type::text) return std::string(dictionary.text(number));
        return format_decimal(dictionary.number(number), groups_.keys[pivot_].field.scale);
    }

    void add_up_rows() {
        for (std::size_t row = 0; row < rows(); ++row) {
            const std::span<const std::uint32_t> groups(sorted_.data() + begins_[row], begins_[row + 1] - begins_[row]);
            const std::vector<Tally> tallies = tallies_of(groups_.table, groups, groups_.planned);
            tallies_.insert(tallies_.end(), tallies.begin(), tallies.end());
        }
    }

    [[nodiscard]] std::span<const Tally> row_tallies(std::size_t row) const {
        return std::span(tallies_).subspan(row * groups_.planned.size(), groups_.planned.size());
    }
    [[nodiscard]] std::size_t columns_each() const noexcept { return values_.size() + (totals_ ? 1 : 0); }
    [[nodiscard]] std::uint32_t place_of(std::uint32_t group) const {
        return places_[groups_.table.key(group, pivot_)];
    }

    /// The group of a row and a value; the end of `sorted_` if there is none.
    [[nodiscard]] Numbers::const_iterator find(std::size_t row, std::size_t place) const {
        const auto begin = std::next(sorted_.begin(), begins_[row]);
        const auto end = std::next(sorted_.begin(), begins_[row + 1]);
        const auto found = std::lower_bound(
            begin, end, place, [&](std::uint32_t group, std::size_t wanted) { return place_of(group) < wanted; });
        return found != end && place_of(*found) == place ? found : sorted_.end();
    }

    Groups groups_;
    std::size_t pivot_;
    bool totals_;
    std::vector<std::size_t> keys_; // but the pivot
    Numbers values_;                // of the pivot, in the order of their columns
    Numbers places_;                // of each value in `values_`
    Numbers sorted_;                // all groups, row after row
    Numbers begins_;                // of each row in `sorted_`, and the end
    std::vector<std::string> names_;
    std::vector<ResultColumn> columns_;
    std::vector<Tally> tallies_; // of all measures, row after row, when there are totals
};

} // namespace

std::unique_ptr<Result> pivot_result(Groups groups, std::size_t pivot, bool totals) {
    return std::make_unique<PivotResult>(std::move(groups), pivot, totals);
}

} // namespace cnamdata
