// SPDX-License-Identifier: MPL-2.0
//
// The words a dataset module is written with: one function per kind of column, and what may be said of it further.
#pragma once

#include "cnamdata/dataset.hpp"

#include <initializer_list>
#include <vector>

namespace cnamdata::columns {

/// A code stored as an integer. `missing`: codes that mean unknown, separated by commas.
constexpr Column code(std::string_view name, std::string_view french, std::string_view english,
                      std::string_view missing = {}) {
    return {.name = name, .kind = Kind::code, .french = french, .english = english, .missing = missing};
}

/// A code kept as text, because leading zeros, letters or length matter.
constexpr Column text_code(std::string_view name, std::string_view french, std::string_view english,
                           std::string_view missing = {}) {
    Column column = code(name, french, english, missing);
    column.text = true;
    return column;
}

/// Every code has at least that many characters, but for those that mean unknown: a shorter one has lost its leading
/// zeros.
constexpr Column of_length(int length, Column column) {
    column.length = length;
    return column;
}

/// The label of a coded column.
constexpr Column label(std::string_view name, std::string_view of, std::string_view french, std::string_view english) {
    return {.name = name,
            .kind = Kind::text,
            .role = Role::label,
            .required = false,
            .label_of = of,
            .french = french,
            .english = english};
}

constexpr Column measure(Kind kind, std::string_view name, std::string_view unit, std::string_view french,
                         std::string_view english) {
    return {.name = name, .kind = kind, .role = Role::measure, .unit = unit, .french = french, .english = english};
}

constexpr Column amount(std::string_view name, std::string_view french, std::string_view english) {
    return measure(Kind::amount, name, "EUR", french, english);
}

constexpr Column count(std::string_view name, std::string_view unit, std::string_view french,
                       std::string_view english) {
    return measure(Kind::count, name, unit, french, english);
}

/// Persons, each counted once a row: never added. `unit` says which persons.
constexpr Column distinct_count(std::string_view name, std::string_view unit, std::string_view french,
                                std::string_view english) {
    Column column = count(name, unit, french, english);
    column.role = Role::distinct_count;
    return column;
}

constexpr Column coefficient(std::string_view name, std::string_view french, std::string_view english) {
    return measure(Kind::coefficient, name, "coefficient", french, english);
}

constexpr Column dimension(Kind kind, std::string_view name, std::string_view french, std::string_view english,
                           std::string_view missing = {}) {
    return {.name = name, .kind = kind, .french = french, .english = english, .missing = missing};
}

/// Some published headers lack it.
constexpr Column optional(Column column) {
    column.required = false;
    return column;
}

/// No published header or descriptor says it: why it is believed.
constexpr Column believed(std::string_view evidence, Column column) {
    column.evidence = evidence;
    return column;
}

/// It exists from `since` to `until` only (both included; empty: open): other files are not obliged to have it.
constexpr Column between(Period since, Period until, Column column) {
    column.since = since;
    column.until = until;
    return column;
}

constexpr Column since(Period first, Column column) { return between(first, {}, column); }

/// One list after the other: columns that datasets share are written once.
inline std::vector<Column> joined(std::initializer_list<std::vector<Column>> parts) {
    std::vector<Column> all;
    for (const auto& part : parts)
        all.insert(all.end(), part.begin(), part.end());
    return all;
}

} // namespace cnamdata::columns
