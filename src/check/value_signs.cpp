// SPDX-License-Identifier: MPL-2.0
#include "check/value_signs.hpp"

#include "base/numbers.hpp"
#include "base/text.hpp"

#include <algorithm>

namespace cnamdata {

namespace {

constexpr std::size_t kept_examples = 3;

bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }

std::size_t digits_at(std::string_view text, std::size_t at) noexcept {
    std::size_t count = 0;
    while (at + count < text.size() && is_digit(text[at + count]))
        ++count;
    return count;
}

bool is_missing_code(const Column& column, std::string_view value) {
    const auto codes = split(column.missing, ',');
    return std::any_of(codes.begin(), codes.end(), [&](std::string_view code) { return trim(code) == value; });
}

bool has_lost_zeros(const Column& column, std::string_view value) {
    return column.length > 0 && value.size() < static_cast<std::size_t>(column.length) &&
           std::all_of(value.begin(), value.end(), is_digit) && !is_missing_code(column, value);
}

} // namespace

bool is_scientific(std::string_view value) noexcept {
    const std::size_t whole = digits_at(value, 0);
    if (whole == 0) return false;
    std::size_t at = whole;
    if (at < value.size() && (value[at] == ',' || value[at] == '.')) at += 1 + digits_at(value, at + 1);
    if (at + 2 >= value.size() || (value[at] != 'E' && value[at] != 'e') || value[at + 1] != '+') return false;
    return digits_at(value, at + 2) == value.size() - at - 2;
}

// The bytes of an accented letter, C3 and another one, become two letters: `Ã` and one that begins with C2, E2 or C5.
bool is_mojibake(std::string_view text) noexcept {
    for (const std::string_view sign :
         {"\xC3\x83\xC2", "\xC3\x83\xE2", "\xC3\x83\xC5", "\xC3\x82\xC2", "\xC3\xA2\xE2\x82\xAC"})
        if (text.find(sign) != std::string_view::npos) return true;
    return false;
}

bool has_other_decimals(std::string_view value, NumberFormat numbers) noexcept {
    std::int64_t ignored = 0;
    const bool english = parse_hundredths<EnglishNumbers>(value, ignored);
    const bool french = parse_hundredths<FrenchNumbers>(value, ignored);
    if (numbers == NumberFormat::french) return english && !french;
    return french && !english && value.find(FrenchNumbers::point) != std::string_view::npos;
}

ValueSigns::ValueSigns(const std::vector<SourceColumn>& columns, NumberFormat numbers)
    : columns_(columns), numbers_(numbers) {}

std::optional<Symptom> ValueSigns::judge(const SourceColumn& column, std::string_view value) const {
    if (value.find("\xEF\xBF\xBD") != std::string_view::npos) return Symptom::lost_letters;
    if (is_mojibake(value)) return Symptom::mojibake;
    if (column.meaning == nullptr || column.meaning->kind != Kind::code) return {};
    if (is_scientific(value)) return Symptom::scientific;
    if (has_lost_zeros(*column.meaning, value)) return Symptom::lost_zeros;
    return {};
}

// Each distinct value once: a batch's dictionaries have them.
void ValueSigns::look_at_texts(const Batch& batch, Signs& signs) const {
    for (std::size_t i = 0; i < batch.columns.size(); ++i) {
        const ColumnData& data = batch.columns[i];
        if (data.form != ColumnData::Form::codes || data.dictionary.type() != Dictionary::Type::text) continue;
        for (Code code = 1; code < data.dictionary.size(); ++code) {
            const std::string_view value = data.dictionary.text(code);
            if (const auto symptom = judge(columns_[i], value))
                signs.try_emplace({*symptom, columns_[i].field.name}, Sign{batch.ordinal, std::string(value)});
        }
    }
}

void ValueSigns::look_at_rejects(const Batch& batch, Signs& signs) const {
    for (const Reject& reject : batch.rejects) {
        if (reject.column.empty()) continue;
        if (is_scientific(reject.value))
            signs.try_emplace({Symptom::scientific, reject.column}, Sign{batch.ordinal, reject.value});
        else if (has_other_decimals(reject.value, numbers_))
            signs.try_emplace({Symptom::decimals, reject.column}, Sign{batch.ordinal, reject.value});
    }
}

void ValueSigns::keep_rejects(const Batch& batch) {
    rejected_ += batch.rejects.size();
    for (const Reject& reject : batch.rejects) {
        // The figures after the colon differ from line to line.
        Rejected& same = rejects_[{reject.column, reject.reason.substr(0, reject.reason.find(':'))}];
        ++same.count;
        const auto place = std::upper_bound(same.first.begin(), same.first.end(), reject,
                                            [](const Reject& a, const Reject& b) { return a.line < b.line; });
        same.first.insert(place, reject);
        if (same.first.size() > kept_examples) same.first.pop_back();
    }
}

void ValueSigns::add(const Batch& batch) {
    Signs found;
    look_at_texts(batch, found);
    look_at_rejects(batch, found);
    const std::lock_guard lock(mutex_);
    for (auto& [key, sign] : found) {
        const auto [known, added] = signs_.try_emplace(key, sign);
        if (!added && sign.ordinal < known->second.ordinal) known->second = sign;
    }
    keep_rejects(batch);
}

std::vector<std::string> ValueSigns::details(const Key& key, const Sign& sign) const {
    std::vector<std::string> texts{key.second, sign.value};
    if (key.first == Symptom::decimals) texts.emplace_back(numbers_ == NumberFormat::french ? "1.234,56" : "1234.56");
    for (const SourceColumn& column : columns_) {
        if (key.first == Symptom::lost_zeros && column.field.name == key.second && column.meaning != nullptr)
            texts.push_back(std::to_string(column.meaning->length));
    }
    return texts;
}

std::vector<Finding> ValueSigns::findings() const {
    std::vector<Finding> list;
    for (const auto& [key, sign] : signs_)
        list.push_back({.symptom = key.first, .details = details(key, sign)});
    for (const auto& [key, rejected] : rejects_)
        list.push_back({Symptom::rejects, {key.first, key.second}, rejected.count, rejected.first});
    return list;
}

} // namespace cnamdata
