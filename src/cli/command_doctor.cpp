// SPDX-License-Identifier: MPL-2.0
#include "cli/command.hpp"
#include "cli/doctor_text.hpp"
#include "cli/exit_codes.hpp"
#include "cli/option_values.hpp"
#include "cli/output.hpp"
#include "cli/text_table.hpp"

namespace cnamdata::cli {
namespace {

About about_doctor() {
    return {
        .name = "doctor",
        .summary = "tell in plain words what is wrong with a file",
        .details = "Reads the whole file and tells on one screen what it is and what is wrong with it: a page of the "
                   "portal in place of data, a download that was cut off and how many rows are left, a file that a "
                   "spreadsheet or a wrong encoding has changed, another dataset than its name says, rows that do not "
                   "fit and why. Speaks English or French (--lang).",
        .examples = {{"cnamdata doctor A202501.csv.gz", "why it does not ingest"},
                     {"cnamdata doctor OPEN_MEDIC_2024.zip --lang fr", "in French"},
                     {"cnamdata doctor OPEN_LPP_2014.zip --format json | jq -r '.findings[].symptom'", "for a script"}},
        .exit_codes = {exit_data, exit_disk}};
}

class DoctorCommand final : public Command {
public:
    DoctorCommand() : Command(about_doctor()) {}

    void declare(CLI::App& app) override {
        app.add_option("FILE", file_, "an archive (.csv, .csv.gz, .zip) or a .parquet, or what should be one")
            ->required()
            ->type_name("")
            ->group("File");
        add_choice(app, "--format", format_, {"text", "json"}, "the form of the answer (default: text)")
            ->group("Output");
    }

    int run(Context& context) override {
        const Diagnosis diagnosis = with_progress(
            context, "doctor", [&] { return diagnose(file_, context.globals.threads(), &context.progress); });
        const Language language = context.globals.language();
        Output output;
        if (format_ == "json")
            output.write(doctor_json(diagnosis, language).dump(2) + "\n");
        else
            output.write(doctor_text(diagnosis, language, page_width()));
        output.finish();
        return diagnosis.healthy() ? exit_done : exit_data;
    }

private:
    std::string file_{};
    std::string format_ = "text";
};

} // namespace

std::unique_ptr<Command> make_doctor_command() { return std::make_unique<DoctorCommand>(); }

} // namespace cnamdata::cli
