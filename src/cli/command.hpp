// SPDX-License-Identifier: MPL-2.0
//
// What a subcommand is. Each lives in a file of its own, command_<name>.cpp, and has one line in commands.cpp.
#pragma once

#include "cli/console.hpp"
#include "cli/global_options.hpp"

#include "cnamdata/progress.hpp"

#include <CLI/CLI.hpp>

#include <chrono>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace cnamdata::cli {

struct Example {
    std::string_view command{}; ///< a whole command line
    std::string_view purpose{};
};

/// All that is known of a command without running it: help, man pages and completions come from here.
struct About {
    std::string_view name{};
    std::string_view summary{};      ///< one line, no full stop
    std::string_view details{};      ///< a paragraph
    std::vector<Example> examples{}; ///< at least one
    std::vector<int> exit_codes{};   ///< those it can give, besides 0 and the ones all commands share
    bool hidden = false;             ///< left out of the list of commands: for those who package the program
};

/// What a command may use while it runs.
struct Context {
    GlobalOptions globals{};
    Console console{};
    Progress progress{};
};

/// Tells with -v what `title` took.
void tell_speed(Context& context, const std::string& title, double seconds);

/// Runs `work` under a progress bar.
template <typename Work>
auto with_progress(Context& context, const std::string& title, Work work) {
    const auto start = std::chrono::steady_clock::now();
    auto result = [&] {
        const ProgressBar bar(context.console, context.progress, title, context.globals.progress());
        return work();
    }();
    tell_speed(context, title, std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
    return result;
}

/// Declared, parsed, run: a command does no work before run().
class Command {
public:
    explicit Command(About about) : about_(std::move(about)) {}
    virtual ~Command() = default;
    Command(const Command&) = delete;
    Command& operator=(const Command&) = delete;

    [[nodiscard]] const About& about() const noexcept { return about_; }

    /// Adds the options and arguments. The command outlives `app`.
    virtual void declare(CLI::App& app) = 0;

    /// Does the work; the result is the exit code. Throws Error and ClosedPipe.
    virtual int run(Context& context) = 0;

private:
    About about_;
};

} // namespace cnamdata::cli
