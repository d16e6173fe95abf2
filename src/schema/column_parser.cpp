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
/// `Value` turns a spelling into a dictionary entry, or returns a reason why not.
template <typename Values>
class DictionaryParser final : public ColumnParser {
public:
    explicit DictionaryParser(Values values) : values_(std::move(values)) {
        data_.dictionary = Dictionary(Values::type);
    }

    void append(const csv::Records& records, std::size_t field, std::vector<BadField>& bad) override {
        const std::size_t before = data_.codes.size();
        if (before == 0) data_.codes.reserve(expected_rows_);
        data_.codes.resize(before + records.rows());
        Code* out = data_.codes.data() + before;
        const csv::Records::Column column = records.column(field);
        for (std::size_t row = 0; row < records.rows(); ++row) {
            const auto [text, size] = column[row];
            const std::uint64_t key = size <= longest_short_key ? short_key(text, size) : long_key({text, size});
            const Code code = keys_.find(key);
            out[row] = code != null_code || size == 0 ? code : convert(key, {text, size}, row, bad);
        }
    }

    void append_nulls(std::size_t rows) override { data_.codes.resize(data_.codes.size() + rows, null_code); }

    void set_encoding(Encoding encoding) override { values_.encoding = encoding; }

    ColumnData take() override {
        ColumnData taken = std::move(data_);
        expected_rows_ = expected(taken.codes.size());
        data_ = ColumnData{};
        data_.dictionary = Dictionary(Values::type);
        keys_.clear();
        long_keys_.clear();
        values_.clear();
        last_long_ = 0;
        return taken;
    }

private:
    // Published files are sorted: a long text is most often that of the row above.
    std::uint64_t long_key(std::string_view text) {
        if (last_long_ == 0 || text != last_text_) {
            last_long_ = long_keys_.number(text);
            last_text_ = text;
        }
        return last_long_ | (std::uint64_t{0xFF} << 56U);
    }

    Code convert(std::uint64_t key, std::string_view text, std::size_t row, std::vector<BadField>& bad) {
        std::string_view reason;
        const Code code = values_.add(text, data_.dictionary, reason);
        if (!reason.empty()) {
            bad.push_back({row, reason});
            return null_code;
        }
        keys_.insert(key, code);
        return code;
    }

    Values values_;
    ColumnData data_;
    KeyTable keys_;
    LongKeys long_keys_;
    std::uint64_t last_long_ = 0;
    std::string last_text_;
    std::size_t expected_rows_ = 0;
};

/// Integer codes, years and months: `5` and `05` are the same value.
struct IntegerValues {
    static constexpr auto type = Dictionary::Type::number;
    Kind kind;
    Encoding encoding = Encoding::windows_1252;
    KeyTable known{};

    void clear() { known.clear(); }

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
        if (!parse_integer<EnglishNumbers>(text, value)) {
            reason = "not a whole number";
            return null_code;
        }
        reason = judge(value);
        if (!reason.empty()) return null_code;
        const std::uint64_t key = (static_cast<std::uint64_t>(value) << 1U) | 1U;
        Code code = known.find(key);
        if (code == null_code) known.insert(key, code = dictionary.add(value));
        return code;
    }
};

/// Texts: codes that must keep their form, and labels.
struct TextValues {
    static constexpr auto type = Dictionary::Type::text;
    Encoding encoding = Encoding::windows_1252;
    std::string converted{};

    void clear() {}

    Code add(std::string_view text, Dictionary& dictionary, std::string_view& reason) {
        if (encoding == Encoding::utf8 && !is_utf8(text)) {
            reason = "not UTF-8, though the file begins as UTF-8";
            return null_code;
        }
        converted.clear();
        append_utf8(converted, text, encoding);
        return dictionary.add(converted);
    }
};

/// Measures: every field is read.
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
            if (parse_short<Format, hundredths>(text, size, out[row]) || parse_long({text, size}, out[row])) continue;
            out[row] = 0;
            set_null(before + row);
            if (size > 0)
                bad.push_back({row, hundredths ? "not an amount with at most two decimals" : "not a whole number"});
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

private:
    static bool parse_long(std::string_view text, std::int64_t& value) {
        return hundredths ? parse_hundredths<Format>(text, value) : parse_integer<Format>(text, value);
    }
    void ensure_valid() {
        if (data_.valid.empty()) data_.valid.assign(data_.numbers.size(), 1);
    }
    void set_null(std::size_t row) {
        ensure_valid();
        data_.valid[row] = 0;
    }

    ColumnData data_;
    std::size_t expected_rows_ = 0;
};

template <bool hundredths>
std::unique_ptr<ColumnParser> make_number_parser(NumberFormat numbers) {
    if (numbers == NumberFormat::french) return std::make_unique<NumberParser<FrenchNumbers, hundredths>>();
    return std::make_unique<NumberParser<EnglishNumbers, hundredths>>();
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

std::unique_ptr<ColumnParser> make_column_parser(const Column& column, NumberFormat numbers) {
    switch (column.storage()) {
    case Storage::int32:
        return std::make_unique<DictionaryParser<IntegerValues>>(IntegerValues{.kind = column.kind});
    case Storage::text:
        return std::make_unique<DictionaryParser<TextValues>>(TextValues{});
    case Storage::int64:
        return make_number_parser<false>(numbers);
    case Storage::decimal:
        break;
    }
    return make_number_parser<true>(numbers);
}

void erase_rows(ColumnData& data, const std::vector<std::size_t>& rows) {
    erase_from(data.codes, rows);
    erase_from(data.numbers, rows);
    erase_from(data.valid, rows);
}

} // namespace cnamdata
