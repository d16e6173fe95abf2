// SPDX-License-Identifier: MPL-2.0
//
// What one measure has come to: in a group, or in several groups put together.
#pragma once

#include "cnamdata/value.hpp"
#include "query/groups.hpp"
#include "query/measures.hpp"

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace cnamdata {

/// Only the members that the measure's function needs are set.
struct Tally {
    std::uint64_t count = 0; ///< of values that are not null; of rows for a bare count
    Int128 sum = 0;
    std::int64_t extreme = 0;
    std::string_view text{}; ///< the extreme of texts; in the groups, which must live as long
};

[[nodiscard]] Tally tally_of(const GroupTable& groups, std::size_t group, std::size_t measure);

/// Makes `tally` that of both.
void put_together(Tally& tally, const Tally& other, const PlannedMeasure& measure);

/// Tallies of all measures over some groups put together.
[[nodiscard]] std::vector<Tally> tallies_of(const GroupTable& groups, std::span<const std::uint32_t> some,
                                            std::span<const PlannedMeasure> measures);

/// What is printed. `tally` is that of `measure.planned`; `divisor` matters to ratios only.
[[nodiscard]] Value value_of(const OutputMeasure& measure, const Tally& tally, const Tally& divisor,
                             std::span<const PlannedMeasure> measures);

/// The same, from tallies of all measures.
[[nodiscard]] inline Value value_of(const OutputMeasure& measure, std::span<const Tally> tallies,
                                    std::span<const PlannedMeasure> measures) {
    return value_of(measure, tallies[measure.planned], tallies[measure.divisor], measures);
}

} // namespace cnamdata
