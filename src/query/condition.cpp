// SPDX-License-Identifier: MPL-2.0
#include "query/condition.hpp"

#include "base/numbers.hpp"

#include <algorithm>
#include <bit>
#include <cstdlib>
#include <limits>
#include <optional>
#include <type_traits>

namespace cnamdata {

namespace {

using Type = Expression::Type;

std::size_t character_length(std::string_view text) {
    std::size_t length = 1;
    while (length < text.size() && (static_cast<unsigned char>(text[length]) & 0xC0U) == 0x80U)
        ++length;
    return length;
}

Int128 power_of_ten(int exponent) {
    Int128 power = 1;
    for (int i = 0; i < exponent; ++i)
        power *= 10;
    return power;
}

/// Multiplies by a power of ten. What no Int128 holds becomes the last of them, and false is returned.
bool multiply(Int128& number, int exponent) {
    const bool negative = number < 0;
    for (; exponent > 0; --exponent) {
        if (!__builtin_mul_overflow(number, Int128{10}, &number)) continue;
        constexpr Int128 greatest = (Int128{1} << 126U) - 1 + (Int128{1} << 126U);
        number = negative ? -greatest - 1 : greatest;
        return false;
    }
    return true;
}

} // namespace

std::optional<Literal> as_number(const Literal& literal) {
    if (literal.number) return literal;
    try {
        const Expression expression = parse_expression("x = " + literal.spelling);
        if (expression.literals.size() == 1 && expression.literals[0].number) return expression.literals[0];
    } catch (const std::exception&) {
        return {};
    }
    return {};
}

bool like(std::string_view text, std::string_view pattern) {
    std::size_t at = 0;
    std::size_t in = 0;
    std::size_t star = std::string_view::npos; // last `%` met, and where the text after it began
    std::size_t resume = 0;
    while (at < text.size()) {
        if (in < pattern.size() && pattern[in] == '%') {
            star = in++;
            resume = at;
        } else if (in < pattern.size() && pattern[in] == '_') {
            at += character_length(text.substr(at));
            ++in;
        } else if (in < pattern.size() && pattern[in] == text[at]) {
            ++at;
            ++in;
        } else if (star != std::string_view::npos) {
            at = ++resume;
            in = star + 1;
        } else {
            return false;
        }
    }
    while (in < pattern.size() && pattern[in] == '%')
        ++in;
    return in == pattern.size();
}

Condition::Condition(const Expression& expression, std::string_view text, const UsedColumn& column)
    : type_(expression.type), scale_(column.field.scale) {
    for (const Literal& literal : expression.literals)
        bounds_.push_back(bind(literal, text, column));
}

Condition::Bound Condition::bind(const Literal& literal, std::string_view text, const UsedColumn& column) const {
    Bound bound{.text = literal.spelling};
    if (column.field.physical == parquet::Physical::bytes || type_ == Type::like) return bound;
    const auto number = as_number(literal);
    if (!number) {
        fail_at(text, literal.position, column.name + " holds numbers, not '" + literal.spelling + "'",
                "`cnamdata schema DATASET` shows what a column holds.");
    }
    bound.real = std::strtod(number->spelling.c_str(), nullptr);
    Int128 scaled = number->digits;
    if (number->scale <= scale_) {
        bound.exact = multiply(scaled, scale_ - number->scale);
    } else {
        const Int128 divisor = power_of_ten(number->scale - scale_);
        Int128 quotient = scaled / divisor;
        bound.exact = quotient * divisor == scaled;
        if (!bound.exact && scaled < 0) --quotient;
        scaled = quotient;
    }
    bound.wide_floor = scaled;
    bound.wide_exact = bound.exact;
    constexpr Int128 least = std::numeric_limits<std::int64_t>::min();
    constexpr Int128 greatest = std::numeric_limits<std::int64_t>::max();
    if (scaled < least || scaled > greatest) bound.exact = false;
    bound.floor = static_cast<std::int64_t>(scaled < least ? least : scaled > greatest ? greatest : scaled);
    return bound;
}

namespace {

// How a value lies to a constant: below, at or above it.
template <typename Bound>
int order(std::int64_t value, const Bound& bound) {
    if (value > bound.floor) return 1;
    return value == bound.floor && bound.exact ? 0 : -1;
}
template <typename Bound>
int order(Int128 value, const Bound& bound) {
    if (value > bound.wide_floor) return 1;
    return value == bound.wide_floor && bound.wide_exact ? 0 : -1;
}
template <typename Bound>
int order(double value, const Bound& bound) {
    return value < bound.real ? -1 : value > bound.real ? 1 : 0;
}
template <typename Bound>
int order(std::string_view value, const Bound& bound) {
    return value.compare(bound.text);
}

} // namespace

template <Type Of, typename Value>
bool Condition::compare_as(Value value) const {
    if constexpr (Of == Type::equal) return order(value, bounds_[0]) == 0;
    if constexpr (Of == Type::not_equal) return order(value, bounds_[0]) != 0;
    if constexpr (Of == Type::less) return order(value, bounds_[0]) < 0;
    if constexpr (Of == Type::less_equal) return order(value, bounds_[0]) <= 0;
    if constexpr (Of == Type::greater) return order(value, bounds_[0]) > 0;
    if constexpr (Of == Type::greater_equal) return order(value, bounds_[0]) >= 0;
    if constexpr (Of == Type::between) return order(value, bounds_[0]) >= 0 && order(value, bounds_[1]) <= 0;
    if constexpr (Of == Type::in) {
        return std::any_of(bounds_.begin(), bounds_.end(), [&](const Bound& each) { return order(value, each) == 0; });
    }
    return false;
}

// Calls `act` with the type as a constant, so that a loop in it need not ask for it at every value.
template <typename Act>
void Condition::with_type(Act&& act) const {
    switch (type_) {
    case Type::equal:
        return act(std::integral_constant<Type, Type::equal>());
    case Type::not_equal:
        return act(std::integral_constant<Type, Type::not_equal>());
    case Type::less:
        return act(std::integral_constant<Type, Type::less>());
    case Type::less_equal:
        return act(std::integral_constant<Type, Type::less_equal>());
    case Type::greater:
        return act(std::integral_constant<Type, Type::greater>());
    case Type::greater_equal:
        return act(std::integral_constant<Type, Type::greater_equal>());
    case Type::between:
        return act(std::integral_constant<Type, Type::between>());
    case Type::in:
        return act(std::integral_constant<Type, Type::in>());
    case Type::like:
    case Type::is_null:
    case Type::all_of:
    case Type::any_of:
    case Type::negation:
        return act(std::integral_constant<Type, Type::is_null>());
    }
}

template <typename Value>
bool Condition::compare(Value value) const {
    bool result = false;
    with_type([&](auto type) { result = compare_as<type()>(value); });
    return result;
}

bool Condition::holds(std::int64_t value) const {
    return type_ == Type::like ? like(format_decimal(value, scale_), bounds_[0].text) : compare(value);
}
bool Condition::holds(std::string_view value) const {
    return type_ == Type::like ? like(value, bounds_[0].text) : compare(value);
}
bool Condition::holds_wide(Int128 value) const {
    return type_ == Type::like ? like(format_decimal(value, scale_), bounds_[0].text) : compare(value);
}
bool Condition::holds(double value) const { return type_ != Type::like && compare(value); }

Truth Condition::of_null() const noexcept { return type_ == Type::is_null ? truth : unknown; }

std::vector<Truth> Condition::decide(const Dictionary& dictionary) const {
    std::vector<Truth> truths(dictionary.size());
    truths[null_code] = of_null();
    const bool text = dictionary.type() == Dictionary::Type::text;
    for (Code code = 1; code < dictionary.size(); ++code)
        truths[code] = truth_of(text ? holds(dictionary.text(code)) : holds(dictionary.number(code)));
    return truths;
}

void Condition::decide(const ColumnData& data, std::size_t first, std::size_t count, Truth* out) const {
    const std::int64_t* numbers = data.numbers.data() + first;
    if (type_ == Type::like) {
        std::transform(numbers, numbers + count, out, [&](std::int64_t value) { return truth_of(holds(value)); });
    } else if (data.form == ColumnData::Form::reals) {
        std::transform(numbers, numbers + count, out,
                       [&](std::int64_t bits) { return truth_of(holds(std::bit_cast<double>(bits))); });
    } else {
        with_type([&](auto type) {
            std::transform(numbers, numbers + count, out,
                           [&](std::int64_t value) { return truth_of(compare_as<type()>(value)); });
        });
    }
    if (data.valid.empty()) return;
    const std::uint8_t* valid = data.valid.data() + first;
    const Truth null = of_null();
    std::transform(out, out + count, valid, out,
                   [null](Truth known, std::uint8_t ok) { return ok != 0 ? known : null; });
}

// Orders are monotone: between those of the least and of the greatest value lie those of all.
template <typename Bounds>
TruthSet Condition::possible_between(const Bounds& min, const Bounds& max) const {
    const int low = order(min, bounds_[0]);
    const int high = order(max, bounds_[0]);
    const bool below = low<0, above = high> 0, at = low <= 0 && high >= 0;
    const auto set = [](bool yes, bool no) {
        return static_cast<TruthSet>((yes ? only(truth) : no_truth) | (no ? only(falsehood) : no_truth));
    };
    switch (type_) {
    case Type::equal:
        return set(at, below || above);
    case Type::not_equal:
        return set(below || above, at);
    case Type::less:
        return set(below, at || above);
    case Type::less_equal:
        return set(below || at, above);
    case Type::greater:
        return set(above, at || below);
    case Type::greater_equal:
        return set(above || at, below);
    case Type::between:
        if (order(max, bounds_[0]) < 0 || order(min, bounds_[1]) > 0) return only(falsehood);
        return low >= 0 && order(max, bounds_[1]) <= 0 ? only(truth) : true_or_false;
    case Type::in:
        for (const Bound& bound : bounds_) {
            if (order(min, bound) <= 0 && order(max, bound) >= 0) return true_or_false;
        }
        return only(falsehood);
    default:
        return true_or_false;
    }
}

// A pattern that begins with plain text matches nothing outside of that beginning.
TruthSet Condition::possible_texts(const ColumnRange& range) const {
    if (type_ != Type::like)
        return possible_between(std::string_view(*range.min_text), std::string_view(*range.max_text));
    const std::string& pattern = bounds_[0].text;
    const std::string_view start = std::string_view(pattern).substr(0, pattern.find_first_of("%_"));
    const auto begins = [&](const std::string& text) { return std::string_view(text).substr(0, start.size()); };
    const bool outside = begins(*range.max_text) < start || begins(*range.min_text) > start;
    return outside ? only(falsehood) : true_or_false;
}

TruthSet Condition::possible(const ColumnRange& range) const {
    const TruthSet nulls = range.may_have_nulls ? only(of_null()) : no_truth;
    if (!range.may_have_values) return nulls;
    if (type_ == Type::is_null) return static_cast<TruthSet>(nulls | only(falsehood));
    if (range.values) {
        TruthSet found = nulls;
        const std::vector<Truth> truths = decide(*range.values);
        for (std::size_t code = 1; code < truths.size(); ++code)
            found |= only(truths[code]);
        return found;
    }
    TruthSet values = true_or_false;
    if (range.min && range.max && type_ != Type::like) values = possible_between(*range.min, *range.max);
    if (range.min_text && range.max_text) values = possible_texts(range);
    return static_cast<TruthSet>(nulls | values);
}

} // namespace cnamdata
