// SPDX-License-Identifier: MPL-2.0
#include "cli/command.hpp"
#include "cli/commands.hpp"
#include "cli/exit_codes.hpp"
#include "cli/manual.hpp"
#include "cli/option_values.hpp"
#include "cli/output.hpp"
#include "cli/parser.hpp"

#include <filesystem>

namespace cnamdata::cli {
namespace {

About about_manual() {
    return {.name = "manual",
            .summary = "write the manual pages",
            .details = "Writes cnamdata.1 and a page for every command into a folder, for packages; `cmake --install` "
                       "does so.",
            .examples = {{"cnamdata manual man1", "all pages"}},
            .exit_codes = {exit_disk},
            .hidden = true};
}

class ManualCommand final : public Command {
public:
    ManualCommand() : Command(about_manual()) {}

    void declare(CLI::App& app) override {
        app.add_option("DIR", folder_, "where to")->required()->type_name("")->group("Output");
    }

    int run(Context&) override {
        GlobalOptions globals;
        const auto commands = make_commands();
        Parser parser(globals, commands);
        const CLI::App& app = parser.whole_app();
        std::error_code told_by_write;
        std::filesystem::create_directories(folder_, told_by_write);
        write("cnamdata.1", program_manual(app, commands));
        for (const auto& command : commands) {
            const std::string name(command->about().name);
            if (!command->about().hidden)
                write("cnamdata-" + name + ".1", command_manual(*app.get_subcommand(name), *command));
        }
        return exit_done;
    }

private:
    void write(const std::string& name, const std::string& text) const {
        Output output((std::filesystem::path(folder_) / name).string());
        output.write(text);
        output.finish();
    }

    std::string folder_{};
};

} // namespace

std::unique_ptr<Command> make_manual_command() { return std::make_unique<ManualCommand>(); }

} // namespace cnamdata::cli
