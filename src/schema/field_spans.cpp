// SPDX-License-Identifier: MPL-2.0
#include "schema/field_spans.hpp"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "schema/field_spans.cpp"
#include <hwy/foreach_target.h> // IWYU pragma: keep

#include <hwy/highway.h>

// The hottest loop of an ingest. No vectors: what newer targets add are shifts by any register.
HWY_BEFORE_NAMESPACE();
namespace cnamdata::HWY_NAMESPACE {

HWY_ATTR std::size_t Find(const FieldSpans& spans, std::size_t first, std::size_t last, const KeyTable::Slot* slots,
                          int shift, std::uint16_t* found) {
    const char* const base = spans.base;
    const std::size_t stride = spans.stride, fields = spans.fields;
    const std::uint32_t trim = spans.trim;
    const std::uint32_t* mark = spans.marks + first * stride;
    for (std::size_t row = first; row < last; ++row, mark += stride) {
        const std::uint32_t before = mark[0], size = mark[fields] - trim - before;
        const std::uint64_t key = span_key(base + (before + 1U), size);
        const KeyTable::Slot& slot = slots[KeyTable::home(key, shift)];
        if (HWY_UNLIKELY(slot.key != key || size > longest_key)) return row;
        *found++ = static_cast<std::uint16_t>(slot.code);
    }
    return last;
}

} // namespace cnamdata::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE

namespace cnamdata {

HWY_EXPORT(Find);

FieldSpans::FieldSpans(const csv::Records& records, std::size_t first_field, std::size_t last_field) noexcept
    : base(records.column(first_field).base()), marks(records.column(first_field).marks()),
      stride(records.column(first_field).stride()), fields(last_field - first_field + 1),
      trim(records.column(last_field).trim()) {}

std::size_t find_spans(const FieldSpans& spans, std::size_t first, std::size_t last, const KeyTable& table,
                       std::uint16_t* found) {
    return HWY_DYNAMIC_DISPATCH(Find)(spans, first, last, table.slots(), table.shift(), found);
}

} // namespace cnamdata

#endif
