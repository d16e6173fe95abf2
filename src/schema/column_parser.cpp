// SPDX-License-Identifier: MPL-2.0
#include "schema/column_parser.hpp"

#include "base/numbers.hpp"
#include "base/short_number.hpp"
#include "schema/code_table.hpp"

#include <limits>

namespace cnamdata {

namespace {

constexpr std::uint32_t longest_short_key = 7;

// Blocks of a file have about the same number of rows.
constexpr std::size_t expected(std::size_t rows) { return rows + rows / 8; }

/// Coded columns: raw bytes are looked up, and converted once per distinct spelling.
/// `Values` turns a spelling into a dictionary entry, or gives a reason why not.
template <typename Values>
class DictionaryParser final : public ColumnParser {
public:
    explicit DictionaryParser(Values values) : values_(std::move(values)) { reset(); }

    void append(const csv::Records& records, std::size_t field, std::vector<BadField>& bad) override {
        slice_.resize(records.rows());
        Code* const out = slice_.data();
        const csv::Records::Column column = records.column(field);
        for (std::size_t row = 0; row < records.rows(); ++row) {
            const auto [text, size] = column[row];
            if (size > longest_short_key) {
                out[row] = convert({text, size}, true, row, bad);
                continue;
            }
            const std::uint64_t key = short_key(text, size);
            Code code = keys_.find(key);
            if (code == KeyTable::absent) {
                const std::size_t told = bad.size();
                code = convert({text, size}, false, row, bad);
                if (bad.size() == told) keys_.insert(key, code);
            }
            out[row] = code;
        }
        data_.packed.append(slice_, data_.dictionary.size());
    }

    void append_nulls(std::size_t rows) override { data_.packed.append_nulls(rows); }

    void set_encoding(Encoding encoding) override { values_.encoding = encoding; }

    ColumnData take() override {
        ColumnData taken = std::move(data_);
        reset();
        data_.packed.reserve(expected(taken.packed.size()));
        return taken;
    }

    [[nodiscard]] std::size_t rows() const noexcept { return data_.packed.size(); }
    [[nodiscard]] std::size_t entries() const noexcept { return data_.dictionary.size() - 1; }

private:
    void reset() {
        data_ = ColumnData{};
        data_.form = ColumnData::Form::packed;
        data_.dictionary = Dictionary(Values::type);
        keys_.clear();
        keys_.insert(short_key("\0\0\0\0\0\0\0", 0), null_code);
        values_.clear();
    }

    Code convert(std::string_view text, bool is_long, std::size_t row, std::vector<BadField>& bad) {
        std::string_view reason;
        const Code code =
            is_long ? values_.add_long(text, data_.dictionary, reason) : values_.add(text, data_.dictionary, reason);
        if (reason.empty()) return code;
        bad.push_back({row, reason});
        return null_code;
    }

    Values values_;
    ColumnData data_;
    KeyTable keys_;
    std::vector<Code> slice_; // of one call of append(): it stays in the first-level cache
};

/// The dictionary entries of numbers, whatever their spelling: `5` and `05` are the same value.
class NumberEntries {
public:
    void clear() { known_.clear(); }

    Code add(std::int64_t value, Dictionary& dictionary) {
        const std::uint64_t key = (static_cast<std::uint64_t>(value) << 1U) | 1U;
        Code code = known_.find(key);
        if (code == KeyTable::absent) known_.insert(key, code = dictionary.add(value));
        return code;
    }

private:
    KeyTable known_;
};

/// Integer codes, years and months.
struct IntegerValues {
    static constexpr auto type = Dictionary::Type::number;
    Kind kind;
    Encoding encoding = Encoding::windows_1252;
    NumberEntries entries{};

    void clear() { entries.clear(); }

    [[nodiscard]] std::string_view judge(std::int64_t value) const {
        if (value < std::numeric_limits<std::int32_t>::min() || value > std::numeric_limits<std::int32_t>::max()) {
            return "too large for a code";
        }
        if (kind == Kind::month && (value < 0 || value > 12)) return "not a month";
        if (kind == Kind::year && (value < 0 || value > 9999)) return "not a year";
        if (kind == Kind::yearmonth && (value < 0 || value > 999912 || value % 100 > 12))
            return "not a month as YYYYMM";
        return {};
    }

    Code add(std::string_view text, Dictionary& dictionary, std::string_view& reason) {
        std::int64_t value = 0;
        reason = parse_integer<EnglishNumbers>(text, value) ? judge(value) : "not a whole number";
        return reason.empty() ? entries.add(value, dictionary) : null_code;
    }
    Code add_long(std::string_view text, Dictionary& dictionary, std::string_view& reason) {
        return add(text, dictionary, reason);
    }
};

/// Texts: codes that must keep their form, and labels.
struct TextValues {
    static constexpr auto type = Dictionary::Type::text;
    Encoding encoding = Encoding::windows_1252;
    std::string converted{};
    LongKeys long_keys{};
    std::vector<Code> long_codes{}; // by the number of the long key
    std::string last_text{};
    Code last_code = KeyTable::absent;

    void clear() {
        long_keys.clear();
        long_codes.clear();
        last_code = KeyTable::absent;
    }

    Code add(std::string_view text, Dictionary& dictionary, std::string_view& reason) {
        if (encoding == Encoding::utf8 && !is_utf8(text)) {
            reason = "not UTF-8, though the file begins as UTF-8";
            return null_code;
        }
        converted.clear();
        append_utf8(converted, text, encoding);
        return dictionary.add(converted);
    }

    // Published files are sorted: a long text is most often that of the row above.
    Code add_long(std::string_view text, Dictionary& dictionary, std::string_view& reason) {
        if (last_code != KeyTable::absent && text == last_text) return last_code;
        const std::uint32_t number = long_keys.number(text);
        if (number > long_codes.size()) long_codes.resize(number, KeyTable::absent);
        Code& code = long_codes[number - 1];
        if (code == KeyTable::absent) {
            const Code added = add(text, dictionary, reason);
            if (!reason.empty()) return null_code;
            code = added;
        }
        last_text = text;
        return last_code = code;
    }
};

template <typename Format, bool hundredths>
[[nodiscard]] bool parse_number(const char* text, std::uint32_t size, std::int64_t& value) {
    if (parse_short<Format, hundredths>(text, size, value)) return true;
    return hundredths ? parse_hundredths<Format>({text, size}, value) : parse_integer<Format>({text, size}, value);
}

template <bool hundredths>
constexpr std::string_view no_number = hundredths ? "not an amount with at most two decimals" : "not a whole number";

/// Measures as codes: most amounts of a block come again and again.
template <typename Format, bool hundredths>
struct MeasureValues {
    static constexpr auto type = Dictionary::Type::number;
    Encoding encoding = Encoding::windows_1252;
    NumberEntries entries{};

    void clear() { entries.clear(); }

    Code add(std::string_view text, Dictionary& dictionary, std::string_view& reason) {
        std::int64_t value = 0;
        if (parse_number<Format, hundredths>(text.data(), static_cast<std::uint32_t>(text.size()), value)) {
            return entries.add(value, dictionary);
        }
        reason = no_number<hundredths>;
        return null_code;
    }
    Code add_long(std::string_view text, Dictionary& dictionary, std::string_view& reason) {
        return add(text, dictionary, reason);
    }
};

/// Measures as numbers: every field is read.
template <typename Format, bool hundredths>
class NumberParser final : public ColumnParser {
public:
    NumberParser() { data_.form = ColumnData::Form::numbers; }

    void append(const csv::Records& records, std::size_t field, std::vector<BadField>& bad) override {
        const std::size_t before = data_.numbers.size();
        if (before == 0) data_.numbers.reserve(expected_rows_);
        data_.numbers.resize(before + records.rows());
        std::int64_t* out = data_.numbers.data() + before;
        if (!data_.valid.empty()) data_.valid.resize(data_.numbers.size(), 1);
        const csv::Records::Column column = records.column(field);
        for (std::size_t row = 0; row < records.rows(); ++row) {
            const auto [text, size] = column[row];
            if (parse_number<Format, hundredths>(text, size, out[row])) continue;
            out[row] = 0;
            set_null(before + row);
            if (size > 0) bad.push_back({row, no_number<hundredths>});
        }
    }

    void append_nulls(std::size_t rows) override {
        ensure_valid();
        data_.numbers.resize(data_.numbers.size() + rows, 0);
        data_.valid.resize(data_.numbers.size(), 0);
    }

    ColumnData take() override {
        ColumnData taken = std::move(data_);
        expected_rows_ = expected(taken.numbers.size());
        data_ = ColumnData{};
        data_.form = ColumnData::Form::numbers;
        return taken;
    }

    /// Continues after rows that were read as codes. REQUIRES: nothing was appended yet.
    void continue_after(const ColumnData& coded) {
        const auto& values = coded.dictionary.numbers();
        data_.numbers.reserve(expected_rows_);
        for (const Code code : coded.packed.unpacked()) {
            data_.numbers.push_back(values[code]);
            if (code == null_code)
                set_null(data_.numbers.size() - 1);
            else if (!data_.valid.empty())
                data_.valid.push_back(1);
        }
    }

private:
    void ensure_valid() {
        if (data_.valid.empty()) data_.valid.assign(data_.numbers.size(), 1);
    }
    void set_null(std::size_t row) {
        ensure_valid();
        data_.valid.resize(data_.numbers.size(), 1);
        data_.valid[row] = 0;
    }

    ColumnData data_;
    std::size_t expected_rows_ = 0;
};

/// Measures in the form that is cheaper: codes, until so many values differ that looking them up misses the caches.
template <typename Format, bool hundredths>
class MeasureParser final : public ColumnParser {
public:
    void append(const csv::Records& records, std::size_t field, std::vector<BadField>& bad) override {
        if (plain_) return numbers_.append(records, field, bad);
        codes_.append(records, field, bad);
        if (codes_.rows() < trial_rows || codes_.entries() < codes_.rows() / 8) return;
        numbers_.continue_after(codes_.take());
        plain_ = true;
    }
    void append_nulls(std::size_t rows) override { plain_ ? numbers_.append_nulls(rows) : codes_.append_nulls(rows); }
    ColumnData take() override { return plain_ ? numbers_.take() : codes_.take(); }

private:
    static constexpr std::size_t trial_rows = 1024;

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

template <typename T>
void erase_from(std::vector<T>& values, const std::vector<std::size_t>& rows) {
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
