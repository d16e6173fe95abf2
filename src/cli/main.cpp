// SPDX-License-Identifier: MPL-2.0
//
// The program. The only place that turns exceptions into exit codes.
#include "cli/commands.hpp"
#include "cli/exit_codes.hpp"
#include "cli/output.hpp"
#include "cli/parser.hpp"
#include "cli/signals.hpp"
#include "cli/terminal.hpp"

#include <csignal>
#include <malloc.h>
#include <new>
#include <sys/resource.h>

namespace cnamdata::cli {
namespace {

int print(const std::string& text) {
    Output output;
    output.write(text);
    output.finish();
    return exit_done;
}

int run(Context& context, std::vector<std::string> arguments) {
    const bool terminal = is_terminal(context.console.fd());
    context.console.configure(GlobalOptions::early_settings(arguments, terminal));
    const auto commands = make_commands();
    Parser parser(context.globals, commands);
    const Invocation invocation = parser.parse(std::move(arguments));
    if (invocation.command == nullptr) return print(invocation.text);
    context.console.configure(context.globals.console_settings(terminal));
    return invocation.command->run(context);
}

/// Blocks of text and of codes go from one thread to another. With an arena for each, glibc would keep what one freed
/// from the others: a hundred megabytes of an ingest.
void share_freed_memory() {
#ifdef M_ARENA_MAX
    mallopt(M_ARENA_MAX, 1);
#endif
}

/// A question keeps each of its tables open. The lower limit is for programs that count descriptors in a fixed set.
void allow_many_files() {
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
    limit.rlim_cur = limit.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &limit); // where it is refused, the error comes with the file that is too many
}

int exit_code_of(const Error& error) {
    if (error.category() == Category::interrupted && caught_signal() == SIGTERM) return exit_sigterm;
    return static_cast<int>(error.category());
}

int guarded(Context& context, std::vector<std::string> arguments) {
    try {
        return run(context, std::move(arguments));
    } catch (const ClosedPipe&) {
        return exit_done;
    } catch (const Error& error) {
        const int code = exit_code_of(error);
        context.console.error(error, code);
        return code;
    } catch (const std::bad_alloc&) {
        context.console.error("out of memory", "Use fewer --threads, or group by fewer columns.", exit_internal);
    } catch (const std::exception& error) {
        context.console.error(std::string("unexpected: ") + error.what(),
                              "This is a defect of cnamdata: please report it.", exit_internal);
    } catch (...) {
        context.console.error("unexpected failure", "This is a defect of cnamdata: please report it.", exit_internal);
    }
    return exit_internal;
}

} // namespace
} // namespace cnamdata::cli

int main(int argc, char** argv) {
    cnamdata::cli::share_freed_memory();
    cnamdata::cli::allow_many_files();
    using namespace cnamdata::cli;
    reserve_standard_streams();
    static Context context; // the signal handler refers to it until the very end
    install_signal_handlers(context.progress);
    return guarded(context, std::vector<std::string>(argv + (argc > 0 ? 1 : 0), argv + argc));
}
