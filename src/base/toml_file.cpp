// SPDX-License-Identifier: MPL-2.0
#include "base/toml_file.hpp"

#include "base/file.hpp"
#include "base/text.hpp"
#include "cnamdata/error.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <toml++/toml.h>

namespace cnamdata {

namespace fs = std::filesystem;

struct TomlTable::Node {
    std::shared_ptr<const toml::table> root{}; ///< owns `table`
    const toml::table* table = nullptr;
    std::string file{};
};

namespace {

[[noreturn]] void fail_at(const std::string& file, const toml::source_position& at, const std::string& message,
                          std::string hint) {
    throw Error(Category::usage, fmt::format("{} (column {})", message, at.column),
                Location{.file = file, .line = at.line}, std::move(hint));
}

} // namespace

TomlTable::TomlTable(std::shared_ptr<const Node> node) : node_(std::move(node)) {}

TomlTable TomlTable::read(const fs::path& path) {
    const MappedFile file(path);
    const std::string_view text(reinterpret_cast<const char*>(file.bytes().data()), file.bytes().size());
    try {
        auto root = std::make_shared<const toml::table>(toml::parse(text));
        const toml::table* table = root.get();
        return TomlTable(std::make_shared<const Node>(Node{std::move(root), table, path.string()}));
    } catch (const toml::parse_error& error) {
        fail_at(path.string(), error.source().begin, fmt::format("this is no TOML: {}", error.description()),
                "A text stands between double quotes, a list between [ and ].");
    }
}

bool TomlTable::has(std::string_view key) const { return node_->table->contains(key); }

std::vector<std::string> TomlTable::keys() const {
    std::vector<std::pair<toml::source_position, std::string>> found;
    for (auto&& [key, value] : *node_->table)
        found.emplace_back(key.source().begin, std::string(key.str()));
    std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<std::string> names;
    for (auto& one : found)
        names.push_back(std::move(one.second));
    return names;
}

void TomlTable::fail(std::string_view key, const std::string& message, std::string hint) const {
    const toml::node* value = node_->table->get(key);
    fail_at(node_->file, (value == nullptr ? node_->table->source() : value->source()).begin, message, std::move(hint));
}

void TomlTable::wrong_type(std::string_view key, std::string_view wanted) const {
    fail(key, fmt::format("{} must be {}", key, wanted));
}

std::optional<std::string> TomlTable::text(std::string_view key) const {
    if (!has(key)) return {};
    const auto value = node_->table->get(key)->value_exact<std::string>();
    if (!value) wrong_type(key, "a text between quotes");
    return *value;
}

std::optional<bool> TomlTable::flag(std::string_view key) const {
    if (!has(key)) return {};
    const auto value = node_->table->get(key)->value_exact<bool>();
    if (!value) wrong_type(key, "true or false");
    return *value;
}

std::optional<double> TomlTable::number(std::string_view key) const {
    if (!has(key)) return {};
    const toml::node* node = node_->table->get(key);
    if (!node->is_number()) wrong_type(key, "a number");
    const double value = node->value<double>().value_or(-1);
    if (!(value >= 0)) wrong_type(key, "a number of at least zero");
    return value;
}

std::optional<std::vector<std::string>> TomlTable::list(std::string_view key) const {
    if (!has(key)) return {};
    std::vector<std::string> items;
    const toml::node* node = node_->table->get(key);
    if (const toml::array* array = node->as_array()) {
        for (const toml::node& item : *array) {
            const auto value = item.value_exact<std::string>();
            if (!value) wrong_type(key, "a list of texts");
            items.push_back(*value);
        }
    } else if (const auto value = node->value_exact<std::string>()) {
        for (const std::string_view piece : split(*value, ','))
            items.emplace_back(trim(piece));
    } else {
        wrong_type(key, "a list of texts");
    }
    if (std::any_of(items.begin(), items.end(), [](const std::string& item) { return trim(item).empty(); }))
        fail(key, fmt::format("{} has an empty name", key));
    return items;
}

std::optional<TomlTable> TomlTable::table(std::string_view key) const {
    if (!has(key)) return {};
    const toml::table* inner = node_->table->get(key)->as_table();
    if (inner == nullptr) wrong_type(key, fmt::format("a table: [{}]", key));
    return TomlTable(std::make_shared<const Node>(Node{node_->root, inner, node_->file}));
}

void TomlTable::allow_only(std::span<const std::string_view> known) const {
    for (auto&& [key, value] : *node_->table) {
        const std::string name(key.str());
        if (std::find(known.begin(), known.end(), name) != known.end()) continue;
        std::string all;
        for (const std::string_view one : known)
            all.append(all.empty() ? "" : ", ").append(one);
        fail_at(node_->file, key.source().begin, fmt::format("unknown key '{}'", name),
                did_you_mean(name, known) + fmt::format("The keys are {}.", all));
    }
}

} // namespace cnamdata
