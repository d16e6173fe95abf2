// SPDX-License-Identifier: MPL-2.0
#include "cli/formats.hpp"

#include "cli/suggest.hpp"

#include "cnamdata/error.hpp"

#include <array>

namespace cnamdata::cli {
namespace {

constexpr std::array format_table{
    Format{"csv", "comma, decimal point, UTF-8 (RFC 4180)", make_csv},
    Format{"csv-fr", "what a French Excel opens: semicolon, decimal comma, UTF-8 with BOM, CRLF", make_csv_fr},
    Format{"tsv", "tabs; tabs and line breaks inside a text become spaces", make_tsv},
    Format{"json", "an array of objects, one a line", make_json},
    Format{"ndjson", "one JSON object a line", make_ndjson},
    Format{"md", "a table for Markdown", make_markdown},
    Format{"parquet", "typed columns for DuckDB, pandas, R, Spark", make_parquet, true, false},
    Format{"table", "aligned columns for people", make_table},
    Format{"chart", "bars in the terminal; with -o FILE.svg or FILE.html a picture or a page, lines over time",
           make_chart, false, false},
};

} // namespace

std::span<const Format> formats() noexcept { return format_table; }

std::vector<std::string_view> format_names() {
    std::vector<std::string_view> names;
    for (const Format& format : format_table)
        names.push_back(format.name);
    return names;
}

const Format& find_format(std::string_view name) {
    for (const Format& format : format_table)
        if (format.name == name) return format;
    throw Error(Category::usage, "unknown format '" + std::string(name) + "'", suggestion(name, format_names()));
}

} // namespace cnamdata::cli
