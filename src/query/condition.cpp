// SPDX-License-Identifier: MPL-2.0
#include "query/condition.hpp"

#include "base/numbers.hpp"

#include <cstdlib>
#include <limits>
#include <optional>

namespace cnamdata {

namespace {

using Type = Expression::Type;

std::size_t character_length(std::string_view text) {
    std::size_t length = 1;
    while (length < text.size() && (static_cast<unsigned char>(text[length]) & 0xC0U) == 0x80U)
        ++length;
    return length;
}

/// `'12.5'` compared with a numeric column means the number.
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

template <typename Value>
bool Condition::compare(Value value) const {
    switch (type_) {
    case Type::equal:
        return order(value, bounds_[0]) == 0;
    case Type::not_equal:
        return order(value, bounds_[0]) != 0;
    case Type::less:
        return order(value, bounds_[0]) < 0;
    case Type::less_equal:
        return order(value, bounds_[0]) <= 0;
    case Type::greater:
        return order(value, bounds_[0]) > 0;
    case Type::greater_equal:
        return order(value, bounds_[0]) >= 0;
    case Type::between:
        return order(value, bounds_[0]) >= 0 && order(value, bounds_[1]) <= 0;
    case Type::in:
        for (const Bound& bound : bounds_) {
            if (order(value, bound) == 0) return true;
        }
        return false;
    case Type::like:
    case Type::is_null:
    case Type::all_of:
    case Type::any_of:
    case Type::negation:
        break;
    }
    return false;
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

} // namespace cnamdata
