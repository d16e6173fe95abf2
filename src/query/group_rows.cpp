// SPDX-License-Identifier: MPL-2.0
#include "query/group_rows.hpp"

#include "base/text.hpp"
#include "cnamdata/error.hpp"

#include <algorithm>
#include <numeric>

namespace cnamdata {

namespace {

using Function = Measure::Function;

// Negative, zero or positive as `a` comes before, with or after `b`; nulls come last whatever the direction.
int compare(const Value& a, const Value& b, bool descending) {
    if (a.null || b.null) return static_cast<int>(a.null) - static_cast<int>(b.null);
    int order = a.text.compare(b.text);
    if (a.number != b.number) order = a.number < b.number ? -1 : 1;
    return descending ? -order : order;
}

} // namespace

std::vector<BoundOrder> bind_order(const std::vector<OrderKey>& keys, std::span<const ResultColumn> columns) {
    std::vector<BoundOrder> order;
    for (const OrderKey& key : keys) {
        const auto found = std::find_if(columns.begin(), columns.end(), [&](const ResultColumn& column) {
            return same_folded(column.name, key.column);
        });
        if (found == columns.end()) {
            std::vector<std::string_view> names;
            std::string list;
            for (const ResultColumn& column : columns) {
                names.push_back(column.name);
                list += (list.empty() ? "" : ", ") + std::string(column.name);
            }
            throw Error(Category::usage, "cannot order by '" + key.column + "': the result has no such column",
                        did_you_mean(key.column, names) + "The columns are: " + list + ".");
        }
        order.push_back({static_cast<std::size_t>(found - columns.begin()), key.descending});
    }
    return order;
}

GroupRows::GroupRows(const GroupTable& groups, const std::vector<std::unique_ptr<KeyValues>>& values,
                     std::vector<UsedColumn> keys, const std::vector<PlannedMeasure>& measures)
    : groups_(groups), values_(values), keys_(std::move(keys)), measures_(measures), order_(groups.size()) {
    std::iota(order_.begin(), order_.end(), 0U);
}

void GroupRows::sort(const std::vector<BoundOrder>& order, std::optional<std::uint64_t> top) {
    std::vector<std::vector<std::uint32_t>> ranks;
    for (const auto& values : values_)
        ranks.push_back(values->ranks());
    const auto before = [&](std::uint32_t a, std::uint32_t b) {
        for (const BoundOrder& key : order) {
            const int result = compare(value(a, key.column), value(b, key.column), key.descending);
            if (result != 0) return result < 0;
        }
        for (std::size_t k = 0; k < ranks.size(); ++k) {
            const std::uint32_t left = ranks[k][groups_.key(a, k)];
            const std::uint32_t right = ranks[k][groups_.key(b, k)];
            if (left != right) return left < right;
        }
        return false;
    };
    if (top && *top < order_.size()) {
        const auto end = order_.begin() + static_cast<std::ptrdiff_t>(*top);
        std::partial_sort(order_.begin(), end, order_.end(), before);
        order_.erase(end, order_.end());
    } else {
        std::sort(order_.begin(), order_.end(), before);
    }
}

void GroupRows::write(RowSink& sink, std::span<const ResultColumn> columns) const {
    sink.begin(columns);
    std::vector<Value> row(columns.size());
    for (const std::uint32_t group : order_) {
        for (std::size_t column = 0; column < row.size(); ++column)
            row[column] = value(group, column);
        sink.row(row);
    }
    sink.end();
}

Value GroupRows::value(std::size_t group, std::size_t column) const {
    return column < keys_.size() ? key_value(group, column) : measure_value(group, column - keys_.size());
}

Value GroupRows::key_value(std::size_t group, std::size_t key) const {
    const std::uint32_t number = groups_.key(group, key);
    if (number == 0) return {};
    const Dictionary& dictionary = values_[key]->values();
    if (dictionary.type() == Dictionary::Type::text) return {.null = false, .text = dictionary.text(number)};
    return {.null = false, .number = dictionary.number(number)};
}

Value GroupRows::measure_value(std::size_t group, std::size_t measure) const {
    const Accumulated found = groups_.at(group, measure);
    const Function function = measures_[measure].function;
    if (function == Function::count) return {.null = false, .number = found.count};
    if (found.count == 0) return {};
    if (function == Function::sum) return {.null = false, .number = found.sum};
    if (function == Function::avg)
        return {.null = false, .number = average(found.sum, found.count, measures_[measure].field.scale)};
    if (groups_.accumulations()[measure].text) return {.null = false, .text = found.text};
    return {.null = false, .number = found.extreme};
}

} // namespace cnamdata
