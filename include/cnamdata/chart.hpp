// SPDX-License-Identifier: MPL-2.0
//
// Charts of result rows: bars for a terminal, a picture (SVG), a page that needs nothing but itself (HTML).
//
// Rows whose keys tell a time become lines over it in pictures, one a series; other rows become horizontal bars.
// The same rows and options give the same bytes.
#pragma once

#include "cnamdata/query.hpp"
#include "cnamdata/value.hpp"

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace cnamdata {

/// Of titles, names of months, and the way numbers are written.
enum class ChartLanguage { english, french };

/// What is known of a result column besides its type.
struct ChartColumn {
    enum class Role {
        key,     ///< tells rows apart
        measure, ///< is drawn
        hidden,  ///< neither
    };
    std::string name{}; ///< of the result column
    Role role = Role::key;
    std::string title{}; ///< for people; empty: the name
    std::string unit{};  ///< of a measure: `EUR`, `boxes`, `%`…; empty: none
    bool time = false;   ///< a key whose values may be years, months (`202403`, `2024-03`, `3`) or quarters (`2024-Q1`)
};

struct ChartOptions {
    ChartLanguage language = ChartLanguage::english;
    std::string title{};
    std::string subtitle{};
    std::string source{}; ///< where the figures come from, e.g. `CNAM, Licence Ouverte 2.0`; empty: not said
    /// Columns found here by name. Of others, figures, decimals and what follows a measure are measures, a text column
    /// `X_label` after a key `X` holds the labels of its codes, and the rest are keys.
    std::vector<ChartColumn> columns{};
    /// The one of these keys whose values became columns, if any: a column that is not named above is then of the
    /// measure whose name it begins with (`sum_REM_2`), or of the only one (`2`).
    std::string pivot{};
};

/// Gathers rows, then draws them. Holds all of them in memory. For one thread at a time.
class Chart final : public RowSink {
public:
    explicit Chart(ChartOptions options);
    ~Chart() override;
    Chart(const Chart&) = delete;
    Chart& operator=(const Chart&) = delete;

    void begin(std::span<const ResultColumn> columns) override;
    void row(std::span<const Value> values) override;
    void end() override {}

    /// Bars of Unicode blocks, `width` columns wide, one line a row, its figures exact; `color` with ANSI colours.
    [[nodiscard]] std::string text(std::size_t width, bool color) const;
    /// A picture, 960 units wide, and as high as it must be.
    [[nodiscard]] std::string svg() const;
    /// A page: the picture, and a table of the exact figures.
    [[nodiscard]] std::string html() const;
    // All of them throw Error(usage) when no column is a measure; the last two also when there are more bars or lines
    // than a picture can show.

private:
    struct Content;
    std::unique_ptr<Content> content_;
};

} // namespace cnamdata
