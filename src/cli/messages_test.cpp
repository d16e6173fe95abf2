// SPDX-License-Identifier: MPL-2.0
#include "cli/messages.hpp"

#include "cnamdata/check.hpp"
#include "support/catch.hpp"
#include "support/errors.hpp"

#include <cstdlib>
#include <set>

using namespace cnamdata;
using namespace cnamdata::cli;

namespace {

/// The arguments a sentence takes: `0`, `1`…
std::set<char> arguments(std::string_view text) {
    std::set<char> found;
    for (std::size_t i = 0; i + 2 < text.size(); ++i)
        if (text[i] == '{' && text[i + 2] == '}') found.insert(text[i + 1]);
    return found;
}

void set_locale(const char* all, const char* kind, const char* lang) {
    setenv("LC_ALL", all, 1);
    setenv("LC_MESSAGES", kind, 1);
    setenv("LANG", lang, 1);
}

} // namespace

TEST_CASE("every message is there in both languages and takes the same arguments", "[messages]") {
    std::set<std::string_view> ids;
    for (const Message& message : messages()) {
        CAPTURE(message.id);
        CHECK(!message.english.empty());
        CHECK(!message.french.empty());
        CHECK(arguments(message.english) == arguments(message.french));
        CHECK(ids.insert(message.id).second);
    }
}

TEST_CASE("every verdict has its words", "[messages]") {
    for (const Verdict verdict : verdicts()) {
        CAPTURE(to_string(verdict));
        CHECK(has_message("verdict." + std::string(to_string(verdict))));
    }
}

TEST_CASE("every symptom has its words, and a remedy if it is a defect", "[messages]") {
    for (const Symptom symptom : symptoms()) {
        const std::string name(to_string(symptom));
        CAPTURE(name);
        CHECK(has_message("symptom." + name));
        CHECK(has_message("remedy." + name) != is_harmless(symptom));
    }
}

TEST_CASE("arguments take their places", "[messages]") {
    CHECK(say(Language::english, "verify.agrees-edition", {"36", "2020-04"}) ==
          "; it agrees with the 36 published totals of edition 2020-04");
    CHECK(say(Language::french, "verify.count") == "lignes");
    CHECK(test::error_of([] { (void)say(Language::english, "no.such"); })->category() == Category::internal);
}

TEST_CASE("the environment tells the language, the strongest variable first", "[messages]") {
    const char* before = std::getenv("LC_ALL");
    const std::string kept = before == nullptr ? "" : before;
    set_locale("", "", "fr_FR.UTF-8");
    CHECK(language_of_environment() == Language::french);
    set_locale("", "en_GB.UTF-8", "fr_FR.UTF-8");
    CHECK(language_of_environment() == Language::english);
    set_locale("fr", "en_GB.UTF-8", "C");
    CHECK(language_of_environment() == Language::french);
    set_locale("C.UTF-8", "fr_FR", "fr_FR");
    CHECK(language_of_environment() == Language::english);
    set_locale("", "", "");
    CHECK(language_of_environment() == Language::english);
    set_locale(kept.c_str(), "", "");
}
