// SPDX-License-Identifier: MPL-2.0
//
// Compiled once for every instruction set that Highway knows; the best one is chosen at run time.
#include "query/add_rows.hpp"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "query/add_rows.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace cnamdata::HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

constexpr std::size_t ahead = 12; // rows whose cells are fetched before their turn

// Adds `Cells` cells, all of them in one or a few vectors.
template <std::size_t Cells>
HWY_INLINE void AddRow(const std::int64_t* row, std::int64_t* cells) {
    const hn::CappedTag<std::int64_t, Cells> d;
    for (std::size_t i = 0; i < Cells; i += hn::Lanes(d))
        hn::StoreU(hn::Add(hn::LoadU(d, cells + i), hn::LoadU(d, row + i)), d, cells + i);
}

template <std::size_t Cells>
HWY_INLINE void AddRowsOf(const std::int64_t* rows, const std::uint32_t* groups, std::size_t count, bool far,
                          std::int64_t* cells) {
    std::size_t i = 0;
    for (; far && i + ahead < count; ++i) {
        __builtin_prefetch(cells + groups[i + ahead] * Cells);
        AddRow<Cells>(rows + i * Cells, cells + groups[i] * Cells);
    }
    for (; i + 4 <= count; i += 4) { // a row takes so few instructions that those of a loop would be half of them
        AddRow<Cells>(rows + i * Cells, cells + groups[i] * Cells);
        AddRow<Cells>(rows + (i + 1) * Cells, cells + groups[i + 1] * Cells);
        AddRow<Cells>(rows + (i + 2) * Cells, cells + groups[i + 2] * Cells);
        AddRow<Cells>(rows + (i + 3) * Cells, cells + groups[i + 3] * Cells);
    }
    for (; i < count; ++i)
        AddRow<Cells>(rows + i * Cells, cells + groups[i] * Cells);
}

void AddRows(const std::int64_t* rows, const std::uint32_t* groups, std::size_t count, std::size_t stride, bool far,
             std::int64_t* cells) {
    if (stride == 1) return AddRowsOf<1>(rows, groups, count, far, cells);
    if (stride == 2) return AddRowsOf<2>(rows, groups, count, far, cells);
    if (stride == 4) return AddRowsOf<4>(rows, groups, count, far, cells);
    if (stride == 8) return AddRowsOf<8>(rows, groups, count, far, cells);
    for (std::size_t i = 0; i < count; ++i) {
        for (std::size_t part = 0; part < stride; part += 8)
            AddRow<8>(rows + i * stride + part, cells + groups[i] * stride + part);
    }
}

} // namespace cnamdata::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace cnamdata {

HWY_EXPORT(AddRows);

void add_rows(const std::int64_t* rows, const std::uint32_t* groups, std::size_t count, std::size_t stride, bool far,
              std::int64_t* cells) {
    HWY_DYNAMIC_DISPATCH(AddRows)(rows, groups, count, stride, far, cells);
}

} // namespace cnamdata
#endif
