// SPDX-License-Identifier: MPL-2.0
#include "query/derived.hpp"

#include "base/text.hpp"
#include "cnamdata/error.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <unordered_map>
#include <utility>

namespace cnamdata {

namespace {

using DateFunction = Derivation::Function;

constexpr std::array<std::pair<std::string_view, DateFunction>, 4> functions{{
    {"year", DateFunction::year},
    {"month", DateFunction::month},
    {"quarter", DateFunction::quarter},
    {"soins", DateFunction::soins},
}};
constexpr const char* known_functions = "There are year(COL), month(COL), quarter(COL) and soins().";

std::string_view word(DateFunction function) {
    for (const auto& [name, value] : functions) {
        if (value == function) return name;
    }
    return {};
}

DateFunction function_named(std::string_view name) {
    std::vector<std::string_view> names;
    for (const auto& [known, function] : functions) {
        if (same_folded(known, name)) return function;
        names.push_back(known);
    }
    throw Error(Category::usage, "unknown function '" + std::string(name) + "'",
                did_you_mean(name, names) + known_functions);
}

/// A code of the result for each value met.
template <typename Key>
Code add_once(std::unordered_map<Key, Code>& known, Dictionary& dictionary, const Key& value) {
    const auto [entry, added] = known.try_emplace(value, null_code);
    if (added) entry->second = dictionary.add(value);
    return entry->second;
}

/// Turns months, YYYYMM, into the values of a function.
class Coder {
public:
    explicit Coder(DateFunction function) : function_(function) {
        if (function_ == DateFunction::quarter) dictionary_ = Dictionary(Dictionary::Type::text);
    }

    Code code(std::int64_t months) {
        const std::int64_t year = months / 100, month = months % 100;
        const bool known = year > 0 && month >= 1 && month <= 12;
        switch (function_) {
        case DateFunction::year:
            return year > 0 ? add_once(numbers_, dictionary_, year) : null_code;
        case DateFunction::month:
            return known ? add_once(numbers_, dictionary_, month) : null_code;
        case DateFunction::quarter:
            return known ? quarter(year, (month + 2) / 3) : null_code;
        case DateFunction::soins:
            break;
        }
        return known ? add_once(numbers_, dictionary_, months) : null_code;
    }

    [[nodiscard]] Dictionary take() { return std::move(dictionary_); }

private:
    Code quarter(std::int64_t year, std::int64_t quarter) {
        return add_once(texts_, dictionary_, std::to_string(year) + "-T" + std::to_string(quarter));
    }

    DateFunction function_;
    Dictionary dictionary_;
    std::unordered_map<std::int64_t, Code> numbers_;
    std::unordered_map<std::string, Code> texts_;
};

ColumnData derive_of_one(DateFunction function, const ColumnData& base) {
    Coder coder(function);
    std::vector<Code> by_code(base.dictionary.size(), null_code);
    for (Code code = 1; code < by_code.size(); ++code)
        by_code[code] = coder.code(base.dictionary.number(code));
    ColumnData data;
    data.codes.reserve(base.codes.size());
    for (const Code code : base.codes)
        data.codes.push_back(by_code[code]);
    data.dictionary = coder.take();
    return data;
}

/// The entries of a dictionary that lie in a range; 0 in place of the others.
std::vector<std::int64_t> entries_within(const Dictionary& dictionary, std::int64_t least, std::int64_t greatest) {
    std::vector<std::int64_t> entries(dictionary.numbers().begin(), dictionary.numbers().end());
    entries[null_code] = 0;
    for (std::int64_t& entry : entries) {
        if (entry < least || entry > greatest) entry = 0;
    }
    return entries;
}

ColumnData derive_of_two(DateFunction function, const ColumnData& years, const ColumnData& months) {
    const std::vector<std::int64_t> year_of = entries_within(years.dictionary, 1, 9999);
    const std::vector<std::int64_t> month_of = entries_within(months.dictionary, 1, 12);
    constexpr std::int64_t width = 13;
    const std::int64_t last_year = *std::max_element(year_of.begin(), year_of.end());
    constexpr Code unmet = ~Code{0};
    std::vector<Code> by_pair(static_cast<std::size_t>((last_year + 1) * width), unmet);
    Coder coder(function);
    ColumnData data;
    data.codes.reserve(years.codes.size());
    for (std::size_t row = 0; row < years.codes.size(); ++row) {
        const std::int64_t year = year_of[years.codes[row]];
        const std::int64_t month = month_of[months.codes[row]];
        Code& code = by_pair[static_cast<std::size_t>(year * width + month)];
        if (code == unmet) code = month == 0 ? null_code : coder.code(year * 100 + month);
        data.codes.push_back(code);
    }
    data.dictionary = coder.take();
    return data;
}

} // namespace

std::optional<Derivation> parse_derivation(std::string_view name) {
    const std::string_view text = trim(name);
    const std::size_t open = text.find('(');
    if (open == std::string_view::npos || text.back() != ')') return {};
    const std::string_view argument = trim(text.substr(open + 1, text.size() - open - 2));
    Derivation derivation{.outer = function_named(trim(text.substr(0, open)))};
    if (derivation.outer == DateFunction::soins) {
        if (!argument.empty()) throw Error(Category::usage, "soins() takes no column", known_functions);
        derivation.care = true;
        derivation.bases = {"SOI_ANN", "SOI_MOI"};
        return derivation;
    }
    const std::string function(word(derivation.outer));
    if (argument.empty())
        throw Error(Category::usage, function + "() needs a column: " + function + "(COL)", known_functions);
    const std::optional<Derivation> inner = parse_derivation(argument);
    if (inner && inner->outer != DateFunction::soins)
        throw Error(Category::usage, function + "() takes a column of months, not " + std::string(argument),
                    known_functions);
    derivation.care = inner.has_value();
    derivation.bases = inner ? inner->bases : std::vector<std::string>{std::string(argument)};
    return derivation;
}

std::string name_of(const Derivation& derivation) {
    const std::string inner = derivation.care ? "soins()" : derivation.bases.front();
    if (derivation.outer == DateFunction::soins) return inner;
    return std::string(word(derivation.outer)) + "(" + inner + ")";
}

parquet::Field field_of(const Derivation& derivation) {
    parquet::Field field{.name = name_of(derivation)};
    if (derivation.outer != DateFunction::quarter) return field;
    field.physical = parquet::Physical::bytes;
    field.logical = parquet::Logical::text;
    return field;
}

ColumnData derive(const Derivation& derivation, std::span<const ColumnData* const> bases) {
    if (derivation.care) return derive_of_two(derivation.outer, *bases[0], *bases[1]);
    return derive_of_one(derivation.outer, *bases[0]);
}

} // namespace cnamdata
