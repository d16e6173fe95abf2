// SPDX-License-Identifier: MPL-2.0
//
// The values of one column in a batch: codes into a dictionary, or plain numbers.
#pragma once

#include "base/dictionary.hpp"
#include "base/packed_codes.hpp"
#include "base/plain_vector.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace cnamdata {

/// Owns its values. Which of the two forms it holds is `form`.
/// Decimals are numbers that count hundredths (or 10^-scale for foreign files); years, months and dates are numbers.
struct ColumnData {
    enum class Form {
        codes,   ///< `codes[row]` is an entry of `dictionary`; 0 is null
        packed,  ///< the same in `packed`: only for those who ask for it
        numbers, ///< `numbers[row]`, null where `valid` says so
        reals,   ///< `numbers[row]` holds the bits of a double; only from foreign Parquet files
    };
    Form form = Form::codes;
    std::vector<Code> codes;
    PackedCodes packed;
    Dictionary dictionary;
    PlainVector<std::int64_t> numbers;
    /// One byte a row, 1 for a value and 0 for a null; empty when there is no null. The number of a null is 0.
    std::vector<std::uint8_t> valid;
    /// Of codes: whether a null may be among them. Readers that know better say so.
    bool may_have_nulls = true;

    [[nodiscard]] std::size_t rows() const noexcept {
        if (form == Form::packed) return packed.size();
        return form == Form::codes ? codes.size() : numbers.size();
    }
};

} // namespace cnamdata
