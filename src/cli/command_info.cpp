// SPDX-License-Identifier: MPL-2.0
#include "cli/command.hpp"
#include "cli/exit_codes.hpp"
#include "cli/info_text.hpp"
#include "cli/option_values.hpp"
#include "cli/output.hpp"
#include "cli/text_table.hpp"

namespace cnamdata::cli {
namespace {

About about_info() {
    return {.name = "info",
            .summary = "tell what a file is: its columns, its size, where it comes from",
            .details = "Of a Parquet file: rows, columns, types, encodings, least and greatest values and, for a table "
                       "of cnamdata, its provenance. Of an archive: its form, the dataset and the header version it "
                       "is recognised as.",
            .examples = {{"cnamdata info A202501.csv.gz", "which dataset an archive is"},
                         {"cnamdata info OPEN_MEDIC_2024.parquet --format json | jq -r .provenance.source_sha256",
                          "the checksum of the archive that a table was made from"}},
            .exit_codes = {exit_data, exit_disk}};
}

class InfoCommand final : public Command {
public:
    InfoCommand() : Command(about_info()) {}

    void declare(CLI::App& app) override {
        app.add_option("FILE", file_, "a .parquet, or an archive: .csv, .csv.gz, .zip")
            ->required()
            ->type_name("")
            ->group("File");
        add_choice(app, "--format", format_, {"table", "json"}, "the form of the description (default: table)")
            ->group("Output");
    }

    int run(Context&) override {
        const FileInfo info = inspect(file_);
        Output output;
        if (format_ == "json")
            output.write(info_json(info).dump(2) + "\n");
        else
            output.write(info_text(info, page_width()));
        output.finish();
        return exit_done;
    }

private:
    std::string file_{};
    std::string format_ = "table";
};

} // namespace

std::unique_ptr<Command> make_info_command() { return std::make_unique<InfoCommand>(); }

} // namespace cnamdata::cli
