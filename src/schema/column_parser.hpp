// SPDX-License-Identifier: MPL-2.0
//
// Converting the fields of one column, a batch of records at a time. One virtual call per batch, none per value.
#pragma once

#include "base/column_data.hpp"
#include "base/encoding.hpp"
#include "cnamdata/dataset.hpp"
#include "csv/records.hpp"

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace cnamdata {

/// A field that is no value of its column.
struct BadField {
    std::size_t row = 0; ///< of the records
    std::string_view reason{};
};

/// Accumulates the values of one column. Codes and texts come out as Form::packed with a dictionary in order of first
/// appearance, measures as their MeasureForm says. An empty field is a null. Not thread-safe; one per worker and
/// column.
class ColumnParser {
public:
    virtual ~ColumnParser() = default;
    /// Appends one value for each record; a null where the field is bad, which is told in `bad`.
    virtual void append(const csv::Records& records, std::size_t field, std::vector<BadField>& bad) = 0;
    virtual void append_nulls(std::size_t rows) = 0;
    /// How the bytes of texts are to be read, from now on.
    virtual void set_encoding(Encoding) {}
    /// Takes what was appended; the parser is empty again.
    [[nodiscard]] virtual ColumnData take() = 0;
};

/// How the values of a measure are handed over.
enum class MeasureForm {
    numbers, ///< Form::numbers
    cheaper, ///< Form::packed, or numbers where many differ: for those who take both
};

[[nodiscard]] std::unique_ptr<ColumnParser> make_column_parser(const Column& column, NumberFormat numbers,
                                                               MeasureForm form = MeasureForm::numbers);

/// Removes the rows of ascending numbers `rows`.
void erase_rows(ColumnData& data, const std::vector<std::size_t>& rows);

} // namespace cnamdata
