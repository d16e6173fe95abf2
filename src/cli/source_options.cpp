// SPDX-License-Identifier: MPL-2.0
#include "cli/source_options.hpp"

#include "cli/command.hpp"
#include "cli/option_values.hpp"

#include <filesystem>

namespace cnamdata::cli {

void SourceOptions::declare(CLI::App& app) {
    app.add_option("SOURCE", inputs_,
                   "a dataset of the store, or files: .parquet, or archives as published (.csv, .csv.gz, .zip, - for "
                   "stdin); DATASET:FILE tells what an archive is when neither its name nor its header does")
        ->required()
        ->type_name("")
        ->group("Source");
    add_text(app, "--period", period_, "P",
             "periods of the dataset: 2024, 2024-03, 2023-01..2024-06, 2019..2023, latest, all (default)")
        ->group("Source");
    add_text(app, "--where", where_, "EXPR",
             "keep the rows for which it is true: \"PSE_ACT_SNDS = 50 and AGE_BEN_SNDS in (60, 70)\"; also !=, <, <=, "
             ">, >=, between A and B, like 'C10A%', is null, not, or, parentheses")
        ->group("Source");
}

SourceSpec SourceOptions::spec(const Context& context) const {
    SourceSpec spec;
    spec.inputs = inputs_;
    spec.store = context.globals.store();
    if (!period_.empty()) spec.period = PeriodSelection::parse(period_);
    return spec;
}

std::string SourceOptions::title() const {
    if (inputs_.size() != 1) return std::to_string(inputs_.size()) + " files";
    if (inputs_.front() == "-") return "stdin";
    return std::filesystem::path(inputs_.front()).filename().string();
}

} // namespace cnamdata::cli
