// SPDX-License-Identifier: MPL-2.0
#include "cli/messages.hpp"

#include "cnamdata/error.hpp"

#include <algorithm>
#include <array>
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

std::string say(Language language, std::string_view id, const std::vector<std::string>& arguments) {
    const auto all = messages();
    const auto found = std::find_if(all.begin(), all.end(), [&](const Message& message) { return message.id == id; });
    if (found == all.end()) throw Error(Category::internal, "no message is called " + std::string(id));
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
