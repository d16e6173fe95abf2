// SPDX-License-Identifier: MPL-2.0
#include "cli/measure_options.hpp"

#include "cli/option_values.hpp"
#include "cli/suggest.hpp"

#include "cnamdata/error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

namespace cnamdata::cli {
namespace {

using Function = Measure::Function;

struct Described {
    Function function;
    std::string_view name;
    std::string_view value_name;
    std::string_view description;
};

constexpr std::array described{
    Described{Function::sum, "sum", "COL,...", "exact sums"},
    Described{Function::avg, "avg", "COL,...", "averages per row, from exact sums, with six decimals"},
    Described{Function::min, "min", "COL,...", "least values"},
    Described{Function::max, "max", "COL,...", "greatest values"},
    Described{
        Function::ratio, "ratio", "A/B,...",
        "the sum of A over the sum of B, with six decimals, as ratio_A_B; each may be `count`, the number of rows"},
};
static_assert(described.size() == MeasureOptions::functions);

Measure parse_ratio(const std::string& text) {
    const std::size_t slash = text.find('/');
    Measure ratio{.function = Function::ratio, .column = text.substr(0, slash)};
    if (slash != std::string::npos) ratio.divisor = text.substr(slash + 1);
    if (ratio.column.empty() || ratio.divisor.empty() || ratio.divisor.find('/') != std::string::npos)
        throw Error(Category::usage, fmt::format("--ratio takes two columns, A/B, not '{}'", text));
    return ratio;
}

std::string_view prefix_of(Function function) {
    for (const Described& one : described)
        if (one.function == function) return one.name;
    return "count";
}

} // namespace

void MeasureOptions::declare(CLI::App& app) {
    app_ = &app;
    const std::string group = "Measures, printed in the order given";
    const CLI::Option* count = app.add_flag("--count", count_, "the number of rows")->group(group);
    declared_.push_back({count, Function::count});
    for (std::size_t i = 0; i < described.size(); ++i) {
        const Described& one = described[i];
        const CLI::Option* option = add_repeatable(app, fmt::format("--{}", one.name), unused_[i],
                                                   std::string(one.value_name), std::string(one.description))
                                        ->group(group);
        declared_.push_back({option, one.function});
    }
}

std::vector<Measure> MeasureOptions::measures() const {
    std::vector<Measure> measures;
    auto add = [&measures](const Measure& measure) {
        const std::string name = column_name(measure);
        for (const Measure& other : measures)
            if (folded(column_name(other)) == folded(name))
                throw Error(Category::usage, fmt::format("'{}' is asked for twice", name));
        measures.push_back(measure);
    };
    std::map<const CLI::Option*, std::size_t> seen;
    for (const CLI::Option* option : app_->parse_order()) {
        const auto found = std::find_if(declared_.begin(), declared_.end(),
                                        [option](const Declared& one) { return one.option == option; });
        if (found == declared_.end()) continue;
        const std::size_t occurrence = seen[option]++;
        if (found->function == Function::count) {
            if (occurrence == 0 && count_) add({Function::count, {}});
            continue;
        }
        const std::string name = fmt::format("--{}", prefix_of(found->function));
        for (const std::string& column : parse_names(name, option->results().at(occurrence)))
            add(found->function == Function::ratio ? parse_ratio(column) : Measure{found->function, column});
    }
    return measures;
}

std::string column_name(const Measure& measure) {
    const std::string prefix(prefix_of(measure.function));
    if (measure.function == Function::count) return prefix;
    if (measure.function == Function::ratio) return fmt::format("{}_{}_{}", prefix, measure.column, measure.divisor);
    return fmt::format("{}_{}", prefix, measure.column);
}

} // namespace cnamdata::cli
