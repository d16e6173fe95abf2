// SPDX-License-Identifier: MPL-2.0
//
// The page: nothing is loaded from anywhere, no script is run.
#include "chart/picture.hpp"

#include <fmt/format.h>

namespace cnamdata::chart {

namespace {

constexpr std::string_view page_style = R"(
body{margin:0 auto;max-width:1008px;padding:12px;font-family:"DejaVu Sans","Liberation Sans",Arial,Helvetica,sans-serif;color:#222;background:#fff}
.scroll{overflow-x:auto}
.scroll svg{display:block;width:100%;min-width:640px;height:auto}
table{border-collapse:collapse;font-size:14px;margin:8px 24px 24px}
caption{text-align:left;font-weight:bold;padding:6px 0}
th,td{padding:4px 12px;border-bottom:1px solid #ddd;text-align:left;vertical-align:top}
thead th{border-bottom:2px solid #444}
tbody th{font-weight:normal}
.n{text-align:right}
td.n{font-variant-numeric:tabular-nums;white-space:nowrap}
)";

std::string head_row(const Rows& rows) {
    std::string out = "<tr>";
    for (const Key& key : rows.keys) {
        out += fmt::format("<th scope=\"col\">{}</th>", escaped(key.title));
        if (key.labelled) out += "<th scope=\"col\"></th>";
    }
    for (const Measure& measure : rows.measures) {
        const std::string unit = unit_name(measure.unit, rows.options->language);
        out += fmt::format("<th scope=\"col\" class=\"n\">{}</th>",
                           escaped(unit.empty() ? measure.title : fmt::format("{} ({})", measure.title, unit)));
    }
    return out + "</tr>";
}

std::string body_row(const Rows& rows, std::size_t row) {
    std::string out = "<tr>";
    for (const Key& key : rows.keys) {
        out += fmt::format("<th scope=\"row\">{}</th>", escaped(key.codes[row]));
        if (key.labelled) out += fmt::format("<td>{}</td>", escaped(key.labels[row]));
    }
    for (const Measure& measure : rows.measures)
        out += fmt::format("<td class=\"n\">{}</td>", escaped(exact(measure.exact[row], rows.options->language)));
    return out + "</tr>\n";
}

std::string table(const Rows& rows) {
    std::string out =
        fmt::format("<table>\n<caption>{}</caption>\n<thead>{}</thead>\n<tbody>\n",
                    rows.options->language == ChartLanguage::french ? "Les chiffres" : "The figures", head_row(rows));
    for (std::size_t row = 0; row < rows.count; ++row)
        out += body_row(rows, row);
    return out + "</tbody>\n</table>\n";
}

} // namespace

std::string page(const Rows& rows) {
    const bool french = rows.options->language == ChartLanguage::french;
    return fmt::format(
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        "<title>{}</title>\n<style>{}</style>\n</head>\n<body>\n<main>\n"
        "<div class=\"scroll\">\n{}</div>\n<div class=\"scroll\">\n{}</div>\n</main>\n</body>\n</html>\n",
        french ? "fr" : "en", escaped(rows.options->title), page_style, picture(rows), table(rows));
}

} // namespace cnamdata::chart
