// SPDX-License-Identifier: MPL-2.0
#include "schema/column_parser.hpp"

#include "schema/dictionary_parser.hpp"
#include "schema/dictionary_values.hpp"
#include "schema/number_parser.hpp"

namespace cnamdata {

namespace {

/// Measures in the form that is cheaper: codes, until so many values differ that looking them up misses the caches.
template <typename Format, bool hundredths>
class MeasureParser final : public ColumnParser {
public:
    void begin(Encoding encoding, std::size_t rows) override {
        numbers_.begin(encoding, rows);
        if (!plain_) codes_.begin(encoding, rows);
    }
    void append(const csv::Records& records, std::size_t field, std::vector<BadField>& bad) override {
        if (plain_) return numbers_.append(records, field, bad);
        codes_.append(records, field, bad);
        if (!has_many()) return;
        numbers_.continue_after(codes_.take());
        plain_ = true;
    }
    void append_nulls(std::size_t rows) override { plain_ ? numbers_.append_nulls(rows) : codes_.append_nulls(rows); }
    ColumnData take() override {
        if (plain_) return numbers_.take();
        plain_ = has_many();
        return codes_.take();
    }
    [[nodiscard]] CodedColumn* coded() noexcept override { return plain_ ? nullptr : &codes_; }

private:
    static constexpr std::size_t trial_rows = 1024;

    [[nodiscard]] bool has_many() const noexcept {
        return codes_.rows() >= trial_rows && codes_.entries() >= codes_.rows() / 8;
    }

    DictionaryParser<MeasureValues<Format, hundredths>> codes_{MeasureValues<Format, hundredths>{}};
    NumberParser<Format, hundredths> numbers_;
    bool plain_ = false; // once and for all: the next block is like this one
};

template <typename Format, bool hundredths>
std::unique_ptr<ColumnParser> make_measure_parser(MeasureForm form) {
    if (form == MeasureForm::numbers) return std::make_unique<NumberParser<Format, hundredths>>();
    return std::make_unique<MeasureParser<Format, hundredths>>();
}

template <bool hundredths>
std::unique_ptr<ColumnParser> make_measure_parser(NumberFormat numbers, MeasureForm form) {
    if (numbers == NumberFormat::french) return make_measure_parser<FrenchNumbers, hundredths>(form);
    return make_measure_parser<EnglishNumbers, hundredths>(form);
}

template <typename Values>
void erase_from(Values& values, const std::vector<std::size_t>& rows) {
    if (values.empty()) return;
    std::size_t kept = 0;
    auto next = rows.begin();
    for (std::size_t row = 0; row < values.size(); ++row) {
        if (next != rows.end() && *next == row) {
            ++next;
        } else {
            values[kept++] = values[row];
        }
    }
    values.resize(kept);
}

} // namespace

std::unique_ptr<ColumnParser> make_column_parser(const Column& column, NumberFormat numbers, MeasureForm form) {
    switch (column.storage()) {
    case Storage::int32:
        return std::make_unique<DictionaryParser<IntegerValues>>(IntegerValues{.kind = column.kind});
    case Storage::text:
        return std::make_unique<DictionaryParser<TextValues>>(TextValues{});
    case Storage::int64:
        return make_measure_parser<false>(numbers, form);
    case Storage::decimal:
        break;
    }
    return make_measure_parser<true>(numbers, form);
}

void erase_rows(ColumnData& data, const std::vector<std::size_t>& rows) {
    data.packed.visit([&](auto& codes) { erase_from(codes, rows); });
    erase_from(data.codes, rows);
    erase_from(data.numbers, rows);
    erase_from(data.valid, rows);
}

} // namespace cnamdata
