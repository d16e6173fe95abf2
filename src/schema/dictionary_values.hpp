// SPDX-License-Identifier: MPL-2.0
//
// What the fields of a coded column stand for: the `Values` of DictionaryParser.
#pragma once

#include "base/encoding.hpp"
#include "base/numbers.hpp"
#include "base/short_number.hpp"
#include "cnamdata/dataset.hpp"
#include "schema/code_table.hpp"

#include <limits>
#include <string>
#include <string_view>
#include <vector>

namespace cnamdata {

inline constexpr std::uint32_t longest_short_key = 7;

/// Whether the bytes of a field are known to be others than all before them.
enum class Spelling { any, fresh };

/// Whether a number is written without a sign but `-`, needless zeros, a point that nothing follows, thousands marks:
/// no other such text stands for the same number. `point` separates decimals.
[[nodiscard]] inline bool is_plainly_spelt(std::string_view text, char point) noexcept {
    if (text.starts_with('-')) {
        text.remove_prefix(1);
        if (text == "0") return false;
    }
    if (text.empty() || (text.front() == '0' && text.size() > 1)) return false;
    std::size_t points = 0;
    for (const char byte : text) {
        if (byte == point) {
            ++points;
        } else if (byte < '0' || byte > '9') {
            return false;
        }
    }
    return points == 0 || (points == 1 && text.back() != '0' && text.back() != point);
}

/// The dictionary entries of numbers, whatever their spelling: `5` and `05` are the same value. As long as each comes
/// in a fresh and plain spelling it is new, and no table is kept.
class NumberEntries {
public:
    void clear() {
        if (searched_) known_.clear();
        searched_ = false;
    }

    Code add(std::int64_t value, bool is_new, Dictionary& dictionary) {
        if (is_new && !searched_) return dictionary.add(value);
        if (!searched_) search(dictionary);
        Code code = known_.find(key_of(value));
        if (code == KeyTable::absent) known_.insert(key_of(value), code = dictionary.add(value));
        return code;
    }

private:
    static std::uint64_t key_of(std::int64_t value) noexcept { return (static_cast<std::uint64_t>(value) << 1U) | 1U; }

    void search(const Dictionary& dictionary) {
        searched_ = true;
        for (Code code = 1; code < dictionary.size(); ++code)
            known_.insert(key_of(dictionary.number(code)), code);
    }

    KeyTable known_;
    bool searched_ = false; // known_ has all entries; else none
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

    Code add(std::string_view text, Spelling spelling, Dictionary& dictionary, std::string_view& reason) {
        std::int64_t value = 0;
        reason = parse_integer<EnglishNumbers>(text, value) ? judge(value) : "not a whole number";
        if (!reason.empty()) return null_code;
        const bool is_new = spelling == Spelling::fresh && is_plainly_spelt(text, EnglishNumbers::point);
        return entries.add(value, is_new, dictionary);
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

    Code add(std::string_view text, Spelling, Dictionary& dictionary, std::string_view& reason) {
        return text.size() > longest_short_key ? add_long(text, dictionary, reason) : decode(text, dictionary, reason);
    }

    Code decode(std::string_view text, Dictionary& dictionary, std::string_view& reason) {
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
            const Code added = decode(text, dictionary, reason);
            if (!reason.empty()) return null_code;
            code = added;
        }
        last_text = text;
        return last_code = code;
    }
};

template <typename Format, bool hundredths>
[[nodiscard]] inline bool parse_number(const char* text, std::uint32_t size, std::int64_t& value) {
    if (parse_short<Format, hundredths>(text, size, value)) return true;
    return hundredths ? parse_hundredths<Format>({text, size}, value) : parse_integer<Format>({text, size}, value);
}

template <bool hundredths>
inline constexpr std::string_view no_number =
    hundredths ? "not an amount with at most two decimals" : "not a whole number";

/// Measures as codes: most amounts of a block come again and again.
template <typename Format, bool hundredths>
struct MeasureValues {
    static constexpr auto type = Dictionary::Type::number;
    Encoding encoding = Encoding::windows_1252;
    NumberEntries entries{};

    void clear() { entries.clear(); }

    Code add(std::string_view text, Spelling spelling, Dictionary& dictionary, std::string_view& reason) {
        std::int64_t value = 0;
        if (parse_number<Format, hundredths>(text.data(), static_cast<std::uint32_t>(text.size()), value)) {
            const bool is_new = spelling == Spelling::fresh && is_plainly_spelt(text, Format::point);
            return entries.add(value, is_new, dictionary);
        }
        reason = no_number<hundredths>;
        return null_code;
    }
};

} // namespace cnamdata
