// SPDX-License-Identifier: MPL-2.0
#include "chart/figures.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>

namespace cnamdata::chart {

namespace {

constexpr std::string_view narrow_space = "\u202f"; // groups of digits, as French typography has it
constexpr std::string_view hard_space = "\u00a0";

struct Thousands {
    double divisor;
    std::string_view french;
    std::string_view english;
    std::string_view french_word;
    std::string_view english_word;
};

constexpr std::array magnitudes{
    Thousands{1e9, "Md", "bn", "milliards", "billions"},
    Thousands{1e6, "M", "m", "millions", "millions"},
    Thousands{1e3, "k", "k", "milliers", "thousands"},
};

struct Unit {
    std::string_view id;
    std::string_view french;
    std::string_view english;
};

constexpr std::array units{
    Unit{"EUR", "€", "€"},
    Unit{"boxes", "boîtes", "boxes"},
    Unit{"acts", "actes", "acts"},
    Unit{"persons", "personnes", "persons"},
    Unit{"units", "unités", "units"},
    Unit{"rows", "lignes", "rows"},
};

bool vowel_first(std::string_view word) {
    return !word.empty() && std::string_view("aeiou").find(word.front()) != std::string_view::npos;
}

/// `millions de boîtes`, `milliers d’actes`, `millions of boxes`; `millions` of nothing in particular.
std::string in_words(const Thousands& thousands, std::string_view unit, ChartLanguage language) {
    const bool french = language == ChartLanguage::french;
    std::string out(french ? thousands.french_word : thousands.english_word);
    if (unit.empty()) return out;
    if (!french) return fmt::format("{} of {}", out, unit);
    return fmt::format("{} {}{}", out, vowel_first(unit) ? "d’" : "de ", unit);
}

std::string grouped(std::string_view digits, std::string_view separator) {
    std::string out;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (i > 0 && (digits.size() - i) % 3 == 0) out += separator;
        out += digits[i];
    }
    return out;
}

/// Decimals that leave three significant digits, two at most.
int decimals_for(double value) {
    const double size = std::abs(value);
    if (size >= 99.95 || size == 0) return 0;
    return size >= 9.995 ? 1 : 2;
}

} // namespace

std::string unit_name(std::string_view unit, ChartLanguage language) {
    for (const Unit& one : units)
        if (one.id == unit) return std::string(language == ChartLanguage::french ? one.french : one.english);
    return std::string(unit);
}

Magnitude magnitude_of(double greatest, std::string_view unit, ChartLanguage language) {
    const bool french = language == ChartLanguage::french;
    const std::string name = unit_name(unit, language);
    const bool currency = unit == "EUR";
    const double least_divided = 10; // thousands begin at 10 000: 1 234 reads well as it is
    for (const Thousands& one : magnitudes) {
        const double begin = one.divisor == 1e3 ? one.divisor * least_divided : one.divisor;
        if (unit == "%" || std::abs(greatest) < begin) continue;
        const std::string symbol(french ? one.french : one.english);
        if (!currency) return {one.divisor, symbol, false, in_words(one, name, language)};
        return {one.divisor, french ? symbol + "€" : symbol, !french, french ? symbol + "€" : "€" + symbol};
    }
    return {1, currency && french ? "€" : unit == "%" ? "%" : "", currency && !french, name};
}

std::string exact(std::string_view decimal, ChartLanguage language) {
    const bool french = language == ChartLanguage::french;
    if (decimal.find_first_not_of("-0123456789.") != std::string_view::npos) return std::string(decimal); // 1e+20, nan
    std::string out;
    if (decimal.starts_with('-')) {
        out = "\u2212";
        decimal.remove_prefix(1);
    }
    const std::size_t point = decimal.find('.');
    out += grouped(decimal.substr(0, point), french ? narrow_space : ",");
    if (point == std::string_view::npos) return out;
    return out.append(french ? "," : ".").append(decimal.substr(point + 1));
}

std::string plain(double value, int decimals, ChartLanguage language) {
    if (value == 0) return "0";
    std::string text = fmt::format("{:.{}f}", value, decimals);
    if (text.starts_with('-') && text.find_first_not_of("-0.") == std::string::npos) text.erase(0, 1);
    return exact(text, language);
}

std::string in_magnitude(double value, const Magnitude& magnitude, ChartLanguage language, bool with_symbol) {
    const double scaled = value / magnitude.divisor;
    int decimals = decimals_for(scaled);
    if (magnitude.divisor == 1 && magnitude.symbol.empty() && scaled == std::floor(scaled)) decimals = 0;
    std::string number = plain(scaled, decimals, language);
    if (!with_symbol) return number;
    if (magnitude.symbol_first) {
        const std::size_t sign = value < 0 && number.starts_with("\u2212") ? std::string_view("\u2212").size() : 0;
        return number.insert(sign, "€") + magnitude.symbol;
    }
    if (magnitude.symbol.empty()) return number;
    const bool french = language == ChartLanguage::french;
    return number.append(french ? hard_space : "").append(magnitude.symbol);
}

std::string shortened(double value, std::string_view unit, ChartLanguage language) {
    return in_magnitude(value, magnitude_of(value, unit, language), language, true);
}

std::string with_colon(std::string_view text, ChartLanguage language) {
    return fmt::format("{}{}:", text, language == ChartLanguage::french ? hard_space : "");
}

Axis make_axis(double least, double greatest, int wanted, double divisor) {
    if (least > greatest) std::swap(least, greatest);
    if (least == greatest) { // a line without height
        if (least > 0) least = 0;
        if (greatest < 0) greatest = 0;
        if (least == greatest) greatest = divisor;
    }
    const double rough = (greatest - least) / wanted;
    const double power = std::pow(10.0, std::floor(std::log10(rough)));
    double step = 10 * power;
    for (const double nice : {1.0, 2.0, 2.5, 5.0}) {
        if (nice * power < rough * 0.999) continue;
        step = nice * power;
        break;
    }
    Axis axis{
        .low = std::floor(least / step + 1e-9) * step, .high = std::ceil(greatest / step - 1e-9) * step, .step = step};
    const auto count = static_cast<int>(std::lround((axis.high - axis.low) / step));
    for (int i = 0; i <= count; ++i)
        axis.ticks.push_back(axis.low + i * step);
    while (axis.decimals < 6) {
        const double shown = step / divisor * std::pow(10.0, axis.decimals);
        if (std::abs(shown - std::round(shown)) < 1e-6 * shown) break;
        ++axis.decimals;
    }
    return axis;
}

} // namespace cnamdata::chart
