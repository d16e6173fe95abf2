// SPDX-License-Identifier: MPL-2.0
//
// Lines over time: a panel a measure, a line a series, the names of the lines where they end.
#include "chart/letters.hpp"
#include "chart/picture.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <numeric>

namespace cnamdata::chart {

namespace {

constexpr double plot_height = 300;
constexpr double legend_width = 190;
constexpr double legend_line = 15;
constexpr double marker = 3.2;
constexpr std::size_t most_markers = 40; // on a line; more of them would hide it
/// An axis that starts at zero would press values together that lie above this part of the greatest.
constexpr double level = 0.7;

/// The series in the order they are drawn and coloured: all, in their own order, or the greatest ones first.
std::vector<std::size_t> order_of(const Panel& panel, std::size_t count) {
    std::vector<std::size_t> order(count);
    std::iota(order.begin(), order.end(), std::size_t{0});
    if (count <= colors) return order;
    std::vector<double> weight(count, 0);
    for (std::size_t series = 0; series < count; ++series)
        for (const auto& value : panel.values[series])
            weight[series] += std::abs(value.value_or(0));
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return weight[a] > weight[b]; });
    return order;
}

/// A name at the right of the plot.
struct Entry {
    std::size_t color = 0;
    std::vector<std::string> lines{};
    double from = 0; ///< the end of its line
    double y = 0;    ///< of its middle
    [[nodiscard]] double height() const { return legend_line * static_cast<double>(lines.size()) + 5; }
};

/// Moves names apart, keeping their order, within the plot if they all fit.
void spread(std::vector<Entry>& entries, double top, double bottom) {
    std::stable_sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) { return a.from < b.from; });
    double free = top;
    for (Entry& entry : entries) {
        entry.y = std::max(entry.from, free + entry.height() / 2);
        free = entry.y + entry.height() / 2;
    }
    free = std::max(bottom, top + std::accumulate(entries.begin(), entries.end(), 0.0,
                                                  [](double sum, const Entry& one) { return sum + one.height(); }));
    for (auto entry = entries.rbegin(); entry != entries.rend(); ++entry) {
        entry->y = std::min(entry->y, free - entry->height() / 2);
        free = entry->y - entry->height() / 2;
    }
}

class LinePanel {
public:
    LinePanel(const Shape& shape, const Panel& panel, ChartLanguage language)
        : shape_(shape), panel_(panel), language_(language),
          magnitude_(
              magnitude_of(std::max(std::abs(panel.least), std::abs(panel.greatest)), panel.measure->unit, language)),
          order_(order_of(panel, shape.series.size())) {
        const bool from_zero = panel.least >= 0 && panel.least < level * panel.greatest;
        const bool to_zero = panel.greatest <= 0 && panel.greatest > level * panel.least;
        axis_ = make_axis(from_zero ? 0 : panel.least, to_zero ? 0 : panel.greatest, 5, magnitude_.divisor);
        right_ = page_width - margin - (shape.series.size() > 1 ? legend_width + 18 : 10);
    }

    /// How wide the texts of its axis are.
    [[nodiscard]] double axis_width() const {
        double widest = 0;
        for (const double tick : axis_.ticks)
            widest = std::max(widest, width_of(tick_text(tick), 12));
        return widest;
    }

    /// `axis` is the width that panels above each other leave to their axes. Returns where it ends.
    double draw(Svg& svg, double top, double axis) {
        top_ = top;
        left_ = margin + axis + 8;
        const auto title = broken(panel_title(panel_, magnitude_, language_), label_size, right_ - margin, 2, true);
        svg.lines(margin, top_ + 14, 18, title, Anchor::start, "panel");
        std::size_t lines = title.size();
        if (shape_.series.size() > 1) {
            const auto legend = broken(shape_.series_title, label_size, legend_width + 8, 2, true);
            svg.lines(right_ + 15, top_ + 14, 18, legend, Anchor::start, "panel");
            lines = std::max(lines, legend.size());
        }
        top_ += 18 * static_cast<double>(lines) + 16;
        draw_axes(svg);
        for (std::size_t rank = order_.size(); rank-- > 0;)
            draw_series(svg, order_[rank], rank);
        double end = top_ + plot_height + 42;
        if (shape_.series.size() > 1) end = std::max(end, draw_legend(svg));
        if (axis_.low > 0 || axis_.high < 0) {
            svg.text(margin, end + 14,
                     language_ == ChartLanguage::french ? "L’axe vertical ne part pas de zéro."
                                                        : "The vertical axis does not start at zero.",
                     Anchor::start, "note");
            end += 22;
        }
        return end;
    }

private:
    [[nodiscard]] std::string tick_text(double tick) const {
        return plain(tick / magnitude_.divisor, axis_.decimals, language_);
    }

    [[nodiscard]] double x_of(std::size_t place) const {
        const double last = static_cast<double>(shape_.places.size() - 1);
        const double inset = shape_.places.size() > 60 ? 4 : 14;
        return left_ + inset + (right_ - left_ - 2 * inset) * static_cast<double>(place) / last;
    }

    [[nodiscard]] double y_of(double value) const { return top_ + plot_height * (1 - axis_.place(value)); }

    void draw_axes(Svg& svg) const {
        for (const double tick : axis_.ticks) {
            const bool zero = std::abs(tick) < axis_.step * 1e-6;
            svg.line(left_, y_of(tick), right_, y_of(tick), zero ? "zero" : "grid");
            svg.text(left_ - 8, y_of(tick) + 4, tick_text(tick), Anchor::end, "tick");
        }
        const double widest = shape_.unit == TimeUnit::year ? 46 : 44;
        const int last = shape_.first + static_cast<int>(shape_.places.size()) - 1;
        const double bottom = top_ + plot_height;
        const bool zero_inside = axis_.low < 0 && axis_.high > 0;
        if (zero_inside) svg.line(left_, bottom, right_, bottom, "grid");
        for (const TimeTick& tick :
             time_ticks(shape_.first, last, shape_.unit, static_cast<int>((right_ - left_) / widest), language_)) {
            const double x = x_of(static_cast<std::size_t>(tick.index - shape_.first));
            svg.line(x, bottom, x, bottom + 5, "mark");
            svg.text(x, bottom + 19, tick.upper, Anchor::middle, "tick");
            if (!tick.lower.empty()) svg.text(x, bottom + 34, tick.lower, Anchor::middle, "tick year");
        }
    }

    /// A gap in the values is a gap in the line; a value without neighbours is a dot.
    void draw_series(Svg& svg, std::size_t series, std::size_t rank) const {
        const auto& values = panel_.values[series];
        std::string path;
        std::size_t known = 0;
        bool drawing = false;
        for (std::size_t place = 0; place < values.size(); ++place) {
            if (values[place]) {
                path += fmt::format("{}{} {}", drawing ? "L" : "M", number(x_of(place)), number(y_of(*values[place])));
                ++known;
            }
            drawing = values[place].has_value();
        }
        if (known == 0) return;
        const std::string_view dash = rank >= colors / 2 && rank < colors ? " stroke-dasharray=\"7 3\"" : "";
        svg.raw(fmt::format("<path class=\"{}\" stroke=\"{}\"{} d=\"{}\"/>\n", rank < colors ? "line" : "line thin",
                            color_of(rank), dash, path));
        for (std::size_t place = 0; place < values.size(); ++place) {
            if (!values[place]) continue;
            const bool alone = (place == 0 || !values[place - 1]) && (place + 1 == values.size() || !values[place + 1]);
            if ((rank < colors && known <= most_markers) || alone)
                draw_marker(svg, series, rank, place, *values[place]);
        }
    }

    void draw_marker(Svg& svg, std::size_t series, std::size_t rank, std::size_t place, double value) const {
        const std::string name = shape_.series[series].empty() ? "" : shape_.series[series] + ", ";
        svg.raw(fmt::format("<circle cx=\"{}\" cy=\"{}\" r=\"{}\" fill=\"{}\"><title>{}{} {}</title></circle>\n",
                            number(x_of(place)), number(y_of(value)), number(marker), color_of(rank), escaped(name),
                            escaped(with_colon(shape_.places[place], language_)),
                            escaped(shortened(value, panel_.measure->unit, language_))));
    }

    [[nodiscard]] std::vector<Entry> entries() const {
        std::vector<Entry> entries;
        for (std::size_t rank = 0; rank < std::min(order_.size(), colors); ++rank) {
            const std::size_t series = order_[rank];
            const auto& values = panel_.values[series];
            const auto last = std::find_if(values.rbegin(), values.rend(), [](const auto& value) { return value; });
            if (last == values.rend()) continue;
            entries.push_back({.color = rank,
                               .lines = broken(shape_.series[series], 12.5, legend_width - 20, 2),
                               .from = y_of(**last)});
        }
        return entries;
    }

    double draw_legend(Svg& svg) const {
        std::vector<Entry> names = entries();
        spread(names, top_ - 6, top_ + plot_height + 8);
        const double x = right_ + 8;
        for (const Entry& entry : names) {
            svg.raw(fmt::format("<path class=\"leader\" d=\"M{} {}L{} {}\"/>\n", number(right_ - 6), number(entry.from),
                                number(x + 6), number(entry.y)));
            const std::string_view dash = entry.color >= colors / 2 ? " stroke-dasharray=\"7 3\"" : "";
            svg.raw(fmt::format("<path class=\"line\" stroke=\"{}\"{} d=\"M{} {}h17\"/>\n", color_of(entry.color), dash,
                                number(x + 7), number(entry.y)));
            const double first = entry.y - legend_line * static_cast<double>(entry.lines.size() - 1) / 2 + 4.5;
            svg.lines(x + 28, first, legend_line, entry.lines, Anchor::start, "legend");
        }
        double end = names.empty() ? top_ : names.back().y + names.back().height() / 2;
        if (order_.size() <= colors) return end;
        const std::size_t others = order_.size() - colors;
        end = std::max(end, top_ + plot_height + 8) + legend_line;
        svg.raw(fmt::format("<path class=\"line thin\" stroke=\"{}\" d=\"M{} {}h17\"/>\n", color_of(colors),
                            number(x + 7), number(end - 4)));
        svg.text(x + 28, end, fmt::format("{} {}", others, other_word(others)), Anchor::start, "legend");
        return end + 8;
    }

    [[nodiscard]] std::string_view other_word(std::size_t count) const {
        if (language_ == ChartLanguage::french) return count == 1 ? "autre" : "autres";
        return count == 1 ? "other" : "others";
    }

    const Shape& shape_;
    const Panel& panel_;
    ChartLanguage language_;
    Magnitude magnitude_;
    std::vector<std::size_t> order_;
    double top_ = 0;
    double left_ = 0;
    double right_ = 0;
    Axis axis_{};
};

} // namespace

double draw_lines(Svg& svg, const Shape& shape, ChartLanguage language, double y) {
    std::vector<LinePanel> panels;
    double axis = 0;
    for (const Panel& panel : shape.panels) {
        panels.emplace_back(shape, panel, language);
        axis = std::max(axis, panels.back().axis_width());
    }
    for (LinePanel& panel : panels)
        y = panel.draw(svg, y, axis) + 16;
    return y;
}

} // namespace cnamdata::chart
