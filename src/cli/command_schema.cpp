// SPDX-License-Identifier: MPL-2.0
#include "cli/command.hpp"
#include "cli/exit_codes.hpp"
#include "cli/option_values.hpp"
#include "cli/output.hpp"
#include "cli/schema_text.hpp"
#include "cli/text_table.hpp"

#include "cnamdata/dataset.hpp"

namespace cnamdata::cli {
namespace {

About about_schema() {
    return {
        .name = "schema",
        .summary = "describe a dataset: its columns, header versions and traps",
        .details = "Prints each column with its kind, its role, its unit, its meaning in French and English, the "
                   "codes that stand for a missing value and the periods that have it; then the published "
                   "headers, and the documented ways to get a wrong number. What is not known from a published "
                   "file says its evidence.",
        .examples = {{"cnamdata schema damir", "all that is known of Open DAMIR"},
                     {"cnamdata schema medic --format json | jq -r '.columns[] | select(.role == \"measure\").name'",
                      "the columns that may be summed"},
                     {"cnamdata schema medic-nb/cip13_reg --format frictionless",
                      "a Frictionless Table Schema of what `filter` prints"}},
        .exit_codes = {}};
}

class SchemaCommand final : public Command {
public:
    SchemaCommand() : Command(about_schema()) {}

    void declare(CLI::App& app) override {
        app.add_option("DATASET", dataset_, "as cnamdata datasets names it; DATASET/BREAKDOWN for one breakdown of it")
            ->required()
            ->type_name("")
            ->group("Dataset");
        add_choice(app, "--format", format_, {"table", "json", "frictionless"},
                   "the form of the description (default: table)")
            ->group("Output");
    }

    int run(Context&) override {
        const std::size_t slash = dataset_.find('/');
        const Dataset& whole = find_dataset(dataset_.substr(0, slash));
        const Dataset dataset = slash == std::string::npos ? whole : whole.narrowed_to(dataset_.substr(slash + 1));
        Output output;
        if (format_ == "json")
            output.write(schema_json(dataset).dump(2) + "\n");
        else if (format_ == "frictionless")
            output.write(schema_frictionless(dataset).dump(2) + "\n");
        else
            output.write(schema_text(dataset, page_width()));
        output.finish();
        return exit_done;
    }

private:
    std::string dataset_{};
    std::string format_ = "table";
};

} // namespace

std::unique_ptr<Command> make_schema_command() { return std::make_unique<SchemaCommand>(); }

} // namespace cnamdata::cli
