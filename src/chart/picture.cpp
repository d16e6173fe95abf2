// SPDX-License-Identifier: MPL-2.0
#include "chart/picture.hpp"

#include "base/text.hpp"
#include "chart/letters.hpp"

#include <fmt/format.h>

namespace cnamdata::chart {

namespace {

/// No font comes along: these are everywhere, and none is wider than the one that widths are computed for.
constexpr std::string_view style = R"(
.cn text{font-family:"DejaVu Sans","Liberation Sans",Arial,Helvetica,sans-serif;font-size:13px;fill:#222}
.cn .title{font-size:20px;font-weight:bold;fill:#111}
.cn .subtitle{fill:#555}
.cn .panel{font-weight:bold}
.cn .tick,.cn .note,.cn .source{font-size:11px;fill:#595959}
.cn .year{font-weight:bold}
.cn .legend{font-size:12.5px}
.cn .value{paint-order:stroke;stroke:#fff;stroke-width:3px;stroke-linejoin:round}
.cn .grid{stroke:#dedede;stroke-width:1}
.cn .mark{stroke:#888;stroke-width:1}
.cn .zero{stroke:#444;stroke-width:1}
.cn .line{fill:none;stroke-width:2.4;stroke-linejoin:round;stroke-linecap:round}
.cn .thin{stroke-width:1}
.cn .leader{fill:none;stroke:#c4c4c4;stroke-width:1}
)";

double heading(Svg& svg, const Rows& rows, const Shape& shape) {
    const ChartOptions& options = *rows.options;
    const double width = page_width - 2 * margin;
    double y = margin;
    const auto add = [&](std::string_view text, double size, bool bold, double step, std::string_view name) {
        if (text.empty()) return;
        const auto lines = broken(text, size, width, 3, bold);
        svg.lines(margin, y + size, step, lines, Anchor::start, name);
        y += step * static_cast<double>(lines.size());
    };
    add(options.title, 20, true, 26, "title");
    std::string below = options.subtitle;
    if (!shape.only_time.empty()) below.append(below.empty() ? "" : " · ").append(shape.only_time);
    add(below, label_size, false, 18, "subtitle");
    return y + 10;
}

double footing(Svg& svg, const Rows& rows, const Shape& shape, double y) {
    const bool french = rows.options->language == ChartLanguage::french;
    if (shape.left_out > 0) {
        const std::string_view words =
            french ? "ligne(s) sans date, non représentée(s)" : "row(s) without a date, not shown";
        svg.text(margin, y + 11, fmt::format("{} {}", shape.left_out, words), Anchor::start, "note");
        y += 18;
    }
    if (!rows.options->source.empty()) {
        svg.text(margin, y + 11, fmt::format("Source{}: {}", french ? "\u00a0" : "", rows.options->source),
                 Anchor::start, "source");
        y += 18;
    }
    return y + margin - 8;
}

std::string extreme(const Shape& shape, const Panel& panel, double wanted, ChartLanguage language) {
    for (std::size_t series = 0; series < panel.values.size(); ++series) {
        for (std::size_t place = 0; place < shape.places.size(); ++place) {
            if (panel.values[series][place] != wanted) continue;
            const std::string name = shape.series[series].empty() ? "" : ", " + shape.series[series];
            return fmt::format("{} ({}{})", shortened(wanted, panel.measure->unit, language), shape.places[place],
                               name);
        }
    }
    return {};
}

} // namespace

std::string panel_title(const Panel& panel, const Magnitude& magnitude, ChartLanguage language) {
    const std::string& title = panel.measure->title;
    const std::string unit = unit_name(panel.measure->unit, language);
    std::string shown = magnitude.unit;
    // "Boîtes délivrées (millions de boîtes)" would say it twice.
    if (!unit.empty() && upper(title).find(upper(unit)) != std::string::npos)
        shown = magnitude.divisor == 1 ? std::string() : shown.substr(0, shown.find(' '));
    return shown.empty() ? title : fmt::format("{} ({})", title, shown);
}

std::string description(const Shape& shape, ChartLanguage language) {
    const bool french = language == ChartLanguage::french;
    const std::size_t lines = shape.series.size();
    std::string out = shape.over_time
                          ? fmt::format("{} {}, {} – {}.", lines, french ? "courbe(s)" : "line(s)",
                                        shape.places.front(), shape.places.back())
                          : fmt::format("{} {}.", shape.places.size(),
                                        french ? "catégories en barres horizontales" : "categories as horizontal bars");
    for (const Panel& panel : shape.panels) {
        if (panel.least == panel.greatest) continue;
        out += fmt::format(" {}{} {} {} {}.", panel.measure->title, french ? "\u00a0: de" : ": from",
                           extreme(shape, panel, panel.least, language), french ? "à" : "to",
                           extreme(shape, panel, panel.greatest, language));
    }
    return out;
}

std::string picture(const Rows& rows) {
    const Shape shape = shape_of(rows);
    const ChartLanguage language = rows.options->language;
    Svg svg;
    double y = heading(svg, rows, shape);
    if (rows.count == 0) {
        svg.text(margin, y + 14, language == ChartLanguage::french ? "Aucune ligne" : "No rows", Anchor::start,
                 "label");
        y += 30;
    } else {
        y = shape.over_time ? draw_lines(svg, shape, language, y) : draw_bars(svg, shape, language, y);
    }
    const double height = footing(svg, rows, shape, y);
    return fmt::format("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"cn\" viewBox=\"0 0 {0} {1}\" width=\"{0}\" "
                       "height=\"{1}\" role=\"img\" aria-labelledby=\"cn-title cn-desc\">\n"
                       "<title id=\"cn-title\">{2}</title>\n<desc id=\"cn-desc\">{3}</desc>\n<style>{4}</style>\n"
                       "<rect width=\"{0}\" height=\"{1}\" fill=\"#fff\"/>\n{5}</svg>\n",
                       number(page_width), number(height), escaped(rows.options->title),
                       escaped(description(shape, language)), style, svg.str());
}

} // namespace cnamdata::chart
