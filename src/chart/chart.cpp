// SPDX-License-Identifier: MPL-2.0
#include "cnamdata/chart.hpp"

#include "chart/blocks.hpp"
#include "chart/picture.hpp"
#include "chart/rows.hpp"

namespace cnamdata {

struct Chart::Content {
    ChartOptions options;
    chart::RowTable table{};
};

Chart::Chart(ChartOptions options) : content_(std::make_unique<Content>(Content{.options = std::move(options)})) {}

Chart::~Chart() = default;

void Chart::begin(std::span<const ResultColumn> columns) { content_->table.begin(content_->options, columns); }

void Chart::row(std::span<const Value> values) { content_->table.row(values); }

std::string Chart::text(std::size_t width, bool color) const {
    return chart::blocks(content_->table.rows(), width, color);
}

std::string Chart::svg() const { return chart::picture(content_->table.rows()); }

std::string Chart::html() const { return chart::page(content_->table.rows()); }

} // namespace cnamdata
