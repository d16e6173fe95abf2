// SPDX-License-Identifier: MPL-2.0
#include "cli/command.hpp"
#include "cli/commands.hpp"
#include "cli/completion.hpp"
#include "cli/exit_codes.hpp"
#include "cli/option_values.hpp"
#include "cli/output.hpp"
#include "cli/parser.hpp"
#include "cli/text.hpp"

#include "cnamdata/error.hpp"

namespace cnamdata::cli {
namespace {

About about_completion() {
    return {.name = "completion",
            .summary = "complete command lines in bash, zsh or fish",
            .details =
                "Prints the script that a shell sources to complete command lines: commands, options and their values, "
                "datasets, the columns of the source that is named, the periods that the store has. The script asks "
                "the program at each <Tab>, so it need not be made again when the program changes. `cmake --install` "
                "puts it where the shells look for it.",
            .examples = {{"source <(cnamdata completion bash)", "for this bash, or in ~/.bashrc"},
                         {"cnamdata completion zsh > \"${fpath[1]}/_cnamdata\"", "for every zsh that runs compinit"},
                         {"cnamdata completion fish > ~/.config/fish/completions/cnamdata.fish", "for every fish"},
                         {"cnamdata completion bash -- aggregate medic --by AT",
                          "what the script asks: flags, then what may stand in the place of the last word"}},
            .exit_codes = {}};
}

/// The answer to a script.
std::string answer(const Completion& completion, bool with_descriptions) {
    std::string text;
    text += completion.files ? "files " : "";
    text += completion.folders ? "folders " : "";
    text += completion.goes_on ? "nospace" : "";
    text += '\n';
    for (const Candidate& candidate : completion.candidates) {
        text += candidate.text;
        if (with_descriptions && !candidate.description.empty()) text += '\t' + candidate.description;
        text += '\n';
    }
    return text;
}

class CompletionCommand final : public Command {
public:
    CompletionCommand() : Command(about_completion()) {}

    void declare(CLI::App& app) override {
        add_choice(app, "SHELL", shell_, completion_shells(), "bash, zsh or fish")->required()->group("Shell");
        app.add_option("WORDS", words_,
                       "after --: a command line without the program's name; print what may stand in the place of its "
                       "last word, which may be empty")
            ->type_name("")
            ->group("Shell");
    }

    int run(Context& context) override {
        Output output;
        output.write(words_.empty() ? std::string(completion_script(shell_)) : candidates(context));
        output.finish();
        return exit_done;
    }

private:
    [[nodiscard]] std::string candidates(const Context& context) const {
        GlobalOptions globals;
        const auto commands = make_commands();
        Parser parser(globals, commands);
        return answer(complete(parser.whole_app(), words_, context.globals.store()), shell_ != "bash");
    }

    std::string shell_{};
    std::vector<std::string> words_{};
};

} // namespace

std::unique_ptr<Command> make_completion_command() { return std::make_unique<CompletionCommand>(); }

} // namespace cnamdata::cli
