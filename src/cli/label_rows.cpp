// SPDX-License-Identifier: MPL-2.0
#include "cli/label_rows.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace cnamdata::cli {
namespace {

constexpr std::array<ResultColumn, 7> found_columns{{
    {.name = "dataset", .type = ValueType::text},
    {.name = "column", .type = ValueType::text},
    {.name = "code", .type = ValueType::text},
    {.name = "label", .type = ValueType::text},
    {.name = "since", .type = ValueType::text},
    {.name = "until", .type = ValueType::text},
    {.name = "origin", .type = ValueType::text},
}};
constexpr std::size_t columns_of_place = 2; ///< those that only a search prints

constexpr std::array<ResultColumn, 6> nomenclature_columns{{
    {.name = "column", .type = ValueType::text},
    {.name = "codes"},
    {.name = "imported"},
    {.name = "harvested"},
    {.name = "built_in"},
    {.name = "meaning", .type = ValueType::text},
}};

Value text(std::string_view value) { return {.null = value.empty(), .text = value}; }

template <typename Number>
Value number(Number value) {
    return {.null = false, .number = static_cast<Int128>(value)};
}

void write_label(const FoundLabel* place, const Label& label, RowSink& sink) {
    const std::string since = to_string(label.since), until = to_string(label.until);
    std::vector<Value> values;
    if (place != nullptr) values = {text(place->dataset->id), text(place->column->name)};
    for (const std::string_view part : {std::string_view(label.code), std::string_view(label.label),
                                        std::string_view(since), std::string_view(until), to_string(label.origin)})
        values.push_back(text(part));
    sink.row(values);
}

} // namespace

void write_labels(std::span<const Label> labels, RowSink& sink) {
    sink.begin(std::span(found_columns).subspan(columns_of_place));
    for (const Label& label : labels)
        write_label(nullptr, label, sink);
    sink.end();
}

void write_found(std::span<const FoundLabel> found, RowSink& sink) {
    sink.begin(found_columns);
    for (const FoundLabel& one : found)
        write_label(&one, one.label, sink);
    sink.end();
}

void write_nomenclatures(std::span<const Nomenclature> nomenclatures, RowSink& sink) {
    sink.begin(nomenclature_columns);
    for (const Nomenclature& nomenclature : nomenclatures) {
        std::vector<Value> values{text(nomenclature.column().name), number(nomenclature.codes())};
        for (const LabelOrigin origin : {LabelOrigin::imported, LabelOrigin::harvested, LabelOrigin::built_in}) {
            values.push_back(number(std::count_if(nomenclature.labels().begin(), nomenclature.labels().end(),
                                                  [&](const Label& label) { return label.origin == origin; })));
        }
        values.push_back(text(nomenclature.column().french));
        sink.row(values);
    }
    sink.end();
}

} // namespace cnamdata::cli
