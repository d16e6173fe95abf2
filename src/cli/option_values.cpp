// SPDX-License-Identifier: MPL-2.0
#include "cli/option_values.hpp"

#include "cli/suggest.hpp"
#include "cli/text.hpp"

#include "cnamdata/error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace cnamdata::cli {
namespace {

/// `--top` of `-n,--top`.
std::string long_name(const std::string& names) { return split_commas(names).back(); }

std::uint64_t parse_number(const std::string& option, const std::string& text, std::uint64_t least) {
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error == std::errc{} && end == text.data() + text.size() && !text.empty() && value >= least) return value;
    const std::string wanted = least == 0 ? "a whole number" : fmt::format("a whole number of at least {}", least);
    throw Error(Category::usage, fmt::format("{} takes {}, not '{}'", option, wanted, text));
}

} // namespace

CLI::Option* add_text(CLI::App& app, const std::string& names, std::string& value, const std::string& value_name,
                      const std::string& description) {
    const auto take = [&value, option = long_name(names)](const std::string& text) {
        if (text.empty()) throw Error(Category::usage, option + " has an empty value", empty_value_hint);
        value = text;
    };
    return app.add_option_function<std::string>(names, take, description)->type_name(value_name);
}

CLI::Option* add_number(CLI::App& app, const std::string& names, std::optional<std::uint64_t>& value,
                        std::uint64_t least, const std::string& value_name, const std::string& description) {
    const auto parse = [&value, least, option = long_name(names)](const std::string& text) {
        value = parse_number(option, text, least);
    };
    return app.add_option_function<std::string>(names, parse, description)->type_name(value_name);
}

CLI::Option* add_choice(CLI::App& app, const std::string& names, std::string& value,
                        std::vector<std::string_view> choices, const std::string& description) {
    std::string value_name;
    for (std::string_view choice : choices)
        value_name.append(value_name.empty() ? "" : "|").append(choice);
    const auto parse = [&value, choices = std::move(choices), option = long_name(names)](const std::string& text) {
        if (std::find(choices.begin(), choices.end(), text) == choices.end())
            throw Error(Category::usage, fmt::format("unknown value '{}' for {}", text, option),
                        suggestion(text, choices));
        value = text;
    };
    return app.add_option_function<std::string>(names, parse, description)->type_name(value_name);
}

CLI::Option* add_list(CLI::App& app, const std::string& names, std::vector<std::string>& values,
                      const std::string& value_name, const std::string& description) {
    const auto parse = [&values, option = long_name(names)](const std::vector<std::string>& texts) {
        values.clear();
        for (const std::string& text : texts)
            for (std::string& name : parse_names(option, text))
                values.push_back(std::move(name));
    };
    return app.add_option_function<std::vector<std::string>>(names, parse, description)
        ->allow_extra_args(false)
        ->type_name(value_name);
}

CLI::Option* add_repeatable(CLI::App& app, const std::string& names, std::vector<std::string>& values,
                            const std::string& value_name, const std::string& description) {
    return app.add_option(names, values, description)->allow_extra_args(false)->type_name(value_name);
}

std::vector<std::string> parse_names(const std::string& option, const std::string& text) {
    std::vector<std::string> names = split_commas(text);
    for (const std::string& name : names)
        if (name.empty()) throw Error(Category::usage, fmt::format("{} has an empty name in '{}'", option, text));
    return names;
}

} // namespace cnamdata::cli
