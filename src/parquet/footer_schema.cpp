// SPDX-License-Identifier: MPL-2.0
#include "parquet/footer_schema.hpp"

#include "parquet/encoded.hpp"
#include "parquet/format.hpp"

#include <optional>

namespace cnamdata::parquet {

namespace {

constexpr int max_decimal_digits = 18; // what 64 bits hold

std::optional<Physical> physical(const format::SchemaElement& element) {
    switch (element.type) {
    case format::type::int32:
        return Physical::int32;
    case format::type::int64:
        return Physical::int64;
    case format::type::float64:
        return Physical::float64;
    case format::type::byte_array:
        return Physical::bytes;
    default:
        return std::nullopt;
    }
}

// The name of a logical type that this tool has no use for; empty for the others.
std::string refused_logical(const format::LogicalType& logical) {
    const auto& set = logical.__isset;
    if (set.maps) return "MAP";
    if (set.lists) return "LIST";
    if (set.date) return "DATE";
    if (set.time) return "TIME";
    if (set.timestamp) return "TIMESTAMP";
    if (set.unknown) return "UNKNOWN";
    if (set.bson) return "BSON";
    if (set.uuid) return "UUID";
    if (set.float16) return "FLOAT16";
    if (set.variant) return "VARIANT";
    if (set.geometry) return "GEOMETRY";
    if (set.geography) return "GEOGRAPHY";
    if (!set.integer || logical.integer.is_signed || logical.integer.bit_width < 32) return {};
    return "unsigned INTEGER of " + std::to_string(logical.integer.bit_width) + " bits";
}

bool is_plain_integer(std::int32_t converted) {
    return converted == format::converted::uint_8 || converted == format::converted::uint_16 ||
           (converted >= format::converted::int_8 && converted <= format::converted::int_64);
}

bool is_textual(const format::SchemaElement& element) {
    if (element.__isset.logical_type) {
        const auto& set = element.logical_type.__isset;
        return set.text || set.enumeration || set.json;
    }
    return !element.__isset.converted_type || element.converted_type == format::converted::utf8 ||
           element.converted_type == format::converted::enumeration ||
           element.converted_type == format::converted::json;
}

bool is_decimal(const format::SchemaElement& element) {
    return (element.__isset.logical_type && element.logical_type.__isset.decimal) ||
           (element.__isset.converted_type && element.converted_type == format::converted::decimal);
}

// Fills in a decimal; returns why it cannot be read, or nothing.
std::string read_decimal(const format::SchemaElement& element, Field& field) {
    const bool logical = element.__isset.logical_type && element.logical_type.__isset.decimal;
    field.logical = Logical::decimal;
    field.precision = logical ? element.logical_type.decimal.precision : element.precision;
    field.scale = logical ? element.logical_type.decimal.scale : element.scale;
    if (field.physical != Physical::int32 && field.physical != Physical::int64) {
        return "DECIMAL stored as " + format::type_name(element.type);
    }
    if (field.precision < 1 || field.precision > max_decimal_digits || field.scale < 0 ||
        field.scale > field.precision) {
        return "DECIMAL(" + std::to_string(field.precision) + ", " + std::to_string(field.scale) + ")";
    }
    return {};
}

// Fills in the field; returns why the column cannot be read, or nothing.
std::string read_field(const format::SchemaElement& element, Field& field) {
    field.name = element.name;
    const auto type = physical(element);
    if (!type) return format::type_name(element.type);
    field.physical = *type;
    if (element.__isset.repetition_type && element.repetition_type == format::repetition::repeated) return "REPEATED";
    field.optional = element.__isset.repetition_type && element.repetition_type == format::repetition::optional;
    if (is_decimal(element)) return read_decimal(element, field);
    if (element.__isset.logical_type) {
        if (std::string refused = refused_logical(element.logical_type); !refused.empty()) return refused;
    }
    if (field.physical == Physical::bytes) {
        field.logical = Logical::text;
        if (!is_textual(element)) return "BYTE_ARRAY of " + format::converted_name(element.converted_type);
    } else if (element.__isset.converted_type && !is_plain_integer(element.converted_type)) {
        return format::converted_name(element.converted_type);
    }
    return {};
}

// A walk over the tree, in which groups only count: their columns cannot be read.
struct Walk {
    Footer& footer;
    std::size_t leaves = 0;

    [[nodiscard]] bool is_ordered() const {
        const auto& metadata = footer.metadata;
        return metadata.__isset.column_orders && leaves < metadata.column_orders.size() &&
               metadata.column_orders[leaves].__isset.type_order;
    }
    void add(const format::SchemaElement& element) {
        Field field;
        const std::string reason = read_field(element, field);
        if (reason.empty()) {
            footer.schema.push_back(std::move(field));
            footer.columns.push_back({leaves, is_ordered()});
        } else {
            footer.unsupported.emplace_back(element.name, reason);
        }
        ++leaves;
    }
};

bool is_group(const format::SchemaElement& element) { return !element.__isset.type; }

std::uint64_t children(const format::SchemaElement& element) {
    if (!is_group(element)) return 0;
    if (element.num_children < 0) corrupt("the schema tree is broken");
    return static_cast<std::uint64_t>(element.num_children);
}

} // namespace

std::size_t read_schema(Footer& footer) {
    const auto& elements = footer.metadata.schema;
    if (elements.empty()) corrupt("there is no schema");
    Walk walk{footer};
    std::size_t at = 1;
    for (std::uint64_t child = 0; child < children(elements.front()); ++child) {
        if (at >= elements.size()) corrupt("the schema tree is broken");
        if (!is_group(elements[at])) {
            walk.add(elements[at++]);
            continue;
        }
        footer.unsupported.emplace_back(elements[at].name, "nested columns");
        // Each element of the subtree is one that was open and opens its own children.
        for (std::uint64_t open = 1; open > 0; ++at) {
            if (at >= elements.size()) corrupt("the schema tree is broken");
            open += children(elements[at]) - 1;
            if (!is_group(elements[at])) ++walk.leaves;
        }
    }
    if (at != elements.size()) corrupt("the schema tree is broken");
    return walk.leaves;
}

} // namespace cnamdata::parquet
