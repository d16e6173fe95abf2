// SPDX-License-Identifier: MPL-2.0
//
// What a line of the published file looks like: taken from the registry, never repeated here.
#pragma once

#include "cnamdata/dataset.hpp"
#include "generate/columns.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace cnamdata::generate {

/// How amounts are written in a dataset with English numbers; French ones always have two decimals.
enum class Decimals {
    two,      ///< `30.00`, `0.81`
    shortest, ///< `30`, `.81`
};

/// How one column is written.
enum class Format : std::uint8_t {
    integer,
    two_digits,
    four_digits,
    shortest,
    english,
    french,
    percent,
    text,
    quotable
};

struct Field {
    Slot slot = 0;
    Format format = Format::integer;
    bool breakable = false; ///< stored as a number, so that a text in its place is a bad value
};

/// A line: its header, its fields and what stands between and after them.
struct Layout {
    std::string header; ///< with its line end
    std::vector<Field> fields;
    std::string_view line_end = "\n";
    bool trailing_separator = false;
};

/// What may be asked for instead of the published form.
struct LayoutChoice {
    bool no_trailing_separator = false;
    bool lf = false;
    bool crlf = false;
};

/// The layout of a header version. Throws Error(internal) when the header names a column the dataset lacks.
[[nodiscard]] Layout layout_of(const Dataset& dataset, const HeaderVersion& version, Decimals decimals,
                               const LayoutChoice& choice = {});

/// Appends the text of a cell at `to` and returns its end. No text is longer than `longest_field`.
inline constexpr std::size_t longest_field = 512;
char* write_cell(char* to, const Cell& cell, Format format);

} // namespace cnamdata::generate
