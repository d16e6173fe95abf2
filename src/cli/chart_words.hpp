// SPDX-License-Identifier: MPL-2.0
//
// What a chart says besides its figures: titles, units, which keys tell a time. From the schemas of the datasets.
#pragma once

#include "cli/messages.hpp"

#include "cnamdata/chart.hpp"

#include <string>
#include <vector>

namespace cnamdata::cli {

/// What is drawn, as far as it was asked for.
struct ChartQuestion {
    std::vector<std::string> inputs{}; ///< of the source; those that are datasets tell what their columns mean
    std::string period{};              ///< as typed; may be empty
    std::string where{};
    std::vector<std::string> by{};
    std::vector<Measure> measures{};
    std::string pivot{}; ///< may be empty
    std::string title{}; ///< the user's; empty: one is made
};

/// For the rows of an aggregate, or of a filter when nothing is grouped or measured.
[[nodiscard]] ChartOptions chart_words(const ChartQuestion& question, Language language);

/// How a chart is drawn.
enum class ChartForm { text, svg, html };

/// By the ending of its name: `.svg`, `.html`, else text. Throws Error(usage) for a picture of another kind.
[[nodiscard]] ChartForm chart_form_of(const std::string& target);

/// Whether a file of that name is a picture or a page, which need not be asked for by --format.
[[nodiscard]] bool is_picture_name(const std::string& target);

} // namespace cnamdata::cli
