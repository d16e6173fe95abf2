// SPDX-License-Identifier: MPL-2.0
#include "query/finish.hpp"

#include "base/pipeline.hpp"
#include "base/sort_by_bytes.hpp"
#include "base/text.hpp"
#include "cnamdata/error.hpp"
#include "query/having.hpp"

#include <algorithm>
#include <functional>
#include <numeric>
#include <utility>

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

// The first rows, or all of them, in order.
template <class T, class Before>
void sort_first(std::vector<T>& rows, std::optional<std::uint64_t> top, Before before) {
    if (!top || *top >= rows.size()) return std::sort(rows.begin(), rows.end(), before);
    const auto end = rows.begin() + static_cast<std::ptrdiff_t>(*top);
    std::partial_sort(rows.begin(), end, rows.end(), before);
    rows.erase(end, rows.end());
}

using Numbered = std::pair<std::uint64_t, std::uint32_t>;

// By their keys, each of which stands for its row: many groups are ordered without looking at them.
void sort_by(std::span<const std::uint64_t> numbers, std::vector<std::uint32_t>& rows,
             std::optional<std::uint64_t> top) {
    constexpr std::size_t many = 1024;
    std::vector<Numbered> numbered;
    numbered.reserve(rows.size());
    for (const std::uint32_t row : rows)
        numbered.emplace_back(numbers[row], row);
    if (!top && numbered.size() >= many)
        sort_by_bytes(numbered, [](const Numbered& row) { return row.first; });
    else
        sort_first(numbered, top, std::less<>());
    rows.resize(numbered.size());
    std::transform(numbered.begin(), numbered.end(), rows.begin(), [](const auto& each) { return each.second; });
}

void sort(std::vector<std::uint32_t>& rows, const Result& result, const std::vector<BoundOrder>& order,
          std::optional<std::uint64_t> top) {
    const std::span<const std::uint64_t> numbers = result.order_numbers();
    if (order.empty() && !numbers.empty()) return sort_by(numbers, rows, top);
    const auto before = [&](std::uint32_t a, std::uint32_t b) {
        for (const BoundOrder& key : order) {
            const int difference = compare(result.value(a, key.column), result.value(b, key.column), key.descending);
            if (difference != 0) return difference < 0;
        }
        return result.before(a, b);
    };
    sort_first(rows, top, before);
}

// A few at a time, column by column, while the next ones come near.
std::vector<Value> values_of(const Result& result, std::span<const std::uint32_t> rows) {
    constexpr std::size_t few = 32;
    const std::size_t width = result.columns().size();
    std::vector<Value> values(rows.size() * width);
    for (std::size_t done = 0; done < rows.size(); done += few) {
        const auto rest = rows.subspan(done), some = rest.first(std::min(few, rest.size()));
        for (const std::uint32_t row : rest.subspan(some.size(), std::min(few, rest.size() - some.size())))
            result.expect(row);
        for (std::size_t column = 0; column < width; ++column)
            result.values(some, column, values.data() + done * width + column, width);
    }
    return values;
}

// Values are looked up by all threads, and handed out by one at a time, in order.
void write_rows(const Result& result, std::span<const std::uint32_t> rows, unsigned threads, RowSink& sink) {
    constexpr std::size_t at_once = 1024;
    const std::size_t width = result.columns().size();
    const auto next = [&]() -> std::optional<std::span<const std::uint32_t>> {
        if (rows.empty()) return {};
        const auto some = rows.first(std::min(at_once, rows.size()));
        rows = rows.subspan(some.size());
        return some;
    };
    Sequencer sequencer;
    const auto hand_out = [&](std::span<const std::uint32_t> some, std::uint64_t ordinal) {
        const std::vector<Value> values = values_of(result, some);
        return sequencer.in_turn(ordinal, [&] {
            for (std::size_t i = 0; i < some.size(); ++i)
                sink.row(std::span(values).subspan(i * width, width));
            return true;
        });
    };
    const auto workers = static_cast<unsigned>(std::min<std::size_t>(threads, rows.size() / at_once + 1));
    run_workers<std::span<const std::uint32_t>>(workers, next, hand_out, [&] { sequencer.cancel(); });
}

} // namespace

void check(const Finish& finish, std::span<const ResultColumn> columns) {
    static_cast<void>(bind_order(finish.order_by, columns));
    static_cast<void>(Having(finish.having, finish.having_text, columns));
}

void write(const Result& result, const Finish& finish, unsigned threads, RowSink& sink) {
    const std::vector<ResultColumn>& columns = result.columns();
    const std::vector<BoundOrder> order = bind_order(finish.order_by, columns);
    const Having having(finish.having, finish.having_text, columns);
    std::vector<std::uint32_t> rows(result.rows());
    std::iota(rows.begin(), rows.end(), 0U);
    if (!having.always()) std::erase_if(rows, [&](std::uint32_t row) { return !having.holds(result, row); });
    sort(rows, result, order, finish.top);
    sink.begin(columns);
    write_rows(result, rows, threads, sink);
    if (finish.totals && result.keys() > 0) sink.total(result.total());
    sink.end();
}

} // namespace cnamdata
