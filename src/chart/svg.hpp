// SPDX-License-Identifier: MPL-2.0
//
// Writing SVG: elements with numbers of one decimal, text escaped.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace cnamdata::chart {

/// `&`, `<`, `>`, `"` and `'` written so that XML and HTML take them for text; control characters replaced.
[[nodiscard]] std::string escaped(std::string_view text);

/// `12.5`, `3`: at most two decimals, whatever the locale.
[[nodiscard]] std::string number(double value);

enum class Anchor { start, middle, end };

/// The inside of a picture, element after element.
class Svg {
public:
    void line(double x1, double y1, double x2, double y2, std::string_view style);
    /// `hint` is shown when the pointer rests on it, and read aloud.
    void bar(double x, double y, double width, double height, std::string_view color, std::string_view hint);
    /// `y` is the baseline. `style` is a class of the picture's style sheet.
    void text(double x, double y, std::string_view text, Anchor anchor, std::string_view style);
    /// Lines of text under each other, the first at `y`.
    void lines(double x, double y, double step, const std::vector<std::string>& lines, Anchor anchor,
               std::string_view style);
    /// Anything else, as it is.
    void raw(std::string_view xml) { out_ += xml; }

    [[nodiscard]] const std::string& str() const noexcept { return out_; }

private:
    std::string out_;
};

/// The colour of a series: eight that are told apart by people who are blind to some colours (Okabe and Ito's, without
/// the yellow that vanishes on white), then grey.
[[nodiscard]] std::string_view color_of(std::size_t series);

inline constexpr std::size_t colors = 8;

} // namespace cnamdata::chart
