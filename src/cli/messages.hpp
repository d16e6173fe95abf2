// SPDX-License-Identifier: MPL-2.0
//
// Sentences in English and French, side by side in one table. Constant data; thread-safe.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace cnamdata::cli {

enum class Language { english, french };

/// Of the messages, by $LC_ALL, else $LC_MESSAGES, else $LANG: French when it begins with `fr`, else English.
[[nodiscard]] Language language_of_environment() noexcept;

struct Message {
    std::string_view id{};
    std::string_view english{}; ///< `{0}`, `{1}`… stand for arguments
    std::string_view french{};
};

/// All of them.
[[nodiscard]] std::span<const Message> messages() noexcept;

/// Whether there is one of that id.
[[nodiscard]] bool has_message(std::string_view id) noexcept;

/// The sentence of that id. An argument that is not given is empty. Throws Error(internal) for an unknown id.
[[nodiscard]] std::string say(Language language, std::string_view id, const std::vector<std::string>& arguments = {});

} // namespace cnamdata::cli
