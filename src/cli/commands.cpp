// SPDX-License-Identifier: MPL-2.0
#include "cli/commands.hpp"

// One line a subcommand, in the order of the help: `name` is made by make_<name>_command() of command_<name>.cpp.
#define CNAMDATA_COMMANDS(COMMAND)                                                                                     \
    COMMAND(datasets)                                                                                                  \
    COMMAND(schema)                                                                                                    \
    COMMAND(fetch)                                                                                                     \
    COMMAND(refresh)                                                                                                   \
    COMMAND(ingest)                                                                                                    \
    COMMAND(filter)                                                                                                    \
    COMMAND(aggregate)                                                                                                 \
    COMMAND(series)                                                                                                    \
    COMMAND(sql)                                                                                                       \
    COMMAND(labels)                                                                                                    \
    COMMAND(status)                                                                                                    \
    COMMAND(info)                                                                                                      \
    COMMAND(verify)                                                                                                    \
    COMMAND(doctor)                                                                                                    \
    COMMAND(completion)                                                                                                \
    COMMAND(manual)

namespace cnamdata::cli {

#define DECLARE(name) std::unique_ptr<Command> make_##name##_command();
CNAMDATA_COMMANDS(DECLARE)
#undef DECLARE

std::vector<std::unique_ptr<Command>> make_commands() {
    std::vector<std::unique_ptr<Command>> commands;
#define MAKE(name) commands.push_back(make_##name##_command());
    CNAMDATA_COMMANDS(MAKE)
#undef MAKE
    return commands;
}

} // namespace cnamdata::cli
