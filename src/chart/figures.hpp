// SPDX-License-Identifier: MPL-2.0
//
// Numbers as people of a language read them, and the ticks of an axis. Pure functions; thread-safe.
#pragma once

#include "cnamdata/chart.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace cnamdata::chart {

/// How the values of a panel are shortened: `12,3 Md€` is 12.3 of a magnitude of 10^9.
struct Magnitude {
    double divisor = 1;
    std::string symbol{};      ///< `Md€`, `M`, `%`; empty when there is nothing to say
    bool symbol_first = false; ///< `€12.3bn`: the currency stands before
    std::string unit{};        ///< in words, for the title of an axis: `Md€`, `millions de boîtes`
};

/// The magnitude that suits values up to `greatest`.
[[nodiscard]] Magnitude magnitude_of(double greatest, std::string_view unit, ChartLanguage language);

/// A fixed number of decimals, digits grouped: `1 234,5` in French, `1,234.5` in English.
[[nodiscard]] std::string plain(double value, int decimals, ChartLanguage language);

/// The same of a decimal text with all its digits.
[[nodiscard]] std::string exact(std::string_view decimal, ChartLanguage language);

/// A value with its magnitude and unit: three significant digits.
[[nodiscard]] std::string shortened(double value, std::string_view unit, ChartLanguage language);

/// The same in a given magnitude, with its symbol or without.
[[nodiscard]] std::string in_magnitude(double value, const Magnitude& magnitude, ChartLanguage language,
                                       bool with_symbol);

/// `EUR` as `€`, `boxes` as `boîtes` in French; unknown ones as they are.
[[nodiscard]] std::string unit_name(std::string_view unit, ChartLanguage language);

/// `Sexe :`, `Sex:`.
[[nodiscard]] std::string with_colon(std::string_view text, ChartLanguage language);

struct Axis {
    double low = 0;
    double high = 1;
    double step = 1;
    int decimals = 0; ///< of the ticks, once divided by the magnitude
    std::vector<double> ticks{};

    /// Where a value lies between the ends: 0 to 1.
    [[nodiscard]] double place(double value) const { return (value - low) / (high - low); }
};

/// Round numbers that span the values, about `wanted` of them. The axis has its ends at ticks.
[[nodiscard]] Axis make_axis(double least, double greatest, int wanted, double divisor);

} // namespace cnamdata::chart
