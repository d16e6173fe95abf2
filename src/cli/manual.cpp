// SPDX-License-Identifier: MPL-2.0
#include "cli/manual.hpp"

#include "cli/exit_codes.hpp"
#include "cli/help.hpp"

#include "cnamdata/version.hpp"

#include <fmt/format.h>

namespace cnamdata::cli {
namespace {

/// A text that means nothing to roff: backslashes, hyphens that are to be copied, lines that look like requests.
std::string plain(std::string_view text) {
    std::string out;
    bool begins = true;
    for (const char c : text) {
        if (begins && (c == '.' || c == '\'')) out += "\\&";
        if (c == '\\')
            out += "\\e";
        else if (c == '-')
            out += "\\-";
        else
            out += c;
        begins = c == '\n';
    }
    return out;
}

std::string heading(std::string_view page, std::string_view summary) {
    return fmt::format(".TH {} 1 \"\" \"cnamdata {}\" \"\"\n.SH NAME\n{} \\- {}\n", plain(page), version, plain(page),
                       plain(summary));
}

void add_options(std::string& out, const CLI::App& app) {
    for (const std::string& group : groups_of(app)) {
        if (group.empty()) continue; // hidden
        out += fmt::format(".SS {}\n", plain(group));
        for (const CLI::Option* option : app.get_options()) {
            if (option->get_group() != group) continue;
            std::string description = plain(option->get_description());
            for (std::size_t at = 0; (at = description.find('\n', at)) != std::string::npos; at += 5)
                description.replace(at, 1, "\n.br\n");
            out += fmt::format(".TP\n.B {}\n{}\n", plain(label_of(*option)), description);
        }
    }
}

} // namespace

std::string program_manual(const CLI::App& app, std::span<const std::unique_ptr<Command>> commands) {
    std::string out = heading("cnamdata", "the open data of the French health insurance, to a trustworthy aggregate");
    out += ".SH SYNOPSIS\n.B cnamdata\n[GLOBAL OPTIONS] COMMAND [OPTIONS]\n.SH COMMANDS\n";
    for (const auto& command : commands) {
        const About& about = command->about();
        if (!about.hidden)
            out += fmt::format(".TP\n.BR cnamdata\\-{} (1)\n{}\n", plain(about.name), plain(about.summary));
    }
    out += ".SH OPTIONS\n";
    add_options(out, app);
    return out + ".PP\nGlobal options may stand before or after the command. Data go to standard output or to a file, "
                 "all the rest to standard error.\n";
}

std::string command_manual(const CLI::App& app, const Command& command) {
    const About& about = command.about();
    std::string out = heading(fmt::format("cnamdata-{}", about.name), about.summary);
    out += fmt::format(".SH SYNOPSIS\n.B cnamdata {}\n[OPTIONS]{}\n.SH DESCRIPTION\n{}\n.SH OPTIONS\n",
                       plain(about.name), plain(positionals_of(app)), plain(about.details));
    add_options(out, app);
    out += ".SH EXIT STATUS\n";
    for (const int code : exit_codes_of(about))
        out += fmt::format(".TP\n.B {}\n{}\n", code, plain(exit_meaning(code)));
    out += ".SH EXAMPLES\n";
    for (const Example& example : about.examples)
        out += fmt::format(".TP\n{}\n.nf\n{}\n.fi\n", plain(example.purpose), plain(example.command));
    return out + ".SH SEE ALSO\n.BR cnamdata (1)\n";
}

} // namespace cnamdata::cli
