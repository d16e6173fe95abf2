// SPDX-License-Identifier: MPL-2.0
//
// The numbers of a column, several rows at a time.
#pragma once

#include "csv/records.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace cnamdata {

/// How plain numbers are written: an optional `-`, then digits, eight characters in all at most.
struct PlainNumbers {
    char point = '.';        ///< its digits, two at most, may follow
    bool hundredths = false; ///< read as hundredths; otherwise a point makes a number not plain
};

/// Reads the fields of rows [0, rows) into `values`. Rows whose field is not plain, though it may be a number, are
/// appended to `others` in ascending order, and their values are undefined. REQUIRES: csv::padding_bytes after each
/// field; room for `rows` values. Thread-safe. Instructions are chosen as base/simd_targets.hpp says.
void read_plain_numbers(const csv::Records::Column& column, std::size_t rows, PlainNumbers format, std::int64_t* values,
                        std::vector<std::uint32_t>& others);

/// The same, field by field: what read_plain_numbers is compared with, and does where there are no wide registers.
void read_plain_numbers_scalar(const csv::Records::Column& column, std::size_t begin, std::size_t end,
                               PlainNumbers format, std::int64_t* values, std::vector<std::uint32_t>& others);

} // namespace cnamdata
