// SPDX-License-Identifier: MPL-2.0
#include "query/tally.hpp"

namespace cnamdata {

namespace {

using Function = Measure::Function;

/// What a ratio divides: rows for a bare count, else a sum.
Int128 amount_of(const Tally& tally, const PlannedMeasure& measure) {
    return measure.function == Function::count ? Int128{tally.count} : tally.sum;
}

Value ratio(const Tally& tally, const PlannedMeasure& measure, const Tally& by, const PlannedMeasure& divisor) {
    const Int128 dividend = amount_of(tally, measure);
    const Int128 divided_by = amount_of(by, divisor);
    if (tally.count == 0 || by.count == 0 || divided_by == 0) return {};
    const int decimals = average_scale - measure.field.scale + divisor.field.scale;
    return {.null = false, .number = divide(dividend, divided_by, decimals)};
}

} // namespace

Tally tally_of(const GroupTable& groups, std::size_t group, std::size_t measure) {
    const Accumulated found = groups.at(group, measure);
    return {.count = found.count, .sum = found.sum, .extreme = found.extreme, .text = found.text};
}

void put_together(Tally& tally, const Tally& other, const PlannedMeasure& measure) {
    if (other.count == 0) return;
    const bool least = measure.function == Function::min;
    const bool first = tally.count == 0;
    tally.count += other.count;
    tally.sum += other.sum;
    if (first || (least ? other.extreme < tally.extreme : other.extreme > tally.extreme)) tally.extreme = other.extreme;
    if (first || (least ? other.text < tally.text : other.text > tally.text)) tally.text = other.text;
}

std::vector<Tally> tallies_of(const GroupTable& groups, std::span<const std::uint32_t> some,
                              std::span<const PlannedMeasure> measures) {
    std::vector<Tally> tallies(measures.size());
    for (std::size_t m = 0; m < measures.size(); ++m) {
        for (const std::uint32_t group : some)
            put_together(tallies[m], tally_of(groups, group, m), measures[m]);
    }
    return tallies;
}

Value value_of(const OutputMeasure& measure, const Tally& tally, const Tally& divisor,
               std::span<const PlannedMeasure> measures) {
    if (measure.function == Function::count) return {.null = false, .number = tally.count};
    if (tally.count == 0) return {};
    switch (measure.function) {
    case Function::sum:
        return {.null = false, .number = tally.sum};
    case Function::avg:
        return {.null = false, .number = average(tally.sum, tally.count, measure.field.scale)};
    case Function::ratio:
        return ratio(tally, measures[measure.planned], divisor, measures[measure.divisor]);
    case Function::count:
    case Function::min:
    case Function::max:
        break;
    }
    if (measure.field.physical == parquet::Physical::bytes) return {.null = false, .text = tally.text};
    return {.null = false, .number = tally.extreme};
}

} // namespace cnamdata
