// SPDX-License-Identifier: MPL-2.0
//
// Horizontal bars: a row a category, a column a measure.
#include "chart/letters.hpp"
#include "chart/picture.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace cnamdata::chart {

namespace {

constexpr double widest_label = 300;
constexpr double line_height = 16;
constexpr double gap = 26;          // between panels
constexpr double least_panel = 170; // units; narrower ones go to the next tier
constexpr double value_gap = 5;

struct BarGroup {
    std::vector<std::string> label{};
    double y = 0; ///< of its top, below that of the panel
    double height = 0;
};

struct Layout {
    double label_width = 0;
    double bar = 16; ///< height of a bar
    double between = 0;
    double height = 0;
    std::vector<BarGroup> groups{};
};

Layout lay_out(const Shape& shape) {
    Layout layout;
    const double bars = static_cast<double>(shape.series.size());
    layout.bar = shape.series.size() == 1 ? 16 : 15;
    layout.between = shape.series.size() == 1 ? 8 : 12;
    for (const std::string& name : shape.places) {
        BarGroup group{.label = broken(name, label_size, widest_label, 2)};
        for (const std::string& line : group.label)
            layout.label_width = std::max(layout.label_width, width_of(line, label_size));
        group.height = std::max(layout.bar * bars, line_height * static_cast<double>(group.label.size()) - 2);
        group.y = layout.height;
        layout.height += group.height + layout.between;
        layout.groups.push_back(std::move(group));
    }
    layout.height -= layout.between;
    return layout;
}

/// The values that stand at the ends of bars, in the magnitude of the panel. A small one is not cut to the 0.01 that
/// its neighbours may show as well: euros take a magnitude of their own, which is written, other figures more decimals.
std::string value_text(double value, const Magnitude& magnitude, std::string_view unit, ChartLanguage language) {
    const double size = std::abs(value / magnitude.divisor);
    constexpr double least = 0.0995; // of which two decimals tell two digits
    if (size == 0 || size >= least) return in_magnitude(value, magnitude, language, false);
    if (unit == "EUR") return shortened(value, unit, language);
    constexpr int most_decimals = 9;
    const int decimals = 1 - static_cast<int>(std::floor(std::log10(size)));
    return plain(value / magnitude.divisor, std::min(decimals, most_decimals), language);
}

class BarPanel {
public:
    BarPanel(const Shape& shape, const Panel& panel, const Layout& layout, ChartLanguage language, double left,
             double width)
        : shape_(shape), panel_(panel), layout_(layout), language_(language), left_(left), width_(width) {
        choose_scale();
        make_room();
    }

    /// How much room the title takes.
    [[nodiscard]] double head() const { return 18 * static_cast<double>(title_lines().size()) + 20; }

    void draw(Svg& svg, double y, double head) const {
        const std::vector<std::string> title = title_lines();
        svg.lines(left_, y + 14, 18, title, Anchor::start, "panel");
        const double top = y + head;
        draw_axis(svg, top);
        for (std::size_t place = 0; place < shape_.places.size(); ++place)
            for (std::size_t series = 0; series < shape_.series.size(); ++series)
                if (const auto value = panel_.values[series][place]) draw_bar(svg, top, place, series, *value);
        svg.line(x_of(0), top - 4, x_of(0), top + layout_.height + 4, "zero");
    }

private:
    [[nodiscard]] std::vector<std::string> title_lines() const {
        return broken(panel_title(panel_, magnitude_, language_), label_size, width_, 3, true);
    }

    [[nodiscard]] double x_of(double value) const {
        return left_ + before_ + (width_ - before_ - after_) * (value - low_) / (high_ - low_);
    }

    /// Bars of one unit are to be compared: they share a scale.
    [[nodiscard]] bool shares_scale(const Panel& other) const {
        return &other == &panel_ || (!panel_.measure->unit.empty() && other.measure->unit == panel_.measure->unit);
    }

    void choose_scale() {
        for (const Panel& other : shape_.panels) {
            if (!shares_scale(other)) continue;
            low_ = std::min(low_, other.least);
            high_ = std::max(high_, other.greatest);
        }
        if (low_ == high_) high_ = 1;
        magnitude_ = magnitude_of(std::max(-low_, high_), panel_.measure->unit, language_);
    }

    /// Keeps room for the values beside the bars.
    void make_room() {
        for (const Panel& other : shape_.panels) {
            if (!shares_scale(other)) continue;
            for (const auto& series : other.values)
                for (const auto& value : series)
                    if (value) make_room_for(*value);
        }
        axis_ =
            make_axis(low_, high_, std::max(3, static_cast<int>((width_ - before_ - after_) / 70)), magnitude_.divisor);
    }

    void make_room_for(double value) {
        const double needed = width_of(text_of(value), label_size) + value_gap;
        // What stands beside a short bar leans on the room of the bars themselves.
        const double spare = (width_ - 60) * (value < 0 ? value - low_ : high_ - value) / (high_ - low_);
        double& side = value < 0 ? before_ : after_;
        side = std::max(side, needed - std::max(0.0, spare * 0.6));
    }

    [[nodiscard]] std::string text_of(double value) const {
        return value_text(value, magnitude_, panel_.measure->unit, language_);
    }

    void draw_axis(Svg& svg, double top) const {
        double free = left_ - 20; // where the next mark may begin
        for (const double tick : axis_.ticks) {
            if (tick < low_ - axis_.step * 1e-6 || tick > high_ + axis_.step * 1e-6) continue;
            const double x = x_of(tick);
            svg.line(x, top - 4, x, top + layout_.height + 4, "grid");
            const std::string text = plain(tick / magnitude_.divisor, axis_.decimals, language_);
            const double half = width_of(text, 11) / 2;
            if (x - half < free || x + half > left_ + width_ + 12) continue;
            svg.text(x, top - 8, text, Anchor::middle, "tick");
            free = x + half + 8;
        }
    }

    void draw_bar(Svg& svg, double top, std::size_t place, std::size_t series, double value) const {
        const BarGroup& group = layout_.groups[place];
        const double bars = layout_.bar * static_cast<double>(shape_.series.size());
        const double y = top + group.y + (group.height - bars) / 2 + layout_.bar * static_cast<double>(series);
        const double thickness = shape_.series.size() == 1 ? layout_.bar : layout_.bar - 1;
        const double from = x_of(std::min(0.0, value));
        const double to = x_of(std::max(0.0, value));
        const std::string who = shape_.series.size() == 1
                                    ? shape_.places[place]
                                    : fmt::format("{} · {}", shape_.places[place], shape_.series[series]);
        svg.bar(from, y, std::max(to - from, value == 0 ? 0.0 : 0.75), thickness, color_of(series),
                fmt::format("{} {}", with_colon(who, language_), shortened(value, panel_.measure->unit, language_)));
        const double baseline = y + thickness / 2 + 4.5;
        if (value < 0) return svg.text(from - value_gap, baseline, text_of(value), Anchor::end, "value");
        svg.text(to + value_gap, baseline, text_of(value), Anchor::start, "value");
    }

    const Shape& shape_;
    const Panel& panel_;
    const Layout& layout_;
    ChartLanguage language_;
    double left_;
    double width_;
    Magnitude magnitude_{};
    double low_ = 0;
    double high_ = 0;
    double before_ = 0; ///< room for the values of negative bars
    double after_ = 0;
    Axis axis_{};
};

double draw_legend(Svg& svg, const Shape& shape, ChartLanguage language, double y) {
    if (shape.series.size() < 2) return y;
    const std::string title = broken(with_colon(shape.series_title, language), label_size, 300, 1, true).front();
    y += 12;
    svg.text(margin, y, title, Anchor::start, "panel");
    const double left = margin + width_of(title, label_size, true) + 14;
    double x = left;
    for (std::size_t series = 0; series < shape.series.size(); ++series) {
        const std::string name = broken(shape.series[series], label_size, 400, 1).front();
        const double width = 18 + width_of(name, label_size) + 22;
        if (x > left && x + width > page_width - margin) {
            x = left;
            y += 20;
        }
        svg.bar(x, y - 10, 12, 12, color_of(series), shape.series[series]);
        svg.text(x + 18, y, name, Anchor::start, "label");
        x += width;
    }
    return y + 22;
}

void draw_labels(Svg& svg, const Layout& layout, double top) {
    for (const BarGroup& group : layout.groups) {
        const double lines = static_cast<double>(group.label.size());
        const double first = top + group.y + group.height / 2 - (lines - 1) * line_height / 2 + 4.5;
        svg.lines(margin + layout.label_width, first, line_height, group.label, Anchor::end, "label");
    }
}

} // namespace

double draw_bars(Svg& svg, const Shape& shape, ChartLanguage language, double y) {
    const Layout layout = lay_out(shape);
    y = draw_legend(svg, shape, language, y);
    const double left = margin + layout.label_width + (layout.label_width > 0 ? 12 : 0);
    const double room = page_width - margin - left;
    const auto fitting = static_cast<std::size_t>((room + gap) / (least_panel + gap));
    const std::size_t columns = std::min<std::size_t>(shape.panels.size(), std::clamp<std::size_t>(fitting, 1, 3));
    const double width = (room - gap * static_cast<double>(columns - 1)) / static_cast<double>(columns);
    for (std::size_t begin = 0; begin < shape.panels.size(); begin += columns) {
        std::vector<BarPanel> tier;
        double head = 0;
        for (std::size_t i = begin; i < std::min(begin + columns, shape.panels.size()); ++i) {
            tier.emplace_back(shape, shape.panels[i], layout, language,
                              left + (width + gap) * static_cast<double>(i - begin), width);
            head = std::max(head, tier.back().head());
        }
        for (const BarPanel& panel : tier)
            panel.draw(svg, y, head);
        draw_labels(svg, layout, y + head);
        y += head + layout.height + gap;
    }
    return y;
}

} // namespace cnamdata::chart
