// SPDX-License-Identifier: MPL-2.0
#include "cnamdata/check.hpp"

#include <algorithm>
#include <array>

namespace cnamdata {

namespace {

struct Known {
    Symptom symptom;
    std::string_view name;
    bool harmless = false;
};

constexpr std::array table{
    Known{Symptom::empty, "empty"},
    Known{Symptom::html, "html"},
    Known{Symptom::refusal, "refusal"},
    Known{Symptom::foreign, "foreign"},
    Known{Symptom::workbook, "workbook"},
    Known{Symptom::binary, "binary"},
    Known{Symptom::empty_zip, "empty-zip"},
    Known{Symptom::zip_without_csv, "zip-without-csv"},
    Known{Symptom::zip_of_many, "zip-of-many"},
    Known{Symptom::unreadable, "unreadable"},
    Known{Symptom::truncated, "truncated"},
    Known{Symptom::corrupt, "corrupt"},
    Known{Symptom::checksum, "checksum"},
    Known{Symptom::trailing_bytes, "trailing-bytes"},
    Known{Symptom::no_text, "no-text"},
    Known{Symptom::separator, "separator"},
    Known{Symptom::header_missing, "header-missing"},
    Known{Symptom::header_unknown, "header-unknown"},
    Known{Symptom::header_differs, "header-differs"},
    Known{Symptom::wrong_dataset, "wrong-dataset"},
    Known{Symptom::wrong_period, "wrong-period"},
    Known{Symptom::no_rows, "no-rows"},
    Known{Symptom::rejects, "rejects"},
    Known{Symptom::spreadsheet_rows, "spreadsheet-rows"},
    Known{Symptom::decimals, "decimals"},
    Known{Symptom::scientific, "scientific"},
    Known{Symptom::lost_zeros, "lost-zeros"},
    Known{Symptom::mojibake, "mojibake"},
    Known{Symptom::lost_letters, "lost-letters"},
    Known{Symptom::parquet_unreadable, "parquet-unreadable"},
    Known{Symptom::parquet_changed, "parquet-changed"},
    Known{Symptom::parquet_outdated, "parquet-outdated"},
    Known{Symptom::parquet_foreign, "parquet-foreign", true},
    Known{Symptom::parquet_unrecorded, "parquet-unrecorded", true},
    Known{Symptom::new_header, "new-header", true},
    Known{Symptom::absent_columns, "absent-columns", true},
    Known{Symptom::unknown_columns, "unknown-columns", true},
    Known{Symptom::period_unknown, "period-unknown", true},
    Known{Symptom::padded, "padded", true},
    Known{Symptom::trailing_separator, "trailing-separator", true},
    Known{Symptom::no_trailing_separator, "no-trailing-separator", true},
    Known{Symptom::line_ends, "line-ends", true},
    Known{Symptom::unended, "unended", true},
    Known{Symptom::utf8, "utf8", true},
    Known{Symptom::byte_order_mark, "byte-order-mark", true},
};

// The table stands in the order of the enumeration, so that a symptom is its place in it.
constexpr bool in_order() {
    for (std::size_t i = 0; i < table.size(); ++i)
        if (static_cast<std::size_t>(table[i].symptom) != i) return false;
    return true;
}
static_assert(in_order() && table.size() == static_cast<std::size_t>(Symptom::byte_order_mark) + 1);

const Known& known(Symptom symptom) noexcept { return table[static_cast<std::size_t>(symptom)]; }

} // namespace

std::span<const Symptom> symptoms() noexcept {
    static constexpr auto all = [] {
        std::array<Symptom, table.size()> list{};
        for (std::size_t i = 0; i < list.size(); ++i)
            list[i] = table[i].symptom;
        return list;
    }();
    return all;
}

std::string_view to_string(Symptom symptom) noexcept { return known(symptom).name; }

bool is_harmless(Symptom symptom) noexcept { return known(symptom).harmless; }

bool Diagnosis::healthy() const noexcept {
    return std::all_of(findings.begin(), findings.end(),
                       [](const Finding& finding) { return is_harmless(finding.symptom); });
}

} // namespace cnamdata
