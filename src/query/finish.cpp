// SPDX-License-Identifier: MPL-2.0
#include "query/finish.hpp"

#include "base/text.hpp"
#include "cnamdata/error.hpp"
#include "query/having.hpp"

#include <algorithm>
#include <numeric>

namespace cnamdata {

namespace {

struct BoundOrder {
    std::size_t column = 0; // of the result
    bool descending = false;
};

std::vector<BoundOrder> bind_order(const std::vector<OrderKey>& keys, std::span<const ResultColumn> columns) {
    std::vector<BoundOrder> order;
    for (const OrderKey& key : keys) {
        const std::size_t found = find_result_column(columns, key.column);
        if (found == columns.size()) {
            throw Error(Category::usage, "cannot order by '" + key.column + "': the result has no such column",
                        result_column_hint(columns, key.column));
        }
        order.push_back({found, key.descending});
    }
    return order;
}

// Negative, zero or positive as `a` comes before, with or after `b`; nulls come last whatever the direction.
int compare(const Value& a, const Value& b, bool descending) {
    if (a.null || b.null) return static_cast<int>(a.null) - static_cast<int>(b.null);
    int order = a.text.compare(b.text);
    if (a.number != b.number) order = a.number < b.number ? -1 : 1;
    return descending ? -order : order;
}

void sort(std::vector<std::uint32_t>& rows, const Result& result, const std::vector<BoundOrder>& order,
          std::optional<std::uint64_t> top) {
    const auto before = [&](std::uint32_t a, std::uint32_t b) {
        for (const BoundOrder& key : order) {
            const int difference = compare(result.value(a, key.column), result.value(b, key.column), key.descending);
            if (difference != 0) return difference < 0;
        }
        return result.before(a, b);
    };
    if (top && *top < rows.size()) {
        const auto end = rows.begin() + static_cast<std::ptrdiff_t>(*top);
        std::partial_sort(rows.begin(), end, rows.end(), before);
        rows.erase(end, rows.end());
    } else {
        std::sort(rows.begin(), rows.end(), before);
    }
}

} // namespace

void check(const Finish& finish, std::span<const ResultColumn> columns) {
    static_cast<void>(bind_order(finish.order_by, columns));
    static_cast<void>(Having(finish.having, finish.having_text, columns));
}

void write(const Result& result, const Finish& finish, RowSink& sink) {
    const std::vector<ResultColumn>& columns = result.columns();
    const std::vector<BoundOrder> order = bind_order(finish.order_by, columns);
    const Having having(finish.having, finish.having_text, columns);
    std::vector<std::uint32_t> rows(result.rows());
    std::iota(rows.begin(), rows.end(), 0U);
    if (!having.always()) std::erase_if(rows, [&](std::uint32_t row) { return !having.holds(result, row); });
    sort(rows, result, order, finish.top);
    sink.begin(columns);
    std::vector<Value> values(columns.size());
    for (const std::uint32_t row : rows) {
        for (std::size_t column = 0; column < values.size(); ++column)
            values[column] = result.value(row, column);
        sink.row(values);
    }
    if (finish.totals && result.keys() > 0) sink.total(result.total());
    sink.end();
}

} // namespace cnamdata
