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
#include <span>
#include <string_view>
#include <vector>

namespace cnamdata {

/// A field that is no value of its column.
struct BadField {
    std::size_t row = 0; ///< of the records
    std::string_view reason{};
};

/// Numbers that stand for combinations of fields, of consecutive rows.
struct Places {
    std::span<const std::uint16_t> all{};
    std::span<const std::uint8_t> bytes{}; ///< the same as bytes where each fits; else empty
};

/// A column whose fields become codes of its dictionary: neighbours of that kind can be looked up together.
class CodedColumn {
public:
    virtual ~CodedColumn() = default;
    /// The code of a field of a row, whose value is added when it is new; null_code where the field is bad, which is
    /// told in `bad`. Reads 8 bytes at `text`.
    virtual Code code_of(const char* text, std::uint32_t size, std::size_t row, std::vector<BadField>& bad) = 0;
    /// The same, for who remembers the answer: these bytes come this way but once before the next take(). Where nothing
    /// comes by code_of(), finding out whether a value is new takes no table.
    virtual Code code_of_new(const char* text, std::uint32_t size, std::size_t row, std::vector<BadField>& bad) = 0;
    /// Appends codes[place] for each place; all of them came from the two above since the last take().
    virtual void append_codes(Places places, std::span<const Code> codes) = 0;
    /// Those appended since the last take().
    [[nodiscard]] virtual const PackedCodes& codes() const noexcept = 0;
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
    /// From now on, until take(): how the bytes of texts are to be read, and about how many rows will come.
    virtual void begin(Encoding encoding, std::size_t rows) = 0;
    /// Takes what was appended; the parser is empty again.
    [[nodiscard]] virtual ColumnData take() = 0;
    /// This column as one that becomes codes, until the next take(); nullptr when it does not.
    [[nodiscard]] virtual CodedColumn* coded() noexcept { return nullptr; }
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
