// SPDX-License-Identifier: MPL-2.0
#include "cli/messages.hpp"

#include "cnamdata/error.hpp"

#include <cstdlib>

namespace cnamdata::cli {

Language language_of_environment() noexcept {
    for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
        const char* value = std::getenv(name);
        if (value == nullptr || *value == '\0') continue;
        return std::string_view(value).starts_with("fr") ? Language::french : Language::english;
    }
    return Language::english;
}

namespace {

const Message* find_message(std::string_view id) noexcept {
    for (const Message& message : messages())
        if (message.id == id) return &message;
    return nullptr;
}

} // namespace

bool has_message(std::string_view id) noexcept { return find_message(id) != nullptr; }

std::string say(Language language, std::string_view id, const std::vector<std::string>& arguments) {
    const Message* found = find_message(id);
    if (found == nullptr) throw Error(Category::internal, "no message is called " + std::string(id));
    const std::string_view text = language == Language::french ? found->french : found->english;
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '{' || i + 2 >= text.size() || text[i + 2] != '}') {
            out += text[i];
            continue;
        }
        const auto number = static_cast<std::size_t>(text[i + 1] - '0');
        if (number < arguments.size()) out += arguments[number];
        i += 2;
    }
    return out;
}

} // namespace cnamdata::cli
