// SPDX-License-Identifier: MPL-2.0
#include "chart/svg.hpp"

#include "chart/letters.hpp"

#include <array>
#include <fmt/format.h>

namespace cnamdata::chart {

namespace {

constexpr std::array<std::string_view, colors> palette{"#0072b2", "#d55e00", "#009e73", "#cc79a7",
                                                       "#e69f00", "#56b4e9", "#6b4c9a", "#000000"};
constexpr std::string_view grey = "#b5b5b5";

std::string_view anchor_name(Anchor anchor) {
    switch (anchor) {
    case Anchor::start:
        return "start";
    case Anchor::middle:
        return "middle";
    case Anchor::end:
        break;
    }
    return "end";
}

} // namespace

std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : shown(text)) {
        switch (c) {
        case '&':
            out += "&amp;";
            break;
        case '<':
            out += "&lt;";
            break;
        case '>':
            out += "&gt;";
            break;
        case '"':
            out += "&quot;";
            break;
        case '\'':
            out += "&#39;";
            break;
        default:
            out += c;
        }
    }
    return out;
}

std::string number(double value) {
    std::string text = fmt::format("{:.2f}", value);
    text.erase(text.find_last_not_of('0') + 1);
    if (text.ends_with('.')) text.pop_back();
    return text == "-0" ? "0" : text;
}

void Svg::line(double x1, double y1, double x2, double y2, std::string_view style) {
    out_ += fmt::format("<line class=\"{}\" x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\"/>\n", style, number(x1), number(y1),
                        number(x2), number(y2));
}

void Svg::bar(double x, double y, double width, double height, std::string_view color, std::string_view hint) {
    out_ += fmt::format("<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"{}\"><title>{}</title></rect>\n",
                        number(x), number(y), number(width), number(height), color, escaped(hint));
}

void Svg::text(double x, double y, std::string_view text, Anchor anchor, std::string_view style) {
    const std::string where = anchor == Anchor::start ? "" : fmt::format(" text-anchor=\"{}\"", anchor_name(anchor));
    out_ += fmt::format("<text class=\"{}\" x=\"{}\" y=\"{}\"{}>{}</text>\n", style, number(x), number(y), where,
                        escaped(text));
}

void Svg::lines(double x, double y, double step, const std::vector<std::string>& lines, Anchor anchor,
                std::string_view style) {
    for (const std::string& one : lines) {
        text(x, y, one, anchor, style);
        y += step;
    }
}

std::string_view color_of(std::size_t series) { return series < palette.size() ? palette[series] : grey; }

} // namespace cnamdata::chart
