// SPDX-License-Identifier: MPL-2.0
#include "query/explain.hpp"

#include "query/file_columns.hpp"
#include "query/group_finder.hpp"
#include "query/prune.hpp"
#include "source/parquet_source.hpp"

#include <algorithm>
#include <filesystem>

namespace cnamdata {

namespace {

Explanation::File explain_file(const Inputs::KnownFile& file, std::span<const UsedColumn> columns,
                               const Predicate& predicate) {
    Explanation::File explained{.path = file.path};
    std::error_code ignored;
    const auto bytes = std::filesystem::file_size(file.path, ignored);
    if (!ignored) explained.bytes = bytes;
    if (file.parquet == nullptr) return explained;
    const parquet::Reader& reader = file.parquet->reader();
    explained.rows = reader.rows();
    explained.row_groups = reader.row_groups();
    const ColumnPlaces places = FileColumns(*file.parquet, columns, file.path).places();
    for (std::size_t group = 0; group < reader.row_groups(); ++group) {
        const bool read =
            may_match(predicate, reader, group, places) && may_match_closely(predicate, reader, group, places);
        if (!read) ++explained.row_groups_left_out;
    }
    return explained;
}

/// How many values a column has in the first row group of a file, nulls apart, if that can be told without rows.
std::optional<std::uint64_t> values_of(const Inputs::KnownFile& file, const std::string& column) {
    if (file.parquet == nullptr) return {};
    const std::size_t place = find_column(*file.parquet, column);
    Dictionary dictionary;
    const parquet::Reader& reader = file.parquet->reader();
    if (place == file.parquet->columns().size() || reader.row_groups() == 0) return {};
    if (!reader.read_dictionary(0, place, dictionary)) return {};
    return dictionary.size() - 1;
}

std::string literal_text(const Literal& literal) {
    if (literal.number) return literal.spelling;
    std::string text = "'";
    for (const char c : literal.spelling) {
        text += c;
        if (c == '\'') text += c;
    }
    return text + "'";
}

std::string joined(const Expression& expression, const char* word) {
    std::string text;
    for (const Expression& child : expression.children) {
        const bool nested = child.type == Expression::Type::all_of || child.type == Expression::Type::any_of;
        text += (text.empty() ? "" : word) + (nested ? "(" + to_text(child) + ")" : to_text(child));
    }
    return text;
}

std::string list_text(const std::vector<Literal>& literals) {
    std::string text;
    for (const Literal& literal : literals)
        text += (text.empty() ? "" : ", ") + literal_text(literal);
    return "(" + text + ")";
}

/// In double quotes where it could not stand bare.
std::string name_text(const std::string& column) {
    const bool digit = column.front() >= '0' && column.front() <= '9';
    const bool plain = std::all_of(column.begin(), column.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '(' ||
               c == ')';
    });
    return plain && !digit ? column : '"' + column + '"';
}

std::string compared(const Expression& expression, const char* symbol) {
    return name_text(expression.column) + " " + symbol + " " + literal_text(expression.literals.front());
}

} // namespace

Explanation explain_reading(Inputs& inputs, std::span<const UsedColumn> columns, const Expression& where,
                            const Predicate& predicate) {
    Explanation explanation;
    for (const Inputs::KnownFile& file : inputs.known_files())
        explanation.files.push_back(explain_file(file, columns, predicate));
    for (const UsedColumn& column : columns) {
        const auto same = [&](const Explanation::Column& other) { return other.name == column.name; };
        if (std::any_of(explanation.columns.begin(), explanation.columns.end(), same)) continue;
        Explanation::Column explained{.name = column.name, .type = parquet::type_name(column.field)};
        for (const UsedColumn& base : column.bases)
            explained.from.push_back(base.name);
        explanation.columns.push_back(std::move(explained));
    }
    explanation.where = to_text(where);
    return explanation;
}

void explain_grouping(Explanation& explanation, Inputs& inputs, std::span<const UsedColumn> keys) {
    explanation.groups = true;
    if (keys.empty()) return;
    const std::vector<Inputs::KnownFile> files = inputs.known_files();
    std::optional<std::uint64_t> combinations = 1;
    for (const UsedColumn& key : keys) {
        std::optional<std::uint64_t> values = values_of(files.front(), key.name);
        explanation.keys.push_back({key.name, values});
        const bool fits =
            values && combinations && !__builtin_mul_overflow(*combinations, *values + 1, &*combinations); // and null
        if (!fits) combinations.reset();
    }
    explanation.combinations = combinations;
    const bool counted = std::all_of(explanation.keys.begin(), explanation.keys.end(),
                                     [](const Explanation::Key& key) { return key.values.has_value(); });
    const bool dense = combinations && *combinations <= index_limit;
    explanation.way = !counted ? Explanation::Way::unknown : dense ? Explanation::Way::dense : Explanation::Way::hash;
}

// One case a type of condition.
std::string to_text(const Expression& expression) {
    using Type = Expression::Type;
    switch (expression.type) {
    case Type::all_of:
        return joined(expression, " and ");
    case Type::any_of:
        return joined(expression, " or ");
    case Type::negation:
        return "not (" + to_text(expression.children.front()) + ")";
    case Type::equal:
        return compared(expression, "=");
    case Type::not_equal:
        return compared(expression, "<>");
    case Type::less:
        return compared(expression, "<");
    case Type::less_equal:
        return compared(expression, "<=");
    case Type::greater:
        return compared(expression, ">");
    case Type::greater_equal:
        return compared(expression, ">=");
    case Type::like:
        return compared(expression, "like");
    case Type::in:
        return name_text(expression.column) + " in " + list_text(expression.literals);
    case Type::between:
        return name_text(expression.column) + " between " + literal_text(expression.literals[0]) + " and " +
               literal_text(expression.literals[1]);
    case Type::is_null:
        break;
    }
    return name_text(expression.column) + " is null";
}

std::string_view to_string(Explanation::Way way) noexcept {
    switch (way) {
    case Explanation::Way::single:
        return "single";
    case Explanation::Way::dense:
        return "dense";
    case Explanation::Way::hash:
        return "hash";
    case Explanation::Way::unknown:
        break;
    }
    return "unknown";
}

} // namespace cnamdata
