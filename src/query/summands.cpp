// SPDX-License-Identifier: MPL-2.0
#include "query/summands.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <utility>

namespace cnamdata {

namespace {

constexpr std::size_t most_at_once = 4; // summands of one kind, which share the way to their group
constexpr std::size_t step = 256;       // rows whose cells stay near for the summands of another kind

template <class Value>
struct Target {
    Value value;
    std::size_t cell;
};

// Two cells that are added at once: for a count and one sum that is faster, for a count and more sums it is not.
using Pair = std::int64_t __attribute__((vector_size(16), aligned(8), may_alias));

// A call for each row would cost more than what it does.
template <bool far, bool counts, class Value, std::size_t size>
void add_all(std::array<Target<Value>, size> targets, const RowBlock& rows, const std::uint32_t* groups,
             std::size_t stride, std::int64_t* cells) {
    rows.each([=](std::size_t i, std::size_t row) __attribute__((always_inline)) {
        if constexpr (far) __builtin_prefetch(cells + groups[i + groups_ahead] * stride, 1);
        std::int64_t* const own = cells + groups[i] * stride;
        if constexpr (counts) ++own[0];
        for (const Target<Value>& target : targets)
            own[target.cell] += target.value(row);
    });
}

template <bool far, class Value>
void add_pairs(Value value, const RowBlock& rows, const std::uint32_t* groups, std::size_t stride,
               std::int64_t* cells) {
    rows.each([=](std::size_t i, std::size_t row) __attribute__((always_inline)) {
        if constexpr (far) __builtin_prefetch(cells + groups[i + groups_ahead] * stride, 1);
        *reinterpret_cast<Pair*>(cells + groups[i] * stride) += Pair{1, value(row)};
    });
}

template <bool far, bool counts, std::size_t size, class Value>
std::span<const CellSummand> add_some(std::span<const CellSummand> summands, const RowBlock& rows,
                                      const std::uint32_t* groups, std::size_t stride, std::int64_t* cells) {
    std::array<Target<Value>, size> targets;
    for (std::size_t k = 0; k < size; ++k)
        targets[k] = {std::get<Value>(summands[k].value), summands[k].cell};
    if (counts && size == 1 && targets[0].cell == 1)
        add_pairs<far>(targets[0].value, rows, groups, stride, cells);
    else
        add_all<far, counts>(targets, rows, groups, stride, cells);
    return summands.subspan(size);
}

/// The next summands of one kind, as many as a loop takes at once; returns those after them.
template <bool far, bool counts>
std::span<const CellSummand> add_next(std::span<const CellSummand> summands, const RowBlock& rows,
                                      const std::uint32_t* groups, std::size_t stride, std::int64_t* cells) {
    const std::size_t kind = summands.front().value.index();
    const auto other = std::find_if(summands.begin(), summands.end(),
                                    [&](const CellSummand& each) { return each.value.index() != kind; });
    const auto alike = static_cast<std::size_t>(other - summands.begin());
    return std::visit(
        [&](const auto& first) {
            using Value = std::decay_t<decltype(first)>;
            switch (std::min(std::bit_floor(alike), most_at_once)) {
            case most_at_once:
                return add_some<far, counts, most_at_once, Value>(summands, rows, groups, stride, cells);
            case 2:
                return add_some<far, counts, 2, Value>(summands, rows, groups, stride, cells);
            default:
                return add_some<far, counts, 1, Value>(summands, rows, groups, stride, cells);
            }
        },
        summands.front().value);
}

template <bool far>
void add_step(std::span<const CellSummand> summands, const RowBlock& rows, const std::uint32_t* groups,
              std::size_t stride, std::int64_t* cells) {
    if (summands.empty()) return add_all<far, true, NumberSummand, 0>({}, rows, groups, stride, cells);
    summands = add_next<far, true>(summands, rows, groups, stride, cells);
    while (!summands.empty())
        summands = add_next<far, false>(summands, rows, groups, stride, cells);
}

} // namespace

void add_summands(std::span<const CellSummand> summands, const RowBlock& rows, const std::uint32_t* groups,
                  std::size_t stride, bool far, std::int64_t* cells) {
    const auto add = far ? add_step<true> : add_step<false>;
    for (std::size_t done = 0; done < rows.count; done += step)
        add(summands, rows.part(done, step), groups + done, stride, cells);
}

} // namespace cnamdata
