// SPDX-License-Identifier: MPL-2.0
#include "query/prune.hpp"

namespace cnamdata {

namespace {

ColumnRange range_of(const parquet::Reader& reader, std::size_t group, std::size_t place) {
    if (place == ColumnPlaces::absent) return {.may_have_values = false};
    if (place == ColumnPlaces::unknown) return {};
    parquet::Statistics statistics = reader.statistics(group, place);
    const std::uint64_t nulls = statistics.nulls.value_or(1);
    return {.min = statistics.min,
            .max = statistics.max,
            .min_text = std::move(statistics.min_text),
            .max_text = std::move(statistics.max_text),
            .may_have_nulls = nulls > 0 && reader.schema()[place].optional,
            .may_have_values = !statistics.nulls || nulls < reader.rows(group)};
}

/// Measures have long dictionaries, which are seldom worth a look.
bool is_coded(const parquet::Field& field) {
    return field.physical == parquet::Physical::int32 || field.physical == parquet::Physical::bytes;
}

} // namespace

bool may_match(const Predicate& predicate, const parquet::Reader& reader, std::size_t group,
               const ColumnPlaces& columns) {
    const auto range = [&](std::size_t column) { return range_of(reader, group, columns.places[column]); };
    return predicate.judge(range) != Verdict::none;
}

bool may_match_closely(const Predicate& predicate, const parquet::Reader& reader, std::size_t group,
                       const ColumnPlaces& columns) {
    const auto range = [&](std::size_t column) {
        const std::size_t place = columns.places[column];
        ColumnRange found = range_of(reader, group, place);
        if (place >= ColumnPlaces::unknown || !is_coded(reader.schema()[place])) return found;
        Dictionary dictionary;
        if (reader.read_dictionary(group, place, dictionary)) found.values = std::move(dictionary);
        return found;
    };
    return predicate.judge(range) != Verdict::none;
}

} // namespace cnamdata
