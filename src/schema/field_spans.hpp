// SPDX-License-Identifier: MPL-2.0
//
// From the bytes of neighbouring fields to a number that stands for them, several rows at a time.
#pragma once

#include "csv/records.hpp"
#include "schema/code_table.hpp"

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace cnamdata {

/// Bytes that can be looked up at once: neighbouring fields, those that separate them, and the one that ends them.
inline constexpr std::uint32_t longest_key = 8;

/// A span of 1 to longest_key bytes as a key of a KeyTable. Its highest byte other than 0 is what ends the last field,
/// so no two spans share a key and none is 0. Reads 8 bytes.
[[nodiscard]] inline std::uint64_t span_key(const char* text, std::uint32_t size) noexcept {
    std::uint64_t word = 0;
    std::memcpy(&word, text, sizeof word);
    const std::uint32_t outside = (0U - 8U * size) & 63U;
    return (word << outside) >> outside;
}

/// The bytes from the first of neighbouring fields to the one that ends the last of them, row by row. A view of
/// records.
struct FieldSpans {
    FieldSpans() = default;
    FieldSpans(const csv::Records& records, std::size_t first_field, std::size_t last_field) noexcept;

    [[nodiscard]] std::string_view operator[](std::size_t row) const noexcept {
        const std::uint32_t* const mark = marks + row * stride;
        return {base + (mark[0] + 1U), mark[fields] - trim - mark[0]};
    }

    const char* base = nullptr;           ///< what marks count from
    const std::uint32_t* marks = nullptr; ///< before the first field of row 0
    std::size_t stride = 0;               ///< marks from row to row
    std::size_t fields = 0;               ///< marks from that before the first field to that after the last
    std::uint32_t trim = 0;               ///< bytes between the end of the last field and its mark
};

/// Writes what `table` has for the spans of rows from `first` on, `last` excluded, and stops at the first that it does
/// not find at once: one that is longer than longest_key, new, or not in its home slot. Returns that row, or `last`.
/// REQUIRES: csv::padding_bytes after the records; room for last - first numbers; none in the table passes 65,535.
/// Thread-safe. Instructions are chosen as base/simd_targets.hpp says.
std::size_t find_spans(const FieldSpans& spans, std::size_t first, std::size_t last, const KeyTable& table,
                       std::uint16_t* found);

} // namespace cnamdata
