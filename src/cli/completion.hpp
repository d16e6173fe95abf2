// SPDX-License-Identifier: MPL-2.0
//
// Completion of a command line: what may stand in the place of its last word. Everything comes from the options as they
// are declared for --help, from the registry of datasets and from the files and the store that the line names.
#pragma once

#include <CLI/CLI.hpp>

#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace cnamdata::cli {

struct Candidate {
    std::string text{}; ///< takes the place of the whole last word
    std::string description{};
};

struct Completion {
    std::vector<Candidate> candidates{};
    bool files = false;   ///< names of files may stand there as well
    bool folders = false; ///< names of folders may stand there as well
    bool goes_on = false; ///< the word may go on after a candidate: no space
};

/// `words`: a command line without the program's name, perhaps with an empty last word. `store` is used unless the line
/// names another. Never throws for what cannot be read: there is nothing to propose then.
[[nodiscard]] Completion complete(const CLI::App& app, std::span<const std::string> words,
                                  const std::filesystem::path& store);

/// The shells that have a script.
[[nodiscard]] std::vector<std::string_view> completion_shells();

/// What a shell sources: it asks `cnamdata completion SHELL -- WORDS...` at each <Tab>. `shell` is one of the above.
[[nodiscard]] std::string_view completion_script(std::string_view shell);

} // namespace cnamdata::cli
