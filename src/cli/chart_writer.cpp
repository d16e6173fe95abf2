// SPDX-License-Identifier: MPL-2.0
#include "cli/formats.hpp"
#include "cli/output.hpp"

namespace cnamdata::cli {
namespace {

/// Keeps the rows until the last one, then draws them.
class ChartWriter final : public RowSink {
public:
    ChartWriter(Output& output, const FormatSettings& settings)
        : output_(output), settings_(settings), chart_(settings.chart) {}

    void begin(std::span<const ResultColumn> columns) override { chart_.begin(columns); }
    void row(std::span<const Value> values) override { chart_.row(values); }
    void end() override { output_.write(drawn()); }

private:
    [[nodiscard]] std::string drawn() const {
        switch (settings_.chart_form) {
        case ChartForm::svg:
            return chart_.svg();
        case ChartForm::html:
            return chart_.html();
        case ChartForm::text:
            break;
        }
        return chart_.text(settings_.width, settings_.color);
    }

    Output& output_;
    FormatSettings settings_;
    Chart chart_;
};

} // namespace

std::unique_ptr<RowSink> make_chart(Output& output, const FormatSettings& settings) {
    return std::make_unique<ChartWriter>(output, settings);
}

} // namespace cnamdata::cli
